package crashlab.ui.tree;

import crashlab.analysis.state.Roster;
import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Look;
import crashlab.ui.session.RunFrame;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import org.jspecify.annotations.Nullable;

/// The columns of the list of processes: what is said of each at the present instant.
final class ProcessColumns {
  private final TreeModel model;
  private final ProcessRows rows;
  private final Theme theme;

  ProcessColumns(TreeModel model, ProcessRows rows, Theme theme) {
    this.model = model;
    this.rows = rows;
    this.theme = theme;
  }

  List<TreeTableColumn<Integer, ?>> all() {
    TreeTableColumn<Integer, Integer> name = column("Name", slot -> slot, 260);
    name.setCellFactory(_ -> new NameCell());
    name.setSortable(false);
    TreeTableColumn<Integer, String> pid = column("Pid", this::pid, 90);
    pid.setSortable(false);
    TreeTableColumn<Integer, Look> state = column("State", this::look, 130);
    state.setCellFactory(_ -> new LookCell());
    return List.of(
        name,
        pid,
        state,
        column("Mailbox", this::mailbox, 90),
        column("Restarts", this::restarts, 90),
        column("Kind", this::kind, 140));
  }

  private static <T> TreeTableColumn<Integer, T> column(
      String title, Function<Integer, @Nullable T> value, double width) {
    var column = new TreeTableColumn<Integer, T>(title);
    column.setPrefWidth(width);
    column.setCellValueFactory(
        features -> new ReadOnlyObjectWrapper<>(value.apply(features.getValue().getValue())));
    return column;
  }

  private @Nullable String pid(int slot) {
    Supervision tree = rows.tree();
    if (tree == null || slot < 0) {
      return "";
    }
    Roster roster = tree.roster();
    return roster.pidText(roster.pidAt(slot, model.moment().seq()));
  }

  private @Nullable Look look(int slot) {
    RunFrame frame = model.view().frame();
    return frame == null || slot < 0 || slot >= frame.slots() ? Look.ABSENT : frame.look(slot);
  }

  private @Nullable Integer mailbox(int slot) {
    RunFrame frame = model.view().frame();
    return frame == null || slot < 0 || slot >= frame.slots() ? 0 : frame.mailbox(slot);
  }

  private @Nullable Integer restarts(int slot) {
    Supervision tree = rows.tree();
    return tree == null || slot < 0 ? 0 : tree.restarts(slot, model.moment().seq());
  }

  private @Nullable String kind(int slot) {
    Supervision tree = rows.tree();
    return tree == null || slot < 0 ? "" : SlotWords.kind(tree.roster().kind(slot));
  }

  private final class NameCell extends TreeTableCell<Integer, Integer> {
    @Override
    protected void updateItem(@Nullable Integer slot, boolean empty) {
      super.updateItem(slot, empty);
      setText(empty || slot == null ? "" : SlotWords.name(rows.tree(), slot));
    }
  }

  /// A state as its chip and its word.
  private final class LookCell extends TreeTableCell<Integer, Look> {
    private final Canvas chip = new Canvas(16, 16);
    private final Label label = new Label("", chip);
    private @Nullable Look drawn;
    private boolean drawnDark;

    @Override
    protected void updateItem(@Nullable Look look, boolean empty) {
      super.updateItem(look, empty);
      if (empty || look == null) {
        setGraphic(null);
        return;
      }
      if (look != drawn || drawnDark != theme.isDark()) {
        drawn = look;
        drawnDark = theme.isDark();
        var on = chip.getGraphicsContext2D();
        on.clearRect(0, 0, 16, 16);
        new CanvasPainter(on, theme.isDark(), 1).chip(look, 1.5, 1.5, 13);
        label.setText(look.word());
      }
      setGraphic(label);
    }
  }
}
