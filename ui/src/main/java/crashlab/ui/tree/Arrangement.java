package crashlab.ui.tree;

import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where everything stands in a picture of the tree, in pixels of the picture.
final class Arrangement {
  /// How large things are drawn.
  enum Size {
    CARDS,
    CHIPS,
    TREEMAP
  }

  /// What stands at a node's place.
  enum NodeShape {
    /// Nothing: it lies in a [#MERGED] cell.
    HIDDEN,
    /// A box with a restart gauge.
    SUPERVISOR,
    CARD,
    CHIP,
    /// A square of a treemap.
    CELL,
    /// A square that stands for a node and all below it, in the worst look.
    MERGED
  }

  /// The workers of one node, in a grid.
  ///
  /// @param parent their node; [Forest#NONE] for roots
  record Group(int parent, int[] members, Box box) {}

  /// A line from the middle of one box's lower edge down and aside to another box, or from the line
  /// along a column to a card in it.
  ///
  /// @param child a node, or [Forest#NONE] for a group
  record Edge(int parent, int child, Segment way) {}

  /// The frame of an inner node in a treemap.
  record Area(int node, boolean titled, Box box) {}

  final Size size;
  final double width;
  final double height;
  final double titleHeight;
  final double[] x;
  final double[] y;
  final double[] w;
  final double[] h;
  final NodeShape[] shape;
  final int[] shownBy;
  final List<Group> groups;
  final List<Edge> edges;
  final List<Area> areas;
  final int cells;

  /// What a builder fills in.
  static final class Draft {
    final double[] x;
    final double[] y;
    final double[] w;
    final double[] h;
    final NodeShape[] shape;
    final int[] shownBy;
    final List<Group> groups = new ArrayList<>();
    final List<Edge> edges = new ArrayList<>();
    final List<Area> areas = new ArrayList<>();
    double titleHeight;

    Draft(int count) {
      x = new double[count];
      y = new double[count];
      w = new double[count];
      h = new double[count];
      shape = new NodeShape[count];
      shownBy = new int[count];
      Arrays.fill(shape, NodeShape.HIDDEN);
      for (int node = 0; node < count; node++) {
        shownBy[node] = node;
      }
    }

    void put(int node, NodeShape as, Box box) {
      shape[node] = as;
      x[node] = box.x();
      y[node] = box.y();
      w[node] = box.width();
      h[node] = box.height();
    }

    void edge(int parent, int child, Segment way) {
      edges.add(new Edge(parent, child, way));
    }

    Arrangement done(Size size, double width, double height) {
      return new Arrangement(this, size, width, height);
    }
  }

  private Arrangement(Draft draft, Size size, double width, double height) {
    this.size = size;
    this.width = width;
    this.height = height;
    this.titleHeight = draft.titleHeight;
    this.x = draft.x;
    this.y = draft.y;
    this.w = draft.w;
    this.h = draft.h;
    this.shape = draft.shape;
    this.shownBy = draft.shownBy;
    this.groups = List.copyOf(draft.groups);
    this.edges = List.copyOf(draft.edges);
    this.areas = List.copyOf(draft.areas);
    int small = 0;
    for (NodeShape one : shape) {
      if (one == NodeShape.CHIP || one == NodeShape.CELL || one == NodeShape.MERGED) {
        small++;
      }
    }
    this.cells = small;
  }

  int count() {
    return shape.length;
  }

  boolean isTreemap() {
    return size == Size.TREEMAP;
  }

  Box box(int node) {
    return new Box(x[node], y[node], w[node], h[node]);
  }

  double centreX(int node) {
    int by = shownBy[node];
    return x[by] + w[by] / 2;
  }

  double centreY(int node) {
    int by = shownBy[node];
    return y[by] + h[by] / 2;
  }

  /// The node at a place; [Forest#NONE] where there is none. Frames count where no cell is.
  int hit(double atX, double atY) {
    for (int node = 0; node < shape.length; node++) {
      if (shape[node] != NodeShape.HIDDEN
          && atX >= x[node]
          && atX < x[node] + w[node]
          && atY >= y[node]
          && atY < y[node] + h[node]) {
        return node;
      }
    }
    int found = Forest.NONE;
    for (Area area : areas) { // inner frames come after outer ones
      if (area.box().contains(atX, atY)) {
        found = area.node();
      }
    }
    return found;
  }
}
