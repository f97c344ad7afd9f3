package crashlab.ui.tree;

import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.Forest;
import crashlab.ui.session.Frame;
import crashlab.ui.session.Look;
import crashlab.ui.session.Roster;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The tree as a list: the same processes, the same selection, in a table that screen readers read
/// and that can be sorted. A table costs far more to draw than a canvas, so it follows time about
/// twelve times a second.
final class ProcessTable {
  /// Trees of up to so many processes are shown unfolded.
  private static final int UNFOLDED = 500;

  /// Larger tables are not sorted anew while time moves.
  private static final int MOST_SORTED_LIVE = 2_000;

  private final TreeModel model;
  private final ProcessActions actions;
  private final Theme theme;
  private final TreeTableView<Integer> table = new TreeTableView<>();
  private final PauseTransition pause = new PauseTransition(Duration.millis(80));
  private @Nullable Supervision shown;
  private boolean following;
  private boolean stale = true;

  ProcessTable(TreeModel model, ProcessActions actions, Theme theme) {
    this.model = model;
    this.actions = actions;
    this.theme = theme;
    pause.setOnFinished(_ -> refresh());
    table.setId("tree-table");
    table.setShowRoot(false);
    table.setAccessibleText("Supervision tree as a list");
    table.getStyleClass().add("dense");
    addColumns();
    model.view().framesProperty().subscribe(this::frameMoved);
    model.changesProperty().subscribe(this::treeChanged);
    model.view().selection().slotProperty().subscribe(this::select);
    table.visibleProperty().subscribe(this::treeChanged);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(item -> {
          if (item != null && !following) {
            actions.clicked(item.getValue());
          }
        });
    table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    table.setOnContextMenuRequested(event -> {
      menu(event.getScreenX(), event.getScreenY());
      event.consume();
    });
  }

  TreeTableView<Integer> node() {
    return table;
  }

  // ---- rows

  private void treeChanged() {
    if (!table.isVisible()) {
      return;
    }
    Supervision tree = model.supervision();
    if (tree != shown) {
      shown = tree;
      var root = new TreeItem<>(-1);
      if (tree != null) {
        for (int i = 0; i < tree.forest().rootCount(); i++) {
          root.getChildren().add(item(tree, tree.forest().root(i)));
        }
      }
      root.setExpanded(true);
      table.setRoot(root);
      select();
    }
    refresh();
  }

  /// An item whose children are made when somebody unfolds it.
  private static TreeItem<Integer> item(Supervision tree, int node) {
    var item = new Branch(tree, node);
    if (tree.size() <= UNFOLDED || tree.forest().parent(node) == Forest.NONE) {
      item.setExpanded(true);
    }
    return item;
  }

  private static final class Branch extends TreeItem<Integer> {
    private final Supervision tree;
    private final int node;
    private boolean made;

    Branch(Supervision tree, int node) {
      super(tree.slot(node));
      this.tree = tree;
      this.node = node;
    }

    @Override
    public boolean isLeaf() {
      return tree.forest().isLeaf(node);
    }

    @Override
    public ObservableList<TreeItem<Integer>> getChildren() {
      ObservableList<TreeItem<Integer>> children = super.getChildren();
      if (!made) {
        made = true;
        for (int i = 0; i < tree.forest().childCount(node); i++) {
          children.add(item(tree, tree.forest().child(node, i)));
        }
      }
      return children;
    }
  }

  // ---- columns

  private void addColumns() {
    TreeTableColumn<Integer, Integer> name = column("Name", slot -> slot, 260);
    name.setCellFactory(_ -> new NameCell());
    name.setSortable(false);
    TreeTableColumn<Integer, String> pid = column("Pid", this::pid, 90);
    pid.setSortable(false);
    TreeTableColumn<Integer, Look> state = column("State", this::look, 130);
    state.setCellFactory(_ -> new LookCell());
    table.getColumns().add(name);
    table.getColumns().add(pid);
    table.getColumns().add(state);
    table.getColumns().add(column("Mailbox", this::mailbox, 90));
    table.getColumns().add(column("Restarts", this::restarts, 90));
    table.getColumns().add(column("Kind", this::kind, 140));
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
    Supervision tree = shown;
    int pid = tree == null || slot < 0 ? -1 : tree.roster().pidAt(slot, model.moment().seq());
    return pid == Roster.NONE ? "" : "<0." + pid + ".0>";
  }

