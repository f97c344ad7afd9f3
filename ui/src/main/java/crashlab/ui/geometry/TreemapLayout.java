package crashlab.ui.geometry;

/// A tree as nested frames: every inner node a frame, in which a grid of square cells for its
/// leaves stands above the frames of its inner children. It always fills just the rectangle it is
/// given.
///
/// A frame that is too small to have a title gives its node a cell in its own grid. One whose
/// shorter side is below [#LEAST_SIDE] becomes a single cell that stands for all that is in it.
public final class TreemapLayout {
  /// A frame with a shorter side is one cell.
  public static final double LEAST_SIDE = 4;

  /// Frames of at least this size have a title.
  public static final double TITLE_WIDTH = 60;

  public static final double TITLE_FROM_HEIGHT = 34;

  /// Frames with less room have no inset.
  public static final double INSET_FROM_AREA = 150;

  /// How a node is drawn.
  public enum AreaShape {
    /// Not at all: it lies in a frame that is one cell.
    HIDDEN,
    CELL,
    /// A frame with a title, in which the node itself is shown.
    TITLED,
    /// A frame, with a cell for the node itself.
    FRAMED,
    /// No frame, for want of room; a cell for the node itself.
    BARE,
    /// A cell that stands for the node and all below it.
    MERGED
  }

  private static final AreaShape[] SHAPES = AreaShape.values();
  private static final double INSET = 3;
  private static final double WHOLE_FROM = 3;

  /// How much of a frame a strip of leaves may take at most.
  private static final double MOST_OF_FRAME = 0.95;

  /// How much more than its fair share of a frame a strip of leaves may take.
  private static final double MOST_FOR_LEAVES = 1.2;

  private final Forest forest;
  private final double titleHeight;
  private final double leastSide;
  private final double width;
  private final double height;
  private final byte[] shape;
  private final double[] x;
  private final double[] y;
  private final double[] side;
  private final double[] frameX;
  private final double[] frameY;
  private final double[] frameWidth;
  private final double[] frameHeight;

  private int[] weights = new int[16];
  private int[] items = new int[16];

  private TreemapLayout(
      Forest forest, double width, double height, double titleHeight, double leastSide) {
    int count = forest.size();
    this.forest = forest;
    this.width = width;
    this.height = height;
    this.titleHeight = titleHeight;
    this.leastSide = leastSide;
    this.shape = new byte[count];
    this.x = new double[count];
    this.y = new double[count];
    this.side = new double[count];
    this.frameX = new double[count];
    this.frameY = new double[count];
    this.frameWidth = new double[count];
    this.frameHeight = new double[count];
  }

  /// @param titleHeight of a frame's title
  /// @param zoom how much larger it is seen: small frames then need not become cells
  public static TreemapLayout of(
      Forest forest, double width, double height, double titleHeight, double zoom) {
    var layout =
        new TreemapLayout(forest, width, height, titleHeight, LEAST_SIDE / Math.max(1, zoom));
    layout.place();
    return layout;
  }

  private void place() {
    fill(Forest.NONE, 0, 0, width, height);
    for (int place = 0; place < forest.size(); place++) {
      int node = forest.at(place);
      if (!forest.isLeaf(node)) {
        AreaShape own = shape(node);
        if (own == AreaShape.HIDDEN || own == AreaShape.MERGED) {
          place += forest.sizeOf(node) - 1; // what is below stays hidden
        } else {
          open(node, own);
        }
      }
    }
  }

  /// Divides the inside of a frame.
  private void open(int node, AreaShape own) {
    double inset = own == AreaShape.BARE ? 0 : INSET;
    double top = own == AreaShape.TITLED ? titleHeight : inset;
    fill(
        node,
        frameX[node] + inset,
        frameY[node] + top,
        frameWidth[node] - 2 * inset,
        frameHeight[node] - top - inset);
    if (own == AreaShape.TITLED) {
      side[node] = Math.max(6, titleHeight - 6);
      x[node] = frameX[node] + inset;
      y[node] = frameY[node] + (titleHeight - side[node]) / 2;
    }
  }

