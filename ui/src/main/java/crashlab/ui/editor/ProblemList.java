package crashlab.ui.editor;

import atlantafx.base.theme.Styles;
import crashlab.scenario.ScenarioProblem;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is wrong with the text, each with its place; Enter or a click goes there.
final class ProblemList extends VBox {
  private static final int MOST_ROWS = 4;
  private static final double MOST_LINES = 9;
  private static final double ROOM_FOR_BUTTONS = 16;
  private static final double ROOM_FOR_SCROLL_BAR = 36;

  private final EditorModel model;
  private final JsonArea area;
  private final ListView<ScenarioProblem> list = new ListView<>();
  private final Label more = new Label();

  ProblemList(EditorModel model, JsonArea area) {
    this.model = model;
    this.area = area;
    list.setId("editor-problems");
    list.setAccessibleText("Problems of the scenario");
    list.setCellFactory(_ -> new ProblemRow());
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        jump(list.getSelectionModel().getSelectedItem());
        event.consume();
      }
    });
    more.getStyleClass().add(Styles.TEXT_MUTED);
    getStyleClass().add("editor-problems");
    getChildren().addAll(list, more);
    model.verdictProperty().subscribe(this::show);
    widthProperty().subscribe(_ -> giveRoom());
  }

  private void show(ReaderAnswer verdict) {
    var problems = verdict.found();
    list.getItems().setAll(problems);
    giveRoom();
    int left = verdict instanceof ReaderAnswer.Wrong wrong ? wrong.more() : 0;
    more.setText(left == 0 ? "" : "and " + left + " more");
    more.setManaged(left > 0);
    setVisible(!problems.isEmpty());
    setManaged(!problems.isEmpty());
  }

  /// As high as the first rows are, about.
  private void giveRoom() {
    double em = more.getFont().getSize();
    double lineLength = Math.max(20, (getWidth() - ROOM_FOR_BUTTONS * em) / (0.55 * em));
    double lines = 0;
    for (int i = 0; i < Math.min(MOST_ROWS, list.getItems().size()); i++) {
      lines += Math.ceil(EditorWords.of(list.getItems().get(i)).length() / lineLength) + 0.5;
    }
    list.setStyle("-fx-pref-height: " + (1.5 * Math.max(2, Math.min(lines, MOST_LINES))) + "em;");
  }

  /// Goes to the problem behind the caret; from the last one to the first.
  void next() {
    var marks = model.marksProperty().get();
    int caret = area.getCaretPosition();
    marks.all().stream()
        .filter(mark -> mark.from() > caret)
        .findFirst()
        .or(() -> marks.all().stream().findFirst())
        .ifPresent(mark -> jump(mark.problem()));
  }

  private void jump(@Nullable ScenarioProblem problem) {
    if (problem == null) {
      return;
    }
    list.getSelectionModel().select(problem);
    ProblemMarks.Mark mark = model.marksProperty().get().of(problem);
    if (mark != null) {
      area.reveal(mark.from(), mark.to());
    }
  }

  /// One problem; two lines at most.
  private final class ProblemRow extends ListCell<ScenarioProblem> {
    private final Label place = new Label();
    private final Label what = new Label();
    private final Button fix = Buttons.words("", "editor-fix", this::fix);
    private final HBox row =
        new HBox(new FontIcon(Feather.ALERT_CIRCLE), place, new VBox(what), fix);

    ProblemRow() {
      row.getStyleClass().add("editor-problem");
      place.getStyleClass().add("editor-place");
      place.setMinWidth(USE_PREF_SIZE);
      what.setWrapText(true);
      fix.getStyleClass().add(Styles.SMALL);
      HBox.setHgrow(row.getChildren().get(2), Priority.ALWAYS);
      setOnMouseClicked(_ -> jump(getItem()));
    }

    @Override
    protected void updateItem(@Nullable ScenarioProblem problem, boolean empty) {
      super.updateItem(problem, empty);
      if (empty || problem == null) {
        setGraphic(null);
        return;
      }
      place.setText(problem.line() + ":" + problem.column());
      what.setText(EditorWords.of(problem));
      boolean fixable =
          problem.suggestion() != null && model.marksProperty().get().of(problem) != null;
      fix.setText("Use " + problem.suggestion());
      fix.setVisible(fixable);
      fix.setManaged(fixable);
      setGraphic(row);
      setAccessibleText(place.getText() + " " + what.getText());
    }

    /// As high as its words need in the width that there is.
    @Override
    protected double computePrefHeight(double width) {
      double room = getListView().getWidth() - ROOM_FOR_SCROLL_BAR;
      row.setPrefWidth(room);
      return isEmpty() ? 0 : row.prefHeight(room) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }

    private void fix() {
      ScenarioProblem problem = getItem();
      if (problem != null) {
        model.fix(problem);
        area.requestFocus();
      }
    }
  }
}