  private @Nullable Look look(int slot) {
    Frame frame = model.view().frame();
    return frame == null || slot < 0 || slot >= frame.slots() ? Look.ABSENT : frame.look(slot);
  }

  private @Nullable Integer mailbox(int slot) {
    Frame frame = model.view().frame();
    return frame == null || slot < 0 || slot >= frame.slots() ? 0 : frame.mailbox(slot);
  }

  private @Nullable Integer restarts(int slot) {
    Supervision tree = shown;
    return tree == null || slot < 0 ? 0 : tree.restarts(slot, model.moment().seq());
  }

  private @Nullable String kind(int slot) {
    Supervision tree = shown;
    return tree == null || slot < 0 ? "" : SlotWords.kind(tree.roster().kind(slot));
  }

  private final class NameCell extends TreeTableCell<Integer, Integer> {
    @Override
    protected void updateItem(@Nullable Integer slot, boolean empty) {
      super.updateItem(slot, empty);
      setText(empty || slot == null ? "" : SlotWords.name(shown, slot));
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

  // ---- time and selection

  private void frameMoved() {
    if (table.isVisible() && !stale) {
      stale = true;
      pause.playFromStart();
    }
  }

  private void refresh() {
    stale = false;
    Supervision tree = shown;
    if (tree != null && !table.getSortOrder().isEmpty() && tree.size() <= MOST_SORTED_LIVE) {
      following = true;
      table.sort();
      following = false;
    }
    table.refresh();
  }

  private void select() {
    Supervision tree = shown;
    int node = tree == null ? Forest.NONE : tree.node(model.view().selection().slot());
    if (!table.isVisible() || tree == null) {
      return;
    }
    following = true;
    if (node == Forest.NONE) {
      table.getSelectionModel().clearSelection();
    } else {
      TreeItem<Integer> item = find(tree, node);
      if (item != null && item != table.getSelectionModel().getSelectedItem()) {
        for (TreeItem<Integer> up = item.getParent(); up != null; up = up.getParent()) {
          up.setExpanded(true);
        }
        table.getSelectionModel().select(item);
        table.scrollTo(Math.max(0, table.getRow(item) - 3));
      }
    }
    following = false;
  }

  /// The item of a node: the way down from its root, since items are made when needed.
  private @Nullable TreeItem<Integer> find(Supervision tree, int node) {
    TreeItem<Integer> above =
        tree.forest().parent(node) == Forest.NONE
            ? table.getRoot()
            : find(tree, tree.forest().parent(node));
    if (above == null) {
      return null;
    }
    for (TreeItem<Integer> item : above.getChildren()) {
      if (item.getValue() == tree.slot(node)) {
        return item;
      }
    }
    return null;
  }

  // ---- mouse and keys

  private void clicked(MouseEvent event) {
    TreeItem<Integer> item = table.getSelectionModel().getSelectedItem();
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && item != null) {
      actions.inspect(item.getValue());
    }
  }

  private void pressed(KeyEvent event) {
    TreeItem<Integer> item = table.getSelectionModel().getSelectedItem();
    if (item == null || event.isControlDown() || event.isAltDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      actions.inspect(item.getValue());
      event.consume();
    } else if (event.getCode() == KeyCode.K || event.getCode() == KeyCode.CONTEXT_MENU) {
      var corner = table.localToScreen(40, 60);
      menu(corner.getX(), corner.getY());
      event.consume();
    }
  }

  private void menu(double screenX, double screenY) {
    TreeItem<Integer> item = table.getSelectionModel().getSelectedItem();
    if (item != null) {
      actions.showMenu(table, item.getValue(), screenX, screenY);
    }
  }
}
