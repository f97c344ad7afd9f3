package crashlab.ui.editor;

import atlantafx.base.theme.Styles;
import crashlab.ui.session.RunSession;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with the text, and how it stands with it.
final class EditorBar extends VBox {
  private final RunSession session;
  private final EditorModel model;
  private final Label state = new Label();

  /// What the view does to the text.
  record TextActions(Runnable find, Runnable undo, Runnable redo) {}

  EditorBar(
      RunSession session,
      EditorModel model,
      EditorFiles files,
      JsonArea area,
      TextActions actions) {
    this.session = session;
    this.model = model;
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var tools =
        new HBox(
            apply(),
            Buttons.icon(Feather.SAVE, "Save (Ctrl+S)", "editor-save", files::save),
            undo(area, actions.undo),
            redo(area, actions.redo),
            Buttons.icon(Feather.SEARCH, "Find (Ctrl+F)", "editor-find-open", actions.find),
            gap,
            reset());
    tools.getStyleClass().add("editor-tools");
    getStyleClass().add("editor-head");
    getChildren().addAll(tools, stateLine());
  }

  private Button apply() {
    var button = new Button("Apply", new FontIcon(Feather.PLAY));
    button.setId("editor-apply");
    button.getStyleClass().add(Styles.ACCENT);
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip("Run this text (Ctrl+Enter)"));
    button.disableProperty().bind(model.applicableProperty().not());
    button.setOnAction(_ -> model.apply());
    return button;
  }

  private static Button undo(JsonArea area, Runnable action) {
    var button = Buttons.icon(Feather.CORNER_UP_LEFT, "Undo (Ctrl+Z)", "editor-undo", action);
    area.undoAvailableProperty()
        .addListener((_, _, available) -> button.setDisable(!Boolean.TRUE.equals(available)));
    button.setDisable(true);
    return button;
  }

  private static Button redo(JsonArea area, Runnable action) {
    var button =
        Buttons.icon(Feather.CORNER_UP_RIGHT, "Redo (Ctrl+Shift+Z)", "editor-redo", action);
    area.redoAvailableProperty()
        .addListener((_, _, available) -> button.setDisable(!Boolean.TRUE.equals(available)));
    button.setDisable(true);
    return button;
  }

  private Button reset() {
    var button = Buttons.words("Reset", "editor-reset", model::reset);
    button.setTooltip(new Tooltip("Bring back the text as it was opened; Ctrl+Z undoes that"));
    button.getStyleClass().add(Styles.FLAT);
    return button;
  }

  private HBox stateLine() {
    var modified = new Label("● unsaved");
    modified.setId("editor-modified");
    modified.setMinWidth(USE_PREF_SIZE);
    modified.visibleProperty().bind(model.modifiedProperty());
    modified.managedProperty().bind(modified.visibleProperty());
    modified.getStyleClass().add("editor-modified");
    state.setId("editor-state");
    state.getStyleClass().add("editor-state");
    state.setWrapText(true); // what is said of problems does not fit into the narrow column
    model.checksProperty().subscribe(_ -> say());
    model.applicableProperty().subscribe(_ -> say());
    model.shownProperty().subscribe(_ -> say());
    session.currentProperty().subscribe(_ -> say());
    var line = new HBox(state, modified);
    line.getStyleClass().add("editor-state-line");
    HBox.setHgrow(state, Priority.ALWAYS);
    state.setMaxWidth(Double.MAX_VALUE);
    return line;
  }

  private void say() {
    EditedText text = model.shown();
    var branch = session.current();
    if (text == null) {
      state.setText("Open a scenario, or drop a file here.");
      return;
    }
    String name = text.running.name();
    boolean wrong = model.verdictProperty().get() instanceof ReaderAnswer.Wrong;
    state.setText(
        switch (model.verdictProperty().get()) {
          case ReaderAnswer.Wrong found when model.isShowingLastValid() ->
              EditorWords.count(found) + " · showing last valid version";
          case ReaderAnswer.Wrong found when branch == null ->
              EditorWords.count(found) + " · " + name + " cannot run yet";
          case ReaderAnswer.Wrong found ->
              EditorWords.count(found) + " · " + name + " cannot run; showing " + branch.name();
          case ReaderAnswer.Sound _ when model.applicableProperty().get() ->
              name + " · changed, Ctrl+Enter runs it";
          case ReaderAnswer.Sound _ -> name;
        });
    pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), wrong);
  }
}
