package crashlab.ui.tree;

import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.TreeLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Sets the trees of several nodes in rows, those of a node beside each other, so that they are
/// seen as large as the window allows and a frame has room around each node.
final class NodeRows {
  private static final double GAP = 14;

  /// How far frames are apart in the window.
  private static final double BETWEEN = 6;

  /// At this scale nothing is seen: where there is no room for frames beside each other.
  private static final double LEAST_SCALE = 0.001;

  /// Frames stand on whole pixels.
  private static final double ROUNDING = 2;

  private final double[] dx;
  private final double[] dy;
  private final int[] roots;
  private double width;
  private double height;

  /// The trees of one node.
  private static final class Block {
    final List<Integer> roots = new ArrayList<>();
    double width;
    double height;
  }

  /// A row of blocks.
  private record Row(List<Block> blocks, double width, double height) {
    static Row of(List<Block> blocks, double gap) {
      double width = gap * (blocks.size() - 1);
      double height = 0;
      for (Block block : blocks) {
        width += block.width;
        height = Math.max(height, block.height);
      }
      return new Row(blocks, width, height);
    }
  }

  /// How far apart blocks stand in the window, whatever the scale: frames and their names are
  /// always as large.
  private record Gaps(double across, double down) {
    static Gaps of(LayoutWish wish) {
      return new Gaps(
          2 * NodePlaces.MARGIN + BETWEEN,
          2 * NodePlaces.MARGIN + BETWEEN + NodePlaces.above(wish.height(), wish.scale()));
    }
  }

  private NodeRows(int boxes, int[] roots) {
    this.dx = new double[boxes];
    this.dy = new double[boxes];
    this.roots = roots;
  }

  /// @param nodes on which node each box is, by its index
  /// @param wish how much room there is
  static NodeRows of(
      Forest boxes, TreeLayout layout, double[][] sizes, int[] nodes, LayoutWish wish) {
    int[] roots = roots(boxes);
    var made = new NodeRows(boxes.size(), roots);
    double[] right = new double[boxes.size()];
    double[] left = new double[boxes.size()];
    double[] bottom = new double[boxes.size()];
    Arrays.fill(left, Double.MAX_VALUE);
    for (int box = 0; box < boxes.size(); box++) {
      int root = roots[box];
      left[root] = Math.min(left[root], layout.x(box));
      right[root] = Math.max(right[root], layout.x(box) + sizes[0][box]);
      bottom[root] = Math.max(bottom[root], layout.y(box) + sizes[1][box]);
    }
    var blocks = new TreeMap<Integer, Block>();
    for (int box = 0; box < boxes.size(); box++) {
      if (roots[box] == box) {
        Block block = blocks.computeIfAbsent(nodes[box], _ -> new Block());
        made.dx[box] = (block.roots.isEmpty() ? 0 : block.width + GAP) - left[box];
        block.width = made.dx[box] + right[box];
        block.height = Math.max(block.height, bottom[box]);
        block.roots.add(box);
      }
    }
    made.place(made.best(List.copyOf(blocks.values()), wish), wish);
    return made;
  }

  private static int[] roots(Forest boxes) {
    int[] roots = new int[boxes.size()];
    for (int place = 0; place < boxes.size(); place++) {
      int box = boxes.at(place);
      int parent = boxes.parent(box);
      roots[box] = parent == Forest.NONE ? box : roots[parent];
    }
    return roots;
  }

  /// How many blocks stand in a row, so that all fit at the largest scale.
  private List<List<Block>> best(List<Block> blocks, LayoutWish wish) {
    List<List<Block>> best = List.of(blocks);
    double bestScale = 0;
    for (int rows = 1; rows <= blocks.size(); rows++) {
      List<List<Block>> tried = split(blocks, (blocks.size() + rows - 1) / rows);
      double scale = Math.min(1, scale(tried, wish));
      if (scale > bestScale * 1.03) {
        best = tried;
        bestScale = scale;
      }
    }
    return best;
  }

  private static List<List<Block>> split(List<Block> blocks, int inRow) {
    List<List<Block>> rows = new ArrayList<>();
    for (int from = 0; from < blocks.size(); from += inRow) {
      rows.add(blocks.subList(from, Math.min(blocks.size(), from + inRow)));
    }
    return rows;
  }

  /// The largest scale at which rows fit into the window, with the gaps between them.
  private static double scale(List<List<Block>> rows, LayoutWish wish) {
    Box room = NodePlaces.room(wish.width(), wish.height(), wish.scale());
    Gaps gaps = Gaps.of(wish);
    double scale = Double.MAX_VALUE;
    double high = 0;
    for (List<Block> row : rows) {
      double free = room.width() - ROUNDING - gaps.across * (row.size() - 1);
      scale = Math.min(scale, free / Row.of(row, 0).width);
      high += Row.of(row, 0).height;
    }
    double free = room.height() - ROUNDING - gaps.down * (rows.size() - 1);
    return Math.max(LEAST_SCALE, Math.min(scale, free / high));
  }

  private void place(List<List<Block>> rows, LayoutWish wish) {
    double scale = Math.min(TreeCamera.LARGEST_FIT, scale(rows, wish));
    Gaps gaps = Gaps.of(wish);
    double y = 0;
    for (List<Block> blocks : rows) {
      Row row = Row.of(blocks, gaps.across / scale);
      double x = 0;
      for (Block block : row.blocks) {
        for (int root : block.roots) {
          dx[root] += x;
          dy[root] = y;
        }
        x += block.width + gaps.across / scale;
      }
      width = Math.max(width, row.width);
      height = y + row.height;
      y += row.height + gaps.down / scale;
    }
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /// How far a box is moved from where the layout has it.
  double dx(int box) {
    return dx[roots[box]];
  }

  double dy(int box) {
    return dy[roots[box]];
  }
}
