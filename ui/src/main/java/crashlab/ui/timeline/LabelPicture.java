package crashlab.ui.timeline;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.NodeState;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.Look;
import crashlab.ui.session.RunFrame;
import java.util.List;
import java.util.Locale;

/// Draws the names of the lanes at their left, each with how it looks now.
final class LabelPicture {
  /// How much of the lanes outside of a cascade is seen while it is on stage.
  static final double DIMMED = 0.5;

  static final double INDENT = 11;
  static final double FOLD_WIDTH = 16;
  private static final int DEEPEST_INDENT = 5;
  private static final double CHIP = 11;

  private LabelPicture() {}

  /// Where the triangle of a lane begins, by which it is folded.
  static double foldX(LaneTree tree, int lane) {
    return 4 + Math.min(DEEPEST_INDENT, tree.depth(lane)) * INDENT;
  }

  static void paint(Painter on, TimelineModel model, NowLayer.Now now) {
    TimelineLayout layout = model.layout();
    on.fillRect(0, layout.axisHeight(), layout.plotX(), layout.height(), Ink.CANVAS);
    on.clip(0, layout.axisHeight(), layout.plotX(), layout.height() - layout.axisHeight());
    List<VisibleLanes.LaneRow> rows = model.lanes().visible();
    for (int i = 0; i < rows.size(); i++) {
      VisibleLanes.LaneRow row = rows.get(i);
      paint(on, model, now, row, i < layout.pinnedShown());
      on.setOpacity(1);
    }
    on.unclip();
    on.fillRect(layout.plotX() - 1, layout.axisHeight(), 1, layout.height(), Ink.LINE);
    paintEndOfPinned(on, layout);
  }

  /// Lets what is drawn in a place shine through at [#DIMMED].
  static void stepBack(Painter on, Box box) {
    on.setOpacity(1 - DIMMED);
    on.fillRect(box.x(), box.y(), box.width(), box.height(), Ink.CANVAS);
    on.setOpacity(1);
  }

  /// The line between the pinned lanes and the others.
  static void paintEndOfPinned(Painter on, TimelineLayout layout) {
    if (layout.pinnedShown() > 0) {
      on.fillRect(0, layout.lanesTop() - 2, layout.width(), 1, Ink.LINE);
    }
  }

  private static void paint(
      Painter on, TimelineModel model, NowLayer.Now now, VisibleLanes.LaneRow row, boolean pinned) {
    LaneSource source = now.source();
    TimelineLayout layout = model.layout();
    LaneTree tree = source.names().tree();
    int lane = row.lane();
    boolean selected = lane == model.lanes().lane();
    boolean folded = model.lanes().folded().get(lane);
    double height = layout.rowHeight();
    if (selected) {
      on.fillRect(0, row.y(), layout.plotX(), height, Ink.CARD);
      on.fillRect(0, row.y(), 3, height, Ink.ACCENT);
    }
    boolean back = now.bright() != null && !now.bright().get(lane);
    on.setOpacity(back ? DIMMED : 1);
    double x = foldX(tree, lane);
    double middle = row.y() + layout.barMiddle();
    if (tree.isGroup(lane)) {
      triangle(on, x + 2, middle, folded);
    }
    x += FOLD_WIDTH;
    on.chip(look(now, lane, folded), x, middle - CHIP / 2, CHIP);
    x += CHIP + 5;
    double right = layout.plotX() - 6;
    if (pinned) {
      pin(on, right - 6, middle);
      right -= 14;
    }
    on.setOpacity(back ? Ink.READABLE : 1);
    if (folded) {
      String count = String.format(Locale.ROOT, "%,d", source.members(lane));
      on.text(count, right, middle + 4, TextStyle.SMALL.right(back ? Ink.TEXT : Ink.FAINT));
      right -= on.width(count, TextStyle.SMALL) + 6;
    }
    TextStyle style = selected ? TextStyle.BOLD : TextStyle.BODY;
    String name = source.names().name(lane);
    on.textWithin(name, x, middle + 4, right - x, style.left(Ink.TEXT));
  }

  /// The worst look of all that the lane stands for.
  static Look look(NowLayer.Now now, int lane, boolean folded) {
    return look(now.source(), now.frame(), now.moment(), lane, folded);
  }

  /// The same at any instant.
  static Look look(LaneSource source, RunFrame frame, Moment now, int lane, boolean folded) {
    if (source.names().isNode(lane)) {
      NodeState state = source.run().nodes().state(source.names().node(lane), now);
      if (!folded || state != NodeState.UP) {
        return look(state);
      }
    }
    if (!folded) {
      return source.names().isSlot(lane) ? frame.look(lane) : Look.ABSENT;
    }
    LaneTree tree = source.names().tree();
    boolean load = source.names().isLoad(lane);
    Look worst = Look.ABSENT;
    for (int place = tree.place(lane); place < tree.end(lane); place++) {
      int slot = tree.at(place);
      if (source.names().isSlot(slot)) {
        Look look = frame.look(slot);
        boolean counts = !load || look.isAlive();
        worst = counts && look.compareTo(worst) > 0 ? look : worst;
      }
    }
    return worst;
  }

  private static Look look(NodeState node) {
    return switch (node) {
      case ABSENT -> Look.ABSENT;
      case UP -> Look.IDLE;
      case FROZEN -> Look.SUSPENDED;
      case DOWN -> Look.DOWN;
    };
  }

  private static void triangle(Painter on, double x, double y, boolean folded) {
    double[] xs = folded ? new double[] {x + 2, x + 9, x + 2} : new double[] {x, x + 10, x + 5};
    double[] ys = folded ? new double[] {y - 5, y, y + 5} : new double[] {y - 3, y - 3, y + 4};
    on.fillPolygon(xs, ys, 3, Ink.FAINT);
  }

  private static void pin(Painter on, double x, double y) {
    on.fillRect(x, y - 5, 6, 5, Ink.ACCENT);
    on.fillRect(x - 1, y, 8, 1.5, Ink.ACCENT);
    on.fillRect(x + 2.5, y + 1, 1, 5, Ink.ACCENT);
  }

  /// How far the lanes are scrolled.
  static void paintScrollBar(Painter on, TimelineModel model) {
    double most = model.lanes().strip().mostScroll();
    if (most <= 0) {
      return;
    }
    TimelineLayout layout = model.layout();
    double height = layout.lanesHeight();
    double bar = Math.max(18, height * height / (height + most));
    double y = layout.lanesTop() + (height - bar) * model.lanes().strip().scroll() / most;
    on.setOpacity(0.7);
    on.fillRect(layout.width() - 6, y, 4, bar, Ink.FAINT);
    on.setOpacity(1);
  }
}
