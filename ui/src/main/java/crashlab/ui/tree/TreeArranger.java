package crashlab.ui.tree;

import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.GridLayout;
import crashlab.ui.geometry.Segment;
import crashlab.ui.geometry.TreeLayout;
import crashlab.ui.geometry.ViewTransform;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lays the supervision tree out as a tidy tree: a box for each node that has something below it,
/// and its leaves together in a grid.
///
/// How many columns the grids get is tried out: the fewest rows that can be read win, else what
/// fits the window at the largest scale.
final class TreeArranger {
  static final double BOX_WIDTH = 168;
  static final double BOX_HEIGHT = 58;
  static final double CARD_HEIGHT = 68;
  static final double CHIP = 14;
  static final double COUNTS_HEIGHT = 18;

  private static final double GAP = 14;
  private static final double LEVEL_GAP = 46;
  private static final double TIGHT_LEVEL_GAP = 30;
  private static final double LEAST_LEVEL_GAP = 20;
  private static final double CHIPS_LEVEL_GAP = 30;
  private static final double CARD_GAP = 18;
  private static final double LEAST_CARD = 124;
  private static final double WIDEST_CARD = 190;
  private static final double LEAST_BOX = 112;

  /// About what a character of a name takes; the layout knows no fonts.
  private static final double CHARACTER = 7.6;

  private static final double BESIDE_NAME = 38;
  private static final double CHIP_GAP = 3;
  private static final int MOST_COLUMNS = 12;
  private static final int MOST_ROWS = 16;
  private static final double[] CARD_LEVEL_GAPS = {LEVEL_GAP, TIGHT_LEVEL_GAP, LEAST_LEVEL_GAP};
  private static final double[] CHIP_LEVEL_GAPS = {CHIPS_LEVEL_GAP};
  private static final int[] COLUMNS = {12, 10, 8, 6, 5, 4, 3, 2, 1};
  private static final int TRY_ALL_UP_TO = 3_000;

  private final Supervision tree;
  private final boolean cards;
  private final double scale;
  private final double cardWidth;
  private final double boxWidth;
  private final double levelGap;
  private final LayoutWish wish;

  private TreeArranger(LayoutWish wish, double levelGap) {
    this.wish = wish;
    this.tree = wish.tree();
    this.cards = wish.cards();
    this.scale = wish.scale();
    this.levelGap = levelGap;
    double wanted = widthForNames();
    this.cardWidth = Math.clamp(wanted, LEAST_CARD, WIDEST_CARD);
    this.boxWidth = cards ? BOX_WIDTH : Math.clamp(wanted, LEAST_BOX, BOX_WIDTH);
  }

  /// What the longest name of a card or a box wants.
  private double widthForNames() {
    int longest = 0;
    for (int node = 0; node < tree.size(); node++) {
      if (cards || !tree.forest().isLeaf(node)) {
        longest = Math.max(longest, tree.roster().name(tree.slot(node)).length());
      }
    }
    return BESIDE_NAME + longest * CHARACTER;
  }

  /// Texts are scaled, and so are all boxes.
  static Arrangement arrange(LayoutWish wish) {
    if (wish.tree().size() > TRY_ALL_UP_TO) {
      return new TreeArranger(wish, wish.cards() ? LEVEL_GAP : CHIPS_LEVEL_GAP)
          .withColumns(MOST_COLUMNS);
    }
    Arrangement best = null;
    double bestScale = 0;
    for (double gap : wish.cards() ? CARD_LEVEL_GAPS : CHIP_LEVEL_GAPS) {
      var arranger = new TreeArranger(wish, gap);
      for (int columns : COLUMNS) {
        Arrangement one = arranger.withColumns(columns);
        double fit = fit(one, wish.width(), wish.height());
        if (best == null || fit > bestScale * 1.03) {
          best = one;
          bestScale = fit;
        }
      }
      if (bestScale >= 1) {
        break; // large enough: levels keep their distance
      }
    }
    return Objects.requireNonNull(best);
  }

  private static double fit(Arrangement one, double windowWidth, double windowHeight) {
    return ViewTransform.fit(
            one.width, one.height, windowWidth, windowHeight, new ViewTransform.FitLimits(16, 1))
        .scale();
  }

  private Arrangement withColumns(int columns) {
    List<TreeBox> boxes = new TreeBoxes(tree, cards).inOrder();
    int count = boxes.size();
    int[] parents = new int[count];
    double[] widths = new double[count];
    double[] heights = new double[count];
    GridLayout[] grids = new GridLayout[count];
    for (int i = 0; i < count; i++) {
      TreeBox box = boxes.get(i);
      parents[i] = box.parentBox();
      if (box.node() == Forest.NONE) {
        grids[i] = grid(box.leaves().length, columns);
        widths[i] = Math.max(grids[i].width(), leastWidth(box));
        heights[i] = grids[i].height() + countsHeight(box);
      } else {
        widths[i] = boxWidth(box.node());
        heights[i] = boxHeight(box.node());
      }
    }
    var forest = new Forest(parents);
    TreeLayout layout = TreeLayout.of(forest, widths, heights, GAP * scale, levelGap * scale);
    Places places =
        new Places(layout, rows(boxes, forest, layout, new double[][] {widths, heights}));
    return draft(boxes, grids, widths, places)
        .done(
            cards ? Arrangement.Size.CARDS : Arrangement.Size.CHIPS,
            places.width(),
            places.height());
  }

