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
  private final Box whole;
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

  private TreemapLayout(Forest forest, Box whole, double titleHeight, double leastSide) {
    int count = forest.size();
    this.forest = forest;
    this.whole = whole;
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
  public static TreemapLayout of(Forest forest, Box whole, double titleHeight, double zoom) {
    var layout = new TreemapLayout(forest, whole, titleHeight, LEAST_SIDE / Math.max(1, zoom));
    layout.place();
    return layout;
  }

  private void place() {
    fill(Forest.NONE, whole);
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
        new Box(
            frameX[node] + inset,
            frameY[node] + top,
            frameWidth[node] - 2 * inset,
            frameHeight[node] - top - inset));
    if (own == AreaShape.TITLED) {
      side[node] = Math.max(6, titleHeight - 6);
      x[node] = frameX[node] + inset;
      y[node] = frameY[node] + (titleHeight - side[node]) / 2;
    }
  }

  /// Divides a rectangle among the children of a node, or among the roots.
  private void fill(int node, Box box) {
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
    double strip = leaves == 0 ? 0 : count == 0 ? box.height() : strip(leaves, total, box);
    if (leaves > 0) {
      grid(node, leaves, new Box(box.x(), box.y(), box.width(), strip));
    }
    double rest = box.y() + strip;
    var below = new Box(box.x(), rest, box.width(), Math.max(0, box.bottom() - rest));
    Squarify.divide(weights, count, below, (item, frame) -> frame(items[item], frame));
  }

  /// How high the strip of leaves beside inner children is: so high that its cells are about as
  /// large as all cells would be on average. A share by weight alone could be a sliver, in which
  /// they would not be seen.
  ///
  /// @param inner how many nodes there are in the inner children
  private static double strip(int leaves, int inner, Box box) {
    int total = inner + leaves;
    double side = Math.sqrt(box.width() * box.height() / total);
    int columns = Math.max(1, (int) (box.width() / side));
    int rows = (leaves + columns - 1) / columns;
    double most = Math.max(side, box.height() * MOST_FOR_LEAVES * leaves / total);
    return Math.min(box.height() * MOST_OF_FRAME, Math.min(rows * side, most));
  }

  private void ensure(int count) {
    if (items.length < count) {
      items = new int[count * 2];
      weights = new int[count * 2];
    }
  }

  private void frame(int node, Box box) {
    double across = box.width();
    double down = box.height();
    frameX[node] = box.x();
    frameY[node] = box.y();
    frameWidth[node] = across;
    frameHeight[node] = down;
    AreaShape own;
    if (Math.min(across, down) < leastSide) {
      own = AreaShape.MERGED;
      x[node] = box.x();
      y[node] = box.y();
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

  private void grid(int node, int count, Box box) {
    double across = Math.max(1e-6, box.width());
    double down = Math.max(1e-6, box.height());
    var cells = new CellRows(SquareGrid.of(count, across, down), box);
    int index = 0;
    if (node != Forest.NONE && shape(node) != AreaShape.TITLED) {
      cells.put(node, index++);
    }
    int children = node == Forest.NONE ? forest.rootCount() : forest.childCount(node);
    for (int i = 0; i < children; i++) {
      int child = node == Forest.NONE ? forest.root(i) : forest.child(node, i);
      if (forest.isLeaf(child)) {
        shape[child] = (byte) AreaShape.CELL.ordinal();
        cells.put(child, index++);
      }
    }
  }

  /// The cells of one frame.
  private final class CellRows {
    private final SquareGrid grid;
    private final Box box;
    private final double cell;

    CellRows(SquareGrid grid, Box box) {
      this.grid = grid;
      this.box = box;
      // Whole pixels: otherwise the gaps between the cells would differ.
      this.cell = grid.side() >= WHOLE_FROM ? Math.floor(grid.side()) : grid.side();
    }

    void put(int node, int index) {
      int row = index / grid.columns();
      x[node] = box.x() + index % grid.columns() * cell;
      y[node] = box.y() + row * cell;
      side[node] = cell;
    }
  }

  public AreaShape shape(int node) {
    return SHAPES[shape[node]];
  }

  /// The cell in which the node itself is shown, with the gap to the next.
  public Box cell(int node) {
    return new Box(x[node], y[node], side[node], side[node]);
  }

  /// The frame of an inner node.
  public Box frame(int node) {
    return new Box(frameX[node], frameY[node], frameWidth[node], frameHeight[node]);
  }
}
