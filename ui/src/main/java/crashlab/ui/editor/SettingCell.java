package crashlab.ui.editor;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A row of the form: the group above its first setting, the name, the control.
final class SettingCell extends ListCell<Setting> {
  private static final double CONTROL_EMS = 13;

  private final FormModel form;
  private final Label group = new Label();
  private final Label name = new Label();
  private final Label note = new Label();
  private final HBox control = new HBox(4);
  private final VBox whole;
  private Consumer<String> setter = _ -> {};
  private @Nullable Setting made;
  private boolean showing;

  SettingCell(FormModel form) {
    this.form = form;
    group.getStyleClass().add("editor-group");
    note.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    control.setStyle("-fx-min-width: %sem; -fx-max-width: %<sem;".formatted(CONTROL_EMS));
    var row = new HBox(8, name, note, gap, control);
    row.getStyleClass().add("editor-setting");
    whole = new VBox(group, row);
    getStyleClass().add("editor-setting-cell");
    setFocusTraversable(false);
    form.readableProperty().subscribe(_ -> updateItem(getItem(), isEmpty()));
  }

  @Override
  protected void updateItem(@Nullable Setting setting, boolean empty) {
    super.updateItem(setting, empty);
    if (empty || setting == null) {
      setGraphic(null);
      return;
    }
    int index = getIndex();
    var all = form.settings();
    boolean first =
        index <= 0 || index >= all.size() || !all.get(index - 1).group().equals(setting.group());
    group.setText(setting.group());
    group.setVisible(first);
    group.setManaged(first);
    name.setText(setting.label());
    note.setText(note(setting));
    showValue(setting);
    control.setDisable(!form.canChange(setting));
    setGraphic(whole);
  }

  /// Makes a control only if the one that is there is for something else: so it keeps the focus.
  private void showValue(Setting setting) {
    Setting before = made;
    made = setting;
    showing = true;
    if (before == null || !before.isAt(setting)) {
      Node node = make(setting);
      node.setId("setting" + setting.pointer().replace('/', '-'));
      node.setAccessibleText(setting.group() + ", " + setting.label());
      HBox.setHgrow(node, Priority.ALWAYS);
      control.getChildren().setAll(node);
    }
    setter.accept(setting.value());
    showing = false;
  }

  private static String note(Setting setting) {
    return setting.parameter() != null
        ? "parameter " + setting.parameter()
        : setting.given() ? "" : "default";
  }

  private Node make(Setting setting) {
    return switch (setting.kind()) {
      case Setting.WordChoice(var words) -> combo(setting, words, false);
      case Setting.VerbChoice verb -> combo(setting, verb.verbs(), false);
      case Setting.Free(var usual) -> usual.isEmpty() ? field() : combo(setting, usual, true);
      case Setting.Whole kind -> whole(kind);
    };
  }

  private ComboBox<String> combo(Setting setting, List<String> words, boolean free) {
    var combo = new ComboBox<String>();
    List<String> items = new ArrayList<>(words);
    if (!setting.value().isEmpty() && !items.contains(setting.value())) {
      items.addFirst(setting.value());
    }
    combo.getItems().setAll(items);
    combo.setEditable(free);
    combo.setMaxWidth(Double.MAX_VALUE);
    combo.valueProperty().addListener((_, _, value) -> set(value));
    setter = combo::setValue;
    return combo;
  }

  private TextField field() {
    var field = new TextField();
    field.setOnAction(_ -> set(field.getText()));
    field
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused) {
            set(field.getText());
          }
        });
    setter = field::setText;
    return field;
  }

  /// A number between two buttons: one less, one more.
  private Node whole(Setting.Whole kind) {
    TextField field = field();
    field.getStyleClass().add("editor-number");
    field.setPrefColumnCount(6);
    field.setOnKeyPressed(event -> {
      switch (event.getCode()) {
        case UP -> step(kind, 1);
        case DOWN -> step(kind, -1);
        default -> {
          return;
        }
      }
      event.consume();
    });
    HBox.setHgrow(field, Priority.ALWAYS);
    var less = Buttons.icon(Feather.MINUS, "One less (Down)", "less", () -> step(kind, -1));
    var more = Buttons.icon(Feather.PLUS, "One more (Up)", "more", () -> step(kind, 1));
    less.setFocusTraversable(false);
    more.setFocusTraversable(false);
    var box = new HBox(2, less, field, more);
    box.setAlignment(Pos.CENTER);
    box.setMaxWidth(Double.MAX_VALUE);
    return box;
  }

  private void step(Setting.Whole kind, int by) {
    Setting setting = getItem();
    if (setting == null) {
      return;
    }
    try {
      long value = Math.addExact(Long.parseLong(setting.value()), by);
      set(Long.toString(Math.clamp(value, kind.least(), kind.most())));
    } catch (NumberFormatException | ArithmeticException _) {
      showValue(setting); // what stands there is no number that has a next one
    }
  }

  private void set(@Nullable String value) {
    Setting setting = getItem();
    if (!showing && value != null && setting != null && !form.set(setting, value)) {
      showValue(setting);
    }
  }
}