  /// Where the boxes stand.
  ///
  /// @param rows of nodes; null where there is one node
  private record Places(TreeLayout layout, @Nullable NodeRows rows) {
    double x(int box) {
      return layout.x(box) + (rows == null ? 0 : rows.dx(box));
    }

    double y(int box) {
      return layout.y(box) + (rows == null ? 0 : rows.dy(box));
    }

    double width() {
      return rows == null ? layout.width() : rows.width();
    }

    double height() {
      return rows == null ? layout.height() : rows.height();
    }
  }

  private @Nullable NodeRows rows(
      List<TreeBox> boxes, Forest forest, TreeLayout layout, double[][] sizes) {
    if (tree.recording().nodes().names().size() < 2) {
      return null;
    }
    int[] nodes = new int[boxes.size()];
    for (int i = 0; i < nodes.length; i++) {
      TreeBox box = boxes.get(i);
      int member = box.node() == Forest.NONE ? box.leaves()[0] : box.node();
      nodes[i] = tree.roster().identity(tree.slot(member)).node().index();
    }
    return NodeRows.of(forest, layout, sizes, nodes, wish);
  }

  private GridLayout grid(int count, int columns) {
    return cards
        ? GridLayout.of(
            count,
            new GridLayout.Cell(cardWidth * scale, CARD_HEIGHT * scale, CARD_GAP * scale),
            columns,
            Integer.MAX_VALUE)
        : GridLayout.of(
            count,
            new GridLayout.Cell(CHIP * scale, CHIP * scale, CHIP_GAP * scale),
            columns,
            columns == MOST_COLUMNS ? MOST_ROWS : Integer.MAX_VALUE);
  }

  private double leastWidth(TreeBox box) {
    return cards || box.leaves().length < 2 ? 0 : 110 * scale;
  }

  private double countsHeight(TreeBox box) {
    return cards || box.leaves().length < 2 ? 0 : COUNTS_HEIGHT * scale;
  }

  private double boxWidth(int node) {
    return (cards && !tree.isSupervisor(node) ? cardWidth : boxWidth) * scale;
  }

  private double boxHeight(int node) {
    return (tree.isSupervisor(node) || !cards ? BOX_HEIGHT : CARD_HEIGHT) * scale;
  }

  private Arrangement.Draft draft(
      List<TreeBox> boxes, GridLayout[] grids, double[] widths, Places layout) {
    var draft = new Arrangement.Draft(tree.size());
    for (int i = 0; i < boxes.size(); i++) {
      TreeBox box = boxes.get(i);
      double x = layout.x(i);
      double y = layout.y(i);
      if (box.node() == Forest.NONE) {
        GridLayout grid = grids[i];
        double left = x + (widths[i] - grid.width()) / 2;
        putGrid(draft, box, grid, new Box(left, y, grid.width(), grid.height()));
      } else {
        Arrangement.NodeShape shape =
            tree.isSupervisor(box.node()) || !cards
                ? Arrangement.NodeShape.SUPERVISOR
                : Arrangement.NodeShape.CARD;
        draft.put(box.node(), shape, new Box(x, y, widths[i], boxHeight(box.node())));
      }
      int parent = box.parentBox();
      if (parent != Forest.NONE) {
        int node = boxes.get(parent).node();
        var above = new Box(layout.x(parent), layout.y(parent), widths[parent], boxHeight(node));
        if (cards && box.node() == Forest.NONE) {
          hang(draft, box, grids[i], above);
        } else {
          var way = new Segment(above.middle(), above.bottom(), x + widths[i] / 2, y);
          draft.edge(node, box.node(), way);
        }
      }
    }
    return draft;
  }

  private void putGrid(Arrangement.Draft draft, TreeBox box, GridLayout grid, Box place) {
    Arrangement.NodeShape shape = cards ? Arrangement.NodeShape.CARD : Arrangement.NodeShape.CHIP;
    GridLayout.Cell cell = grid.cell();
    for (int i = 0; i < box.leaves().length; i++) {
      draft.put(
          box.leaves()[i],
          shape,
          new Box(place.x() + grid.x(i), place.y() + grid.y(i), cell.width(), cell.height()));
    }
    draft.groups.add(new Arrangement.Group(box.parent(), box.leaves(), place));
  }

  /// Gives each card of a group a line of its own: from above if they stand in one row, else from
  /// the side, where a line goes down along each column.
  private void hang(Arrangement.Draft draft, TreeBox box, GridLayout grid, Box above) {
    double fromX = above.middle();
    double fromY = above.bottom();
    boolean single = grid.rows() == 1;
    for (int leaf : box.leaves()) {
      double x = draft.x[leaf];
      double y = draft.y[leaf];
      if (single) {
        draft.edge(box.parent(), leaf, new Segment(fromX, fromY, x + grid.cell().width() / 2, y));
        continue;
      }
      double side = x - grid.cell().gap() / 2;
      double middle = y + grid.cell().height() / 2;
      draft.edge(box.parent(), leaf, new Segment(fromX, fromY, side, middle));
      draft.edge(box.parent(), leaf, new Segment(side, middle, x, middle));
    }
  }
}
