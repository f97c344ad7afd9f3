package crashlab.vm;

import java.util.Arrays;

/// The order in which a process that ends sends exit signals to those it is linked to.
///
/// The BEAM keeps links in a red-black tree by pid and empties it from the leaves: children before
/// their parent, left before right. So of three links the middle pid comes last. Who is linked to
/// several of the receivers sees their ends in this order.
///
/// Source: OTP erl_monitor_link.c, `erts_link_tree_foreach_delete_yielding`; erl_rbtree.h, `insert`
/// and `foreach_unordered`.
///
/// Differs: the tree is built from the links that there are, in the order of their making; links
/// removed before may have left the real tree in another shape.
final class LinkOrder {
  private static final int NONE = -1;

  private final int[] keys;
  private final int[] left;
  private final int[] right;
  private final int[] parent;
  private final boolean[] red;
  private int root = NONE;

  private LinkOrder(int[] keys) {
    this.keys = keys;
    int count = keys.length;
    left = filled(count);
    right = filled(count);
    parent = filled(count);
    red = new boolean[count];
    for (int i = 0; i < count; i++) {
      insert(i);
    }
  }

  private static int[] filled(int count) {
    int[] array = new int[count];
    Arrays.fill(array, NONE);
    return array;
  }

  /// Returns the indexes of `pids` in the order of the signals.
  ///
  /// @param pids the numbers of distinct pids, in the order in which the links were made
  static int[] of(int[] pids) {
    return new LinkOrder(pids).postOrder();
  }

  private void insert(int node) {
    int above = NONE;
    int at = root;
    while (at != NONE) {
      above = at;
      at = keys[node] < keys[at] ? left[at] : right[at];
    }
    parent[node] = above;
    if (above == NONE) {
      root = node;
    } else if (keys[node] < keys[above]) {
      left[above] = node;
    } else {
      right[above] = node;
    }
    red[node] = true;
    balance(node);
  }

  private void balance(int inserted) {
    int node = inserted;
    while (node != root && red[parent[node]]) {
      int above = parent[node];
      int top = parent[above];
      boolean leftSide = above == left[top];
      int uncle = leftSide ? right[top] : left[top];
      if (uncle != NONE && red[uncle]) {
        red[above] = false;
        red[uncle] = false;
        red[top] = true;
        node = top;
        continue;
      }
      if (node == (leftSide ? right[above] : left[above])) {
        node = above;
        rotate(node, leftSide);
        above = parent[node];
      }
      red[above] = false;
      red[top] = true;
      rotate(top, !leftSide);
    }
    red[root] = false;
  }

  /// Turns `node` down to the left or to the right.
  private void rotate(int node, boolean toLeft) {
    int up = toLeft ? right[node] : left[node];
    int moved = toLeft ? left[up] : right[up];
    if (toLeft) {
      right[node] = moved;
      left[up] = node;
    } else {
      left[node] = moved;
      right[up] = node;
    }
    if (moved != NONE) {
      parent[moved] = node;
    }
    int above = parent[node];
    parent[up] = above;
    if (above == NONE) {
      root = up;
    } else if (left[above] == node) {
      left[above] = up;
    } else {
      right[above] = up;
    }
    parent[node] = up;
  }

  private int[] postOrder() {
    int[] order = new int[keys.length];
    int count = 0;
    int node = leaf(root);
    while (node != NONE) {
      order[count++] = node;
      int above = parent[node];
      boolean fromLeft = above != NONE && left[above] == node;
      node = fromLeft && right[above] != NONE ? leaf(right[above]) : above;
    }
    return order;
  }

  /// Goes down from a node, left wherever there is a left, to where it ends.
  private int leaf(int from) {
    int node = from;
    while (node != NONE && (left[node] != NONE || right[node] != NONE)) {
      node = left[node] != NONE ? left[node] : right[node];
    }
    return node;
  }
}
