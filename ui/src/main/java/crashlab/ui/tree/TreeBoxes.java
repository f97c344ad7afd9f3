package crashlab.ui.tree;

import crashlab.ui.geometry.Forest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The boxes that a supervision tree is laid out with.
///
/// @param cards whether leaves are cards instead of chips
record TreeBoxes(Supervision tree, boolean cards) {
  /// How many boxes the tree would have.
  static int count(Supervision tree) {
    Forest forest = tree.forest();
    int boxes = 0;
    for (int node = 0; node < forest.size(); node++) {
      if (!forest.isLeaf(node)) {
        boxes++;
        for (int i = 0; i < forest.childCount(node); i++) {
          if (forest.isLeaf(forest.child(node, i))) {
            boxes++;
            break;
          }
        }
      }
    }
    return boxes;
  }

  /// Parents come before their children, and siblings in the order of their start: it matters to
  /// rest_for_one. Of chips all siblings stand together.
  List<TreeBox> inOrder() {
    Forest forest = tree.forest();
    List<TreeBox> boxes = new ArrayList<>();
    int[] roots = new int[forest.rootCount()];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = forest.root(i);
    }
    add(boxes, Forest.NONE, Forest.NONE, roots);
    for (int at = 0; at < boxes.size(); at++) {
      int node = boxes.get(at).node();
      if (node != Forest.NONE) {
        int[] children = new int[forest.childCount(node)];
        for (int i = 0; i < children.length; i++) {
          children[i] = forest.child(node, i);
        }
        add(boxes, at, node, children);
      }
    }
    return boxes;
  }

  private void add(List<TreeBox> boxes, int parentBox, int parent, int[] children) {
    Forest forest = tree.forest();
    int[] leaves = new int[children.length];
    int count = 0;
    for (int child : children) {
      boolean ownBox = tree.isSupervisor(child) && (cards || parent == Forest.NONE);
      if (forest.isLeaf(child) && !ownBox) {
        leaves[count++] = child;
        continue;
      }
      if (cards && count > 0) {
        boxes.add(new TreeBox(parentBox, parent, Forest.NONE, Arrays.copyOf(leaves, count)));
        count = 0;
      }
      boxes.add(new TreeBox(parentBox, parent, child, new int[0]));
    }
    if (count > 0) {
      boxes.add(new TreeBox(parentBox, parent, Forest.NONE, Arrays.copyOf(leaves, count)));
    }
  }
}
