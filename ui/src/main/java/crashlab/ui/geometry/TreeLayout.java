package crashlab.ui.geometry;

import java.util.Arrays;

/// A tidy tree of boxes: parents stand above the middle of their children, no two boxes overlap,
/// and equal subtrees look equal. Linear in time and without recursion.
///
/// Source: Buchheim, Jünger, Leipert: Improving Walker's algorithm to run in linear time (2002).
/// Differs: boxes have widths of their own; all on one level begin at one height.
public final class TreeLayout {
  /*
   * The names are those of the paper: prelim (the middle of a box relative to its parent's
   * children), mod (by how much its descendants are shifted), thread (the next box of an outline
   * where it has no child of its own), shift and change (what is still to be spread over siblings).
   */
  private final Forest forest;
  private final double[] widths;
  private final double gap;
  private final double[] prelim;
  private final double[] mod;
  private final double[] shift;
  private final double[] change;
  private final int[] thread;
  private final int[] ancestor;
  private final int[] fallback;
  private final int[] siblingNumber;
  private final double[] x;
  private final double[] y;
  private double width;
  private double height;

  private TreeLayout(Forest forest, double[] widths, double gap) {
    int count = forest.size();
    this.forest = forest;
    this.widths = widths;
    this.gap = gap;
    this.prelim = new double[count];
    this.mod = new double[count];
    this.shift = new double[count];
    this.change = new double[count];
    this.thread = new int[count];
    this.ancestor = new int[count];
    this.fallback = new int[count];
    this.siblingNumber = new int[count];
    this.x = new double[count];
    this.y = new double[count];
    Arrays.fill(thread, Forest.NONE);
    for (int node = 0; node < count; node++) {
      ancestor[node] = node;
      fallback[node] = forest.isLeaf(node) ? Forest.NONE : forest.child(node, 0);
      for (int i = 0; i < forest.childCount(node); i++) {
        siblingNumber[forest.child(node, i)] = i;
      }
    }
  }

  /// Lays out trees side by side.
  ///
  /// @param widths of the boxes, by node
  /// @param heights of the boxes, by node
  /// @param gap at least between two boxes of one level
  /// @param levelGap between the lowest box of a level and the next level
  public static TreeLayout of(
      Forest forest, double[] widths, double[] heights, double gap, double levelGap) {
    var layout = new TreeLayout(forest, widths, gap);
    layout.placeAcross();
    layout.placeDown(heights, levelGap);
    return layout;
  }

  /// The left edge of a box; the leftmost box of all has 0.
  public double x(int node) {
    return x[node];
  }