  /// Divides a rectangle among the children of a node, or among the roots.
  private void fill(int node, double left, double top, double across, double down) {
    int children = node == Forest.NONE ? forest.rootCount() : forest.childCount(node);
    boolean ownCell = node != Forest.NONE && shape(node) != AreaShape.TITLED;
    int leaves = ownCell ? 1 : 0;
    int count = 0;
    int total = 0;
    ensure(children);
    for (int i = 0; i < children; i++) {
      int child = node == Forest.NONE ? forest.root(i) : forest.child(node, i);
      if (forest.isLeaf(child)) {
        leaves++;
      } else {
        items[count] = child;
        weights[count++] = forest.sizeOf(child);
        total += forest.sizeOf(child);
      }
    }
    double rest = top;
    if (leaves > 0) {
      double strip = count == 0 ? down : stripHeight(leaves, total + leaves, across, down);
      grid(node, leaves, left, top, across, strip);
      rest += strip;
    }
    Squarify.divide(
        weights,
        count,
        left,
        rest,
        across,
        Math.max(0, top + down - rest),
        (item, itemX, itemY, itemWidth, itemHeight) ->
            frame(items[item], itemX, itemY, itemWidth, itemHeight));
  }

  /// How high the strip of leaves beside inner children is: so high that its cells are about as
  /// large as all cells would be on average. A share by weight alone could be a sliver, in which
  /// they would not be seen.
  private static double stripHeight(int leaves, int total, double across, double down) {
    double side = Math.sqrt(across * down / total);
    int columns = Math.max(1, (int) (across / side));
    int rows = (leaves + columns - 1) / columns;
    double most = Math.max(side, down * MOST_FOR_LEAVES * leaves / total);
    return Math.min(down * MOST_OF_FRAME, Math.min(rows * side, most));
  }

  private void ensure(int count) {
    if (items.length < count) {
      items = new int[count * 2];
      weights = new int[count * 2];
    }
  }

  private void frame(int node, double left, double top, double across, double down) {
    frameX[node] = left;
    frameY[node] = top;
    frameWidth[node] = across;
    frameHeight[node] = down;
    AreaShape own;
    if (Math.min(across, down) < leastSide) {
      own = AreaShape.MERGED;
      x[node] = left;
      y[node] = top;
      side[node] = Math.min(across, down);
    } else if (across >= TITLE_WIDTH && down >= Math.max(TITLE_FROM_HEIGHT, 2 * titleHeight)) {
      own = AreaShape.TITLED;
    } else {
      own =
          across * down >= INSET_FROM_AREA && hasRoom(across, down)
              ? AreaShape.FRAMED
              : AreaShape.BARE;
    }
    shape[node] = (byte) own.ordinal();
  }

  private static boolean hasRoom(double across, double down) {
    return Math.min(across, down) > 3 * INSET;
  }

  private void grid(int node, int count, double left, double top, double across, double down) {
    SquareGrid grid = SquareGrid.of(count, Math.max(1e-6, across), Math.max(1e-6, down));
    int index = 0;
    if (node != Forest.NONE && shape(node) != AreaShape.TITLED) {
      cell(node, grid, index++, left, top);
    }
    int children = node == Forest.NONE ? forest.rootCount() : forest.childCount(node);
    for (int i = 0; i < children; i++) {
      int child = node == Forest.NONE ? forest.root(i) : forest.child(node, i);
      if (forest.isLeaf(child)) {
        shape[child] = (byte) AreaShape.CELL.ordinal();
        cell(child, grid, index++, left, top);
      }
    }
  }

  private void cell(int node, SquareGrid grid, int index, double left, double top) {
    // Whole pixels: otherwise the gaps between the cells would differ.
    double own = grid.side() >= WHOLE_FROM ? Math.floor(grid.side()) : grid.side();
    x[node] = left + index % grid.columns() * own;
    int row = index / grid.columns();
    y[node] = top + row * own;
    side[node] = own;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  public AreaShape shape(int node) {
    return SHAPES[shape[node]];
  }

  /// The left edge of the cell in which the node itself is shown.
  public double x(int node) {
    return x[node];
  }

  public double y(int node) {
    return y[node];
  }

  /// How wide and how high that cell is, with the gap to the next.
  public double side(int node) {
    return side[node];
  }

  /// The left edge of an inner node's frame.
  public double frameX(int node) {
    return frameX[node];
  }

  public double frameY(int node) {
    return frameY[node];
  }

  public double frameWidth(int node) {
    return frameWidth[node];
  }

  public double frameHeight(int node) {
    return frameHeight[node];
  }
}
