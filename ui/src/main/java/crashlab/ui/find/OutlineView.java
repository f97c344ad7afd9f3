package crashlab.ui.find;

import crashlab.analysis.state.Roster;
import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.Ink;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Look;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import crashlab.ui.session.ViewedRun;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The processes of a run as an indented list, with a field to find some: by name, pid,
/// `mailbox>100` or `state:crashed`.
public final class OutlineView extends VBox {
  private static final int MOST = 2_000;
  private static final double CHIP = 12;
  private static final String INDENT = "   ";

  private static final String NO_RUN = "Open a scenario to see its processes.";
  private static final String NO_MATCH = "No process fits. Try a part of a name.";

  private final ViewedRun view;
  private final Theme theme;
  private final ProcessActions actions;
  private final TextField field = new TextField();
  private final ListView<Integer> list = new ListView<>();
  private final Label nothing = new Label(NO_RUN);
  private final List<Cell> cells = new ArrayList<>();
  private boolean selecting;

  public OutlineView(ViewedRun view, Theme theme, ProcessActions actions) {
    this.view = view;
    this.theme = theme;
    this.actions = actions;
    setId("outline");
    setSpacing(4);
    field.setId("find-field");
    field.setPromptText("Find process  ( / )");
    field.setTooltip(new Tooltip("A name or pid, mailbox>100, state:crashed, kind:task"));
    field.setAccessibleText("Find a process by name, pid, mailbox>100 or state:crashed");
    list.setId("outline-list");
    list.setAccessibleText("Processes of the run");
    list.setCellFactory(_ -> new Cell());
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(field, list);
    listen();
  }

  private void listen() {
    field.textProperty().subscribe(this::refill);
    view.recordingProperty().subscribe(this::refill);
    view.framesProperty().subscribe(this::moved);
    theme.darkProperty().subscribe(() -> cells.forEach(Cell::again));
    view.selection().slotProperty().subscribe(this::followSelection);
    list.getSelectionModel().selectedItemProperty().subscribe(this::pick);
    field.setOnAction(_ -> pickFirst());
    field.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DOWN) {
        list.requestFocus();
        list.getSelectionModel().selectFirst();
      }
    });
    list.setOnKeyPressed(event -> {
      Integer slot = list.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && slot != null) {
        actions.inspect(slot);
      }
    });
  }

  /// Puts the cursor into the search field.
  public void find() {
    field.requestFocus();
    field.selectAll();
  }

  /// A query by state or mailbox has other answers at another instant.
  private void moved() {
    if (field.getText().contains(":") || field.getText().contains("mailbox")) {
      refill();
    } else {
      cells.forEach(Cell::follow);
    }
  }

  private void refill() {
    Recording run = view.recording();
    nothing.setText(run == null ? NO_RUN : NO_MATCH);
    RunFrame frame = view.frame();
    if (run == null || frame == null) {
      list.getItems().clear();
      return;
    }
    List<Integer> found =
        ProcessQuery.of(field.getText()).find(run, frame, view.moment().seq(), MOST);
    if (!found.equals(list.getItems())) {
      selecting = true;
      list.getItems().setAll(found);
      selecting = false;
    }
    followSelection();
    cells.forEach(Cell::again);
  }

  private void followSelection() {
    selecting = true;
    int index = list.getItems().indexOf(view.selection().slot());
    if (index < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - 3));
    }
    selecting = false;
  }

  private void pick(Integer slot) {
    if (!selecting && slot != null && slot != view.selection().slot()) {
      actions.clicked(slot);
    }
  }

  private void pickFirst() {
    if (!list.getItems().isEmpty()) {
      list.getSelectionModel().selectFirst();
      list.requestFocus();
    }
  }

  private final class Cell extends ListCell<Integer> {
    private final Canvas chip = new Canvas(CHIP, CHIP);
    private @Nullable Look look;
    private int mailbox;

    Cell() {
      cells.add(this);
    }

    /// Shows the present instant, if the process looks otherwise than before.
    void follow() {
      Integer slot = getItem();
      RunFrame frame = view.frame();
      if (isEmpty() || slot == null || frame == null || slot >= frame.slots()) {
        return;
      }
      if (frame.look(slot) != look || frame.mailbox(slot) != mailbox) {
        updateItem(slot, false);
      }
    }

    /// Shows its process anew.
    void again() {
      updateItem(getItem(), isEmpty());
    }

    @Override
    protected void updateItem(Integer slot, boolean empty) {
      super.updateItem(slot, empty);
      Recording run = view.recording();
      RunFrame frame = view.frame();
      if (empty || slot == null || run == null || frame == null || slot >= frame.slots()) {
        setText(null);
        setGraphic(null);
        look = null;
        return;
      }
      look = frame.look(slot);
      mailbox = frame.mailbox(slot);
      var painter = new CanvasPainter(chip.getGraphicsContext2D(), theme.isDark(), 1);
      painter.fillRect(0, 0, CHIP, CHIP, Ink.CANVAS);
      painter.chip(frame.look(slot), 0.5, 0.5, CHIP - 1);
      setGraphic(chip);
      setText(
          INDENT.repeat(depth(run.roster(), slot))
              + run.roster().label(slot)
              + (mailbox > 0 ? "  · " + mailbox : ""));
      setAccessibleText(
          run.roster().label(slot)
              + ", "
              + frame.look(slot).word()
              + (mailbox > 0 ? ", " + mailbox + " messages wait" : ""));
    }

    private static int depth(Roster roster, int slot) {
      int depth = 0;
      for (int at = roster.parent(slot); at != Roster.NONE; at = roster.parent(at)) {
        depth++;
      }
      return depth;
    }
  }
}