  /// The upper edge of a box.
  public double y(int node) {
    return y[node];
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  private void placeAcross() {
    // Children come right after their parent in the order of the forest, so from its end on every
    // subtree is complete before its root; younger siblings come first, hence two passes a parent.
    for (int place = forest.size() - 1; place >= 0; place--) {
      int node = forest.at(place);
      int count = forest.childCount(node);
      for (int i = 0; i < count; i++) {
        place(forest.child(node, i));
      }
      spread(node);
    }
    double left = 0;
    for (int i = 0; i < forest.rootCount(); i++) {
      prelim[forest.root(i)] = middleOfChildren(forest.root(i));
      left = placeTree(forest.root(i), left) + gap;
    }
    width = Math.max(0, left - gap);
  }

  /// Puts a node, whose own tree is complete, to the right of its elder siblings.
  private void place(int node) {
    double middle = middleOfChildren(node);
    int elder = elder(node);
    if (elder == Forest.NONE) {
      prelim[node] = middle;
      return;
    }
    prelim[node] = prelim[elder] + distance(elder, node);
    mod[node] = prelim[node] - middle;
    apportion(node);
  }

  private double middleOfChildren(int node) {
    int count = forest.childCount(node);
    return count == 0
        ? 0
        : (prelim[forest.child(node, 0)] + prelim[forest.child(node, count - 1)]) / 2;
  }

  private int elder(int node) {
    int number = siblingNumber[node];
    return number == 0 ? Forest.NONE : forest.child(forest.parent(node), number - 1);
  }

  private double distance(int left, int right) {
    return (widths[left] + widths[right]) / 2 + gap;
  }

  private void apportion(int node) {
    int parent = forest.parent(node);
    int innerRight = node;
    int outerRight = node;
    int innerLeft = elder(node);
    int outerLeft = forest.child(parent, 0);
    double sumInnerRight = mod[innerRight];
    double sumOuterRight = mod[outerRight];
    double sumInnerLeft = mod[innerLeft];
    double sumOuterLeft = mod[outerLeft];
    while (right(innerLeft) != Forest.NONE && left(innerRight) != Forest.NONE) {
      innerLeft = right(innerLeft);
      innerRight = left(innerRight);
      outerLeft = left(outerLeft);
      outerRight = right(outerRight);
      ancestor[outerRight] = node;
      double overlap =
          prelim[innerLeft]
              + sumInnerLeft
              - prelim[innerRight]
              - sumInnerRight
              + distance(innerLeft, innerRight);
      if (overlap > 0) {
        move(greatestUncommon(innerLeft, node), node, overlap);
        sumInnerRight += overlap;
        sumOuterRight += overlap;
      }
      sumInnerLeft += mod[innerLeft];
      sumInnerRight += mod[innerRight];
      sumOuterLeft += mod[outerLeft];
      sumOuterRight += mod[outerRight];
    }
    if (right(innerLeft) != Forest.NONE && right(outerRight) == Forest.NONE) {
      thread[outerRight] = right(innerLeft);
      mod[outerRight] += sumInnerLeft - sumOuterRight;
    }
    if (left(innerRight) != Forest.NONE && left(outerLeft) == Forest.NONE) {
      thread[outerLeft] = left(innerRight);
      mod[outerLeft] += sumInnerRight - sumOuterLeft;
      fallback[parent] = node;
    }
  }

  private int left(int node) {
    return forest.isLeaf(node) ? thread[node] : forest.child(node, 0);
  }

  private int right(int node) {
    int count = forest.childCount(node);
    return count == 0 ? thread[node] : forest.child(node, count - 1);
  }

  private int greatestUncommon(int innerLeft, int node) {
    int parent = forest.parent(node);
    return forest.parent(ancestor[innerLeft]) == parent ? ancestor[innerLeft] : fallback[parent];
  }

  private void move(int from, int to, double by) {
    double between = (double) siblingNumber[to] - siblingNumber[from];
    change[to] -= by / between;
    shift[to] += by;
    change[from] += by / between;
    prelim[to] += by;
    mod[to] += by;
  }

  /// Spreads what was shifted over the siblings in between.
  private void spread(int parent) {
    double sum = 0;
    double changes = 0;
    for (int i = forest.childCount(parent) - 1; i >= 0; i--) {
      int child = forest.child(parent, i);
      prelim[child] += sum;
      mod[child] += sum;
      changes += change[child];
      sum += shift[child] + changes;
    }
  }

  /// Turns the relative places of one tree into those in the picture, its leftmost box at `left`.
  /// Returns its right edge.
  private double placeTree(int root, double left) {
    int first = forest.position(root);
    int end = first + forest.sizeOf(root);
    double leftmost = Double.MAX_VALUE;
    for (int place = first; place < end; place++) {
      int node = forest.at(place);
      int parent = forest.parent(node);
      // y is not needed yet: it holds the sum of all mods above.
      y[node] = parent == Forest.NONE ? 0 : y[parent] + mod[parent];
      x[node] = prelim[node] + y[node] - widths[node] / 2;
      leftmost = Math.min(leftmost, x[node]);
    }
    double rightmost = left;
    for (int place = first; place < end; place++) {
      int node = forest.at(place);
      x[node] += left - leftmost;
      rightmost = Math.max(rightmost, x[node] + widths[node]);
    }
    return rightmost;
  }

  private void placeDown(double[] heights, double levelGap) {
    int count = forest.size();
    int[] depth = new int[count];
    int deepest = -1;
    for (int node = 0; node < count; node++) {
      int parent = forest.parent(node);
      depth[node] = parent == Forest.NONE ? 0 : depth[parent] + 1;
      deepest = Math.max(deepest, depth[node]);
    }
    double[] tallest = new double[deepest + 1];
    for (int node = 0; node < count; node++) {
      tallest[depth[node]] = Math.max(tallest[depth[node]], heights[node]);
    }
    double[] top = new double[deepest + 2];
    for (int level = 0; level <= deepest; level++) {
      top[level + 1] = top[level] + tallest[level] + levelGap;
    }
    for (int node = 0; node < count; node++) {
      y[node] = top[depth[node]];
    }
    height = Math.max(0, top[deepest + 1] - levelGap);
  }
}
