package crashlab.ui.fault;

import crashlab.ui.fault.FaultKind.Field;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the picked fault does, and its fields, each with what is wrong with it.
final class FaultForm extends VBox {
  private final FaultPalette palette;
  private final Label explanation = new Label();
  private final GridPane grid = new GridPane();
  private final Map<Field, TextField> texts = new EnumMap<>(Field.class);
  private final Map<Field, Label> complaints = new EnumMap<>(Field.class);
  private final ComboBox<String> modules = new ComboBox<>();
  private final Map<Field, ComboBox<String>> choices = new EnumMap<>(Field.class);
  private @Nullable FaultKind shown;

  FaultForm(FaultPalette palette) {
    this.palette = palette;
    getStyleClass().add("fault-form");
    explanation.getStyleClass().add("fault-explanation");
    explanation.setWrapText(true);
    explanation.setMinHeight(USE_PREF_SIZE);
    grid.getStyleClass().add("fault-fields");
    offer(Field.MODULE, modules);
    for (Field field : Field.values()) {
      var complaint = new Label();
      complaint.getStyleClass().add("fault-problem");
      complaint.setWrapText(true);
      complaint.setMinHeight(USE_PREF_SIZE);
      complaint.setId("fault-" + field.key() + "-problem");
      complaints.put(field, complaint);
      if (!field.choices().isEmpty()) {
        var choice = new ComboBox<String>();
        choice.getItems().setAll(field.choices());
        offer(field, choice);
      } else if (field != Field.MODULE) {
        texts.put(field, text(field));
      }
    }
    getChildren().addAll(explanation, grid);
  }

  private void offer(Field field, ComboBox<String> choice) {
    choice.setId("fault-" + field.key());
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.valueProperty().subscribe(value -> changed(field, value));
    choices.put(field, choice);
  }

  private TextField text(Field field) {
    var text = new TextField();
    text.setId("fault-" + field.key());
    text.setPrefColumnCount(8);
    text.textProperty().subscribe(value -> changed(field, value));
    text.setOnAction(_ -> palette.arm());
    return text;
  }

  private void changed(Field field, @Nullable String value) {
    FaultDraft draft = palette.draft();
    if (value != null
        && draft.kind().fields().contains(field)
        && shown == draft.kind()
        && !value.equals(draft.values().get(field))) {
      palette.change(field, value);
    }
  }

  void show(FaultDraft draft, Map<Field, String> problems) {
    if (shown != draft.kind()) {
      arrange(draft.kind());
    }
    for (Field field : draft.kind().fields()) {
      String value = draft.values().getOrDefault(field, "");
      TextField text = texts.get(field);
      ComboBox<String> choice = choices.get(field);
      if (choice != null) {
        choice.setValue(value);
      } else if (text != null && !text.getText().equals(value)) {
        text.setText(value);
      }
      complain(field, problems.get(field));
    }
  }

  private void complain(Field field, @Nullable String problem) {
    Label complaint = complaints.get(field);
    if (complaint != null) {
      complaint.setText(problem == null ? "" : "▲ " + problem);
      complaint.setVisible(problem != null);
      complaint.setManaged(problem != null);
    }
  }

  private void arrange(FaultKind kind) {
    shown = null; // what the fields say meanwhile is about the fault before
    explanation.setText(kind.explanation());
    grid.getChildren().clear();
    int row = 0;
    for (Field field : kind.fields()) {
      TextField text = texts.get(field);
      Node input = text == null ? choices.getOrDefault(field, modules) : text;
      String word = kind.hasTarget() ? field.label() : "By";
      var label = new Label(word);
      label.setLabelFor(input);
      label.setMinWidth(USE_PREF_SIZE);
      input.setAccessibleText(word);
      GridPane.setHgrow(input, Priority.ALWAYS);
      grid.addRow(row++, label, input);
      Label complaint = complaints.get(field);
      if (complaint != null) {
        grid.add(complaint, 0, row++, 2, 1);
      }
    }
    if (kind.asksFor(Field.MODULE)) {
      modules.getItems().setAll(palette.modules());
    }
    shown = kind;
  }

  /// Offers the modules of the run that is shown now.
  void showModules() {
    modules.getItems().setAll(palette.modules());
    if (palette.draft().kind().asksFor(Field.MODULE)
        && !palette.modules().contains(palette.draft().value(Field.MODULE))) {
      FaultDraft fresh = palette.preset(palette.draft().kind());
      palette.change(Field.MODULE, fresh.value(Field.MODULE));
      palette.change(Field.ID, fresh.value(Field.ID));
    }
  }

  /// Puts the keyboard into the first field.
  void takeFocus() {
    grid.getChildren().stream()
        .filter(node -> node instanceof TextField || node instanceof ComboBox<?>)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }
}
