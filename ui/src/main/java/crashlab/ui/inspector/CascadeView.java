package crashlab.ui.inspector;

import crashlab.analysis.ToldCascade;
import crashlab.analysis.ToldCascade.ToldStep;
import crashlab.analysis.Wording;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Recording;
import crashlab.ui.session.ViewedRun;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A failure told step by step, in words: what the pictures show with arrows, and what a screen
/// reader reads. A click or Enter goes to a step; the step at which the cursor is, is marked.
public final class CascadeView extends VBox {
  private static final int MOST_FINDINGS = 3;
  private static final String HINT = "Pick a fault on the left and click a process.";

  private final CascadeModel model;
  private final Label findings = new Label();
  private final ScrollPane happened = new ScrollPane(findings);
  private final Label title = new Label();
  private final Label summary = new Label();
  private final Label untold = new Label();
  private final Label empty = new Label("No failures in this run. " + HINT);
  private final Button previous = button("previous", "Previous cascade", Feather.CHEVRON_LEFT);
  private final Button next = button("next", "Next cascade", Feather.CHEVRON_RIGHT);
  private final Button copy = button("copy", "Copy the chain as text", Feather.COPY);
  private final ListView<ToldStep> list = new ListView<>();
  private final VBox told = new VBox();

  public CascadeView(ViewedRun view, Theme theme) {
    model = new CascadeModel(view);
    setId("cascade-view");
    getStyleClass().add("cascade-view");
    getStylesheets()
        .add(String.valueOf(CascadeView.class.getResource("/crashlab/ui/inspector.css")));
    prepareList();
    arrange();
    theme.textScaleProperty().subscribe(list::refresh);
    previous.setOnAction(_ -> model.another(-1));
    next.setOnAction(_ -> model.another(1));
    copy.setOnAction(_ -> copy());
    model.toldProperty().subscribe(this::show);
    view.recordingProperty().subscribe(this::show);
    model.reachedProperty().subscribe(this::follow);
    view.selection().eventProperty().subscribe(this::follow);
    show();
  }

  private static Button button(String id, String words, Feather icon) {
    var button = new Button(null, new FontIcon(icon));
    button.setId("cascade-" + id);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.getStyleClass().add("flat");
    return button;
  }

  private void prepareList() {
    list.setId("cascade-list");
    list.getStyleClass().add("cascade-list");
    list.setAccessibleText("Steps of the cascade");
    list.setCellFactory(steps -> new StepCell(model, steps));
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            ToldStep line = list.getSelectionModel().getSelectedItem();
            if (line != null) {
              model.toStep(line.step().number());
            }
            event.consume();
          }
        });
  }

  private void arrange() {
    findings.setId("cascade-findings");
    findings.getStyleClass().add("cascade-findings");
    findings.setWrapText(true);
    happened.setId("cascade-happened");
    happened.getStyleClass().add("cascade-happened");
    happened.setAccessibleText("What happened in this run");
    happened.setFitToWidth(true);
    happened.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    title.setId("cascade-title");
    title.getStyleClass().add("cascade-title");
    title.setMinWidth(USE_PREF_SIZE);
    summary.setId("cascade-summary");
    summary.getStyleClass().add("cascade-summary");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    untold.getStyleClass().add("cascade-untold");
    untold.setWrapText(true);
    empty.setId("cascade-empty");
    empty.getStyleClass().add("cascade-empty");
    empty.setWrapText(true);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(2, title, gap, previous, next, copy);
    bar.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox.setVgrow(told, Priority.ALWAYS);
    told.setSpacing(6);
    told.getChildren().addAll(happened, bar, summary, list, untold);
    getChildren().addAll(told, empty);
  }

  private void show() {
    ToldCascade cascade = model.told();
    boolean recorded = model.view().recording() != null;
    told.setVisible(cascade != null);
    told.setManaged(cascade != null);
    empty.setVisible(cascade == null);
    empty.setManaged(cascade == null);
    empty.setText(recorded ? withoutCascade() : "Open a scenario to see its failures here.");
    if (cascade == null) {
      list.getItems().clear();
      return;
    }
    findings.setText(String.join("\n\n", findings()));
    String more = model.uncounted() == 0 ? "" : "+";
    title.setText(
        "Cascade %s of %s%s"
            .formatted(Wording.count(model.number() + 1L), Wording.count(model.count()), more));
    summary.setText(cascade.summary());
    previous.setDisable(model.number() == 0);
    next.setDisable(model.number() == model.count() - 1);
    untold.setText(cascade.untold());
    untold.setVisible(!cascade.untold().isEmpty());
    untold.setManaged(untold.isVisible());
    list.getItems().setAll(cascade.lines());
    follow();
  }

  /// What the story begins with.
  private List<String> findings() {
    Recording run = model.view().recording();
    List<String> told =
        run == null
            ? List.of()
            : run.findings().lines().stream().map(line -> line.sentence() + ".").toList();
    return told.subList(0, Math.min(told.size(), MOST_FINDINGS));
  }

  private String withoutCascade() {
    List<String> told = findings();
    return told.isEmpty()
        ? "No failures in this run. " + HINT
        : String.join("\n\n", told) + "\n\n" + HINT;
  }

  /// Selects and shows the row of the selected event, else that of the cursor.
  private void follow() {
    ToldCascade cascade = model.told();
    if (cascade == null || list.getItems().size() != cascade.lines().size()) {
      return;
    }
    int selected = model.graph().numberOf(model.view().selection().event()) - 1;
    int row = selected >= 0 ? selected : model.reachedProperty().get();
    if (row < 0) {
      list.getSelectionModel().clearSelection();
      return;
    }
    list.getSelectionModel().select(row);
    list.scrollTo(Math.max(0, row - 1));
  }

  private void copy() {
    ToldCascade cascade = model.told();
    if (cascade != null) {
      var content = new ClipboardContent();
      content.putString(title.getText() + ": " + cascade.summary() + "\n" + cascade.text());
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  /// Goes to what brought the selected event about. Returns whether there is something.
  public boolean toCause() {
    return model.toCause();
  }

  /// Goes to what the selected event brought about. Returns whether there is something.
  public boolean toEffect() {
    return model.toEffect();
  }

  /// Goes to a step of the cascade by its number, from 1. Returns whether there is one.
  public boolean toStep(int number) {
    return model.toStep(number);
  }

  /// Tells the previous (-1) or next (1) cascade and goes to its first step.
  public void another(int direction) {
    model.another(direction);
  }
}
