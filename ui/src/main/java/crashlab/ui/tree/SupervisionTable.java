package crashlab.ui.tree;

import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.Theme;
import javafx.animation.PauseTransition;
import javafx.scene.control.TreeItem;
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
final class SupervisionTable {
  private static final double LEAST_PAUSE_MILLIS = 80;

  /// What sorting may take of the UI thread while time moves: one part in so many.
  private static final double SHARE = 12;

  private final TreeModel model;
  private final ProcessActions actions;
  private final TreeTableView<Integer> table = new TreeTableView<>();
  private final PauseTransition pause = new PauseTransition(Duration.millis(LEAST_PAUSE_MILLIS));
  private final ProcessRows rows = new ProcessRows();
  private boolean following;
  private boolean stale = true;

  SupervisionTable(TreeModel model, ProcessActions actions, Theme theme) {
    this.model = model;
    this.actions = actions;
    pause.setOnFinished(_ -> refresh());
    table.setId("tree-table");
    table.setShowRoot(false);
    table.setAccessibleText("Supervision tree as a list");
    table.getStyleClass().add("dense");
    table.getColumns().addAll(new ProcessColumns(model, rows, theme).all());
    table.setRoot(rows.root());
    table.setSortPolicy(_ -> {
      sort();
      return true;
    });
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

  private void treeChanged() {
    if (!table.isVisible()) {
      return;
    }
    if (model.supervision() != rows.tree()) {
      following = true;
      rows.show(model.supervision());
      rows.sort(table.getSortOrder());
      following = false;
      select();
    }
    refresh();
  }

  private void frameMoved() {
    if (table.isVisible() && !stale) {
      stale = true;
      pause.playFromStart();
    }
  }

  private void refresh() {
    stale = false;
    if (!table.getSortOrder().isEmpty()) {
      long from = System.nanoTime();
      sort();
      double took = (System.nanoTime() - from) / 1e6;
      pause.setDuration(Duration.millis(Math.max(LEAST_PAUSE_MILLIS, SHARE * took)));
    }
    table.refresh();
  }

  private void sort() {
    following = true;
    boolean moved = rows.sort(table.getSortOrder());
    following = false;
    if (moved) {
      TreeItem<Integer> item = selected();
      if (item != null) {
        following = true;
        table.getSelectionModel().select(item);
        following = false;
      }
    }
  }

  /// The row of the process that is selected everywhere; null if none is.
  private @Nullable TreeItem<Integer> selected() {
    Supervision tree = rows.tree();
    return tree == null ? null : rows.find(tree.node(model.view().selection().slot()));
  }

  private void select() {
    if (!table.isVisible() || rows.tree() == null) {
      return;
    }
    following = true;
    TreeItem<Integer> item = selected();
    if (item == null) {
      table.getSelectionModel().clearSelection();
    } else if (item != table.getSelectionModel().getSelectedItem()) {
      for (TreeItem<Integer> up = item.getParent(); up != null; up = up.getParent()) {
        up.setExpanded(true);
      }
      table.getSelectionModel().select(item);
      table.scrollTo(Math.max(0, table.getRow(item) - 3));
    }
    following = false;
  }

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
