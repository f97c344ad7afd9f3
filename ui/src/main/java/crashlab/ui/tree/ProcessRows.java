package crashlab.ui.tree;

import crashlab.ui.geometry.Forest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import org.jspecify.annotations.Nullable;

/// The rows of the list of processes: the supervision tree as long as nothing is sorted, else all
/// processes below one another in the order of the sorted columns.
final class ProcessRows {
  /// Trees of up to so many processes are shown unfolded.
  private static final int UNFOLDED = 500;

  private final TreeItem<Integer> root = new TreeItem<>(-1);
  private @Nullable Supervision tree;
  private List<TreeItem<Integer>> flat = List.of();
  private int[] order = new int[0];
  private boolean sorted;

  ProcessRows() {
    root.setExpanded(true);
  }

  /// The invisible row above all. It stays the same, since a table forgets what it is sorted by
  /// when it gets another.
  TreeItem<Integer> root() {
    return root;
  }

  @Nullable Supervision tree() {
    return tree;
  }

  /// Shows the processes of another run, as a tree.
  void show(@Nullable Supervision next) {
    tree = next;
    flat = List.of();
    order = new int[0];
    sorted = false;
    showTree();
  }

  private void showTree() {
    List<TreeItem<Integer>> roots = new ArrayList<>();
    Supervision of = tree;
    if (of != null) {
      for (int i = 0; i < of.forest().rootCount(); i++) {
        roots.add(item(of, of.forest().root(i)));
      }
    }
    root.getChildren().setAll(roots);
  }

  /// Sorts all rows by some columns, the first counting most; by none it becomes a tree again.
  /// Returns whether a row stands elsewhere than before.
  boolean sort(List<TreeTableColumn<Integer, ?>> by) {
    Supervision of = tree;
    if (of == null || (by.isEmpty() && !sorted)) {
      return false;
    }
    if (by.isEmpty()) {
      sorted = false;
      order = new int[0];
      showTree();
      return true;
    }
    if (flat.size() != of.size()) {
      List<TreeItem<Integer>> items = new ArrayList<>();
      for (int node = 0; node < of.size(); node++) {
        items.add(new TreeItem<>(of.slot(node)));
      }
      flat = items;
    }
    int[] next = ordered(by);
    if (sorted && Arrays.equals(next, order)) {
      return false;
    }
    sorted = true;
    order = next;
    root.getChildren().setAll(Arrays.stream(next).mapToObj(flat::get).toList());
    return true;
  }

  /// The nodes in the order of the columns; where these do not tell, in that of the tree.
  private int[] ordered(List<TreeTableColumn<Integer, ?>> by) {
    Comparator<Integer> comparator = Comparator.comparingInt(_ -> 0);
    for (TreeTableColumn<Integer, ?> column : by) {
      comparator = comparator.thenComparing(by(column));
    }
    return IntStream.range(0, flat.size())
        .boxed()
        .sorted(comparator)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private <T> Comparator<Integer> by(TreeTableColumn<Integer, T> column) {
    List<@Nullable T> values = new ArrayList<>();
    for (TreeItem<Integer> item : flat) {
      values.add(column.getCellData(item));
    }
    Comparator<T> of = column.getComparator();
    Comparator<Integer> ascending = (one, other) -> of.compare(values.get(one), values.get(other));
    return column.getSortType() == TreeTableColumn.SortType.DESCENDING
        ? ascending.reversed()
        : ascending;
  }

  /// The row of a node; null if there is none.
  @Nullable TreeItem<Integer> find(int node) {
    Supervision of = tree;
    if (of == null || node == Forest.NONE) {
      return null;
    }
    return sorted ? flat.get(node) : unfolded(of, node);
  }

  /// The way down from the root, since items are made when needed.
  private @Nullable TreeItem<Integer> unfolded(Supervision of, int node) {
    int parent = of.forest().parent(node);
    TreeItem<Integer> above = parent == Forest.NONE ? root : unfolded(of, parent);
    if (above == null) {
      return null;
    }
    for (TreeItem<Integer> item : above.getChildren()) {
      if (item.getValue() == of.slot(node)) {
        return item;
      }
    }
    return null;
  }

  /// An item whose children are made when somebody unfolds it.
  private static TreeItem<Integer> item(Supervision tree, int node) {
    var item = new RowBranch(tree, node);
    if (tree.size() <= UNFOLDED || tree.forest().parent(node) == Forest.NONE) {
      item.setExpanded(true);
    }
    return item;
  }

  private static final class RowBranch extends TreeItem<Integer> {
    private final Supervision tree;
    private final int node;
    private boolean made;

    RowBranch(Supervision tree, int node) {
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
}
