package crashlab.ui.tree;

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
  private static final double LEAST_SCALE = 0.3;

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

  /// How far apart blocks stand.
  private record Gaps(double across, double down) {
    /// Frames and their names are as large in the window whatever the scale.
    static Gaps at(double scale) {
      double least = Math.clamp(scale, LEAST_SCALE, 1);
      return new Gaps(
          (2 * NodePlaces.MARGIN + 8) / least,
          (2 * NodePlaces.MARGIN + NodePlaces.NAME + NodePlaces.ROWS * NodePlaces.ROW) / least);
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

  /// At which scale rows fit, with the gaps that they have at that scale.
  private double scale(List<List<Block>> rows, LayoutWish wish) {
    measure(rows, Gaps.at(1));
    double without = fit(wish);
    measure(rows, Gaps.at(without));
    return fit(wish);
  }

  private double fit(LayoutWish wish) {
    return Math.min(wish.width() / width, wish.height() / height);
  }

  private List<Row> measure(List<List<Block>> rows, Gaps gaps) {
    List<Row> measured = rows.stream().map(row -> Row.of(row, gaps.across)).toList();
    width = measured.stream().mapToDouble(Row::width).max().orElse(0);
    height = measured.stream().mapToDouble(Row::height).sum() + gaps.down * (measured.size() - 1);
    return measured;
  }

  private void place(List<List<Block>> rows, LayoutWish wish) {
    Gaps gaps = Gaps.at(scale(rows, wish));
    double y = 0;
    for (Row row : measure(rows, gaps)) {
      double x = 0;
      for (Block block : row.blocks) {
        for (int root : block.roots) {
          dx[root] += x;
          dy[root] = y;
        }
        x += block.width + gaps.across;
      }
      y += row.height + gaps.down;
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
