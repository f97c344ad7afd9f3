package crashlab.ui.geometry;

import java.util.Arrays;

/// Trees as flat arrays: nodes are numbered from 0 and every parent comes before its children.
///
/// Siblings keep the order of their numbers. Nothing here recurses, so a chain may be as deep as
/// there are nodes.
public final class Forest {
  /// The parent of a root.
  public static final int NONE = -1;

  private final int[] parents;
  private final int[] firstChild;
  private final int[] children;
  private final int[] roots;
  private final int[] preorder;
  private final int[] position;
  private final int[] sizes;

  /// @param parents by node; [#NONE] for a root
  /// @throws IllegalArgumentException if a parent does not come before its child
  public Forest(int[] parents) {
    this.parents = parents.clone();
    int count = parents.length;
    this.firstChild = new int[count + 1];
    int rootCount = 0;
    for (int node = 0; node < count; node++) {
      int parent = parents[node];
      if (parent >= node) {
        throw new IllegalArgumentException("the parent " + parent + " comes after " + node);
      }
      if (parent == NONE) {
        rootCount++;
      } else {
        firstChild[parent + 1]++;
      }
    }
    for (int node = 0; node < count; node++) {
      firstChild[node + 1] += firstChild[node];
    }
    this.children = new int[count - rootCount];
    this.roots = new int[rootCount];
    this.sizes = new int[count];
    this.preorder = new int[count];
    this.position = new int[count];
    fillChildren();
    fillOrder();
  }

  private void fillChildren() {
    int[] filled = Arrays.copyOf(firstChild, parents.length);
    int root = 0;
    for (int node = 0; node < parents.length; node++) {
      if (parents[node] == NONE) {
        roots[root++] = node;
      } else {
        children[filled[parents[node]]++] = node;
      }
    }
    Arrays.fill(sizes, 1);
    for (int node = parents.length - 1; node >= 0; node--) {
      if (parents[node] != NONE) {
        sizes[parents[node]] += sizes[node];
      }
    }
  }

  /// A node stands right after its elder sibling's whole tree, so one pass finds all places.
  private void fillOrder() {
    int next = 0;
    for (int root : roots) {
      position[root] = next;
      next += sizes[root];
    }
    for (int node = 0; node < parents.length; node++) {
      int at = position[node] + 1;
      for (int i = 0; i < childCount(node); i++) {
        position[child(node, i)] = at;
        at += sizes[child(node, i)];
      }
      preorder[position[node]] = node;
    }
  }

  public int size() {
    return parents.length;
  }

  public int parent(int node) {
    return parents[node];
  }

  public int childCount(int node) {
    return firstChild[node + 1] - firstChild[node];
  }

  public int child(int node, int index) {
    return children[firstChild[node] + index];
  }

  public int rootCount() {
    return roots.length;
  }

  public int root(int index) {
    return roots[index];
  }

  public boolean isLeaf(int node) {
    return childCount(node) == 0;
  }

  /// How many nodes the tree below and with a node has.
  public int sizeOf(int node) {
    return sizes[node];
  }

  /// Where a node stands when every tree is written down with its root first; those of its own tree
  /// are the [#sizeOf] nodes from there on.
  public int position(int node) {
    return position[node];
  }

  /// The node at such a place.
  public int at(int place) {
    return preorder[place];
  }
}
