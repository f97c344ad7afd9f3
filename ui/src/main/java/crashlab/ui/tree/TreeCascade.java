package crashlab.ui.tree;

import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeArrow.Kind;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.Segment;
import crashlab.ui.geometry.ViewTransform;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Draws the arrows of a cascade over the tree, each kind with a line of its own.
final class TreeCascade {
  private static final double NEAR = 80;
  private static final int MOST_LABELS = 24;

  private final Painter on;
  private final Supervision tree;
  private final Arrangement at;
  private final ViewTransform view;
  private final ArrowLabels labels;

  /// @param labels takes what is written at the arrows
  TreeCascade(
      Painter on, Supervision tree, Arrangement at, ViewTransform view, ArrowLabels labels) {
    this.on = on;
    this.tree = tree;
    this.at = at;
    this.view = view;
    this.labels = labels;
  }

  private NodeBox spot(int node) {
    return NodeBox.of(at, view, node);
  }

  void arrows(List<CascadeArrow> arrows) {
    Set<String> said = new HashSet<>();
    for (CascadeArrow arrow : arrows) {
      int from = tree.node(arrow.from().slot());
      int to = tree.node(arrow.to().slot());
      if (from == Forest.NONE || to == Forest.NONE || at.shownBy[from] == at.shownBy[to]) {
        continue;
      }
      boolean label =
          arrow.count() > 1
              || said.add(arrow.kind() + " " + arrow.label() + " " + arrow.to().slot());
      arrow(arrow, spot(from), spot(to), label && labels.boxes().size() < MOST_LABELS);
    }
  }

  private void arrow(CascadeArrow arrow, NodeBox from, NodeBox to, boolean label) {
    String words = arrow.label() + (arrow.count() > 1 ? " ×" + arrow.count() : "");
    switch (arrow.kind()) {
      case LINK -> straight(arrow, from, to, solid(2, Ink.CRASHED), label ? words : "");
      case MONITOR ->
          straight(arrow, from, to, new LineStyle(1, Stroke.DASHED, Ink.TEXT), label ? words : "");
      case MESSAGE ->
          straight(
              arrow, from, to, new LineStyle(1.5, Stroke.DOTTED, Ink.TEXT), label ? words : "");
      case DECISION -> elbow(from, to, -10, 3, true, Ink.TEXT, label ? words : "");
      case STOP -> elbow(from, to, 0, 1, false, Ink.STOPPING, label ? words : "");
      case RESTART -> elbow(from, to, 10, 1, false, Ink.STARTING, label ? words : "");
      case ESCALATION -> doubled(from, to, label ? words : "");
    }
  }

  private static LineStyle solid(double width, Ink ink) {
    return new LineStyle(width, Stroke.SOLID, ink);
  }

  /// From the edge of one box to that of another.
  private void straight(
      CascadeArrow arrow, NodeBox from, NodeBox to, LineStyle style, String label) {
    boolean besides =
        !at.isTreemap()
            && Math.abs(from.centre() - to.centre()) < from.h() / 2
            && Math.abs(from.middle() - to.middle()) - (from.w() + to.w()) / 2 < NEAR;
    if (besides) {
      below(arrow, from, to, style, label);
      return;
    }
    double[] start = from.edge(to);
    double[] end = to.edge(from);
    var way = new Segment(start[0], start[1], end[0], end[1]);
    if (arrow.stopped()) {
      on.line(way, style);
      bar(way, style.ink());
    } else {
      on.arrow(way, style, true);
    }
    label(label, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2);
  }

  /// Between neighbours there is no room for a line with words: it goes round below them.
  private void below(CascadeArrow arrow, NodeBox from, NodeBox to, LineStyle style, String label) {
    double bottom = Math.max(from.bottom(), to.bottom());
    double y = bottom + 22;
    double[] xs = {from.middle(), from.middle(), to.middle(), to.middle()};
    double[] ys = {from.bottom() + 2, y, y, to.bottom() + (arrow.stopped() ? 9 : 12)};
    on.polyline(xs, ys, xs.length, style.width(), style.stroke(), style.ink());
    if (arrow.stopped()) {
      bar(new Segment(to.middle(), y, to.middle(), to.bottom() + 8), style.ink());
    } else {
      on.arrow(
          new Segment(to.middle(), y, to.middle(), to.bottom() + 2),
          solid(style.width(), style.ink()),
          true);
    }
    label(label, (from.middle() + to.middle()) / 2, y);
  }

  /// The end of what went no further.
  private void bar(Segment way, Ink ink) {
    double length = Math.max(1, way.length());
    double acrossX = -(way.y2() - way.y1()) / length * 9;
    double acrossY = (way.x2() - way.x1()) / length * 9;
    double x = way.x2();
    double y = way.y2();
    on.line(new Segment(x - acrossX, y - acrossY, x + acrossX, y + acrossY), solid(4, ink));
  }

  private void elbow(
      NodeBox from, NodeBox to, double aside, double width, boolean filled, Ink ink, String label) {
    boolean up = to.centre() < from.centre();
    double shift = at.isTreemap() ? 0 : Math.clamp(aside, -from.w() / 3, from.w() / 3);
    double toShift = at.isTreemap() ? 0 : Math.clamp(aside * 1.6, -to.w() / 3, to.w() / 3);
    double x1 = from.middle() + shift;
    double x2 = to.middle() + toShift;
    double y1 = up ? from.y() - 1 : from.bottom() + 1;
    double y2 = up ? to.bottom() + 2 : to.y() - 2;
    if (at.isTreemap() || up == y2 > y1) {
      double[] start = from.edge(to);
      double[] end = to.edge(from);
      on.arrow(new Segment(start[0], start[1], end[0], end[1]), solid(width, ink), filled);
      label(label, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2);
      return;
    }
    double bend = y2 + (up ? 1 : -1) * Math.min(Math.abs(y1 - y2) / 2, 13 - aside / 3);
    bend = Math.round(bend);
    upright(x1, y1, bend, width, ink);
    level(x1, x2, bend, width, ink);
    on.arrow(new Segment(x2, bend, x2, y2), solid(width, ink), filled);
    if (up) {
      boolean steep = Math.abs(x1 - x2) < on.width(label, TextStyle.SMALL) + 40;
      double x = steep ? Math.min(x1, x2) - 6 : (x1 + x2) / 2;
      label(label, x, steep ? (y1 + bend) / 2 : bend, steep ? Align.RIGHT : Align.CENTER);
    } else {
      boolean left = aside <= 0;
      label(label, x2 + (left ? -7 : 7), y2 - 9, left ? Align.RIGHT : Align.LEFT);
    }
  }

  private void upright(double x, double y1, double y2, double width, Ink ink) {
    on.fillRect(x - width / 2, Math.min(y1, y2), width, Math.abs(y2 - y1) + width / 2, ink);
  }

  private void level(double x1, double x2, double y, double width, Ink ink) {
    on.fillRect(Math.min(x1, x2) - width / 2, y - width / 2, Math.abs(x2 - x1) + width, width, ink);
  }

  /// Two lines side by side with one head.
  private void doubled(NodeBox from, NodeBox to, String label) {
    double[] start = from.edge(to);
    double[] end = to.edge(from);
    double length = Math.max(1, Math.hypot(end[0] - start[0], end[1] - start[1]));
    double acrossX = -(end[1] - start[1]) / length * 3;
    double acrossY = (end[0] - start[0]) / length * 3;
    double backX = (end[0] - start[0]) / length * Math.min(9, length);
    double backY = (end[1] - start[1]) / length * Math.min(9, length);
    for (int side = -1; side <= 1; side += 2) {
      on.line(
          start[0] + side * acrossX,
          start[1] + side * acrossY,
          end[0] - backX + side * acrossX,
          end[1] - backY + side * acrossY,
          2,
          Stroke.SOLID,
          Ink.GAVE_UP_MARK);
    }
    double[] xs = {end[0] - backX - acrossX * 2.4, end[0], end[0] - backX + acrossX * 2.4};
    double[] ys = {end[1] - backY - acrossY * 2.4, end[1], end[1] - backY + acrossY * 2.4};
    on.fillPolygon(xs, ys, xs.length, Ink.GAVE_UP_MARK);
    label(label, (start[0] + end[0]) / 2 + 40, (start[1] + end[1]) / 2);
  }

  private void label(String words, double x, double y) {
    label(words, x, y, Align.CENTER);
  }

  private void label(String words, double x, double y, Align align) {
    if (!words.isEmpty()) {
      labels.add(words, x, y, align);
    }
  }

  /// What the lines of arrows mean, for a legend.
  static String lineWords(Kind kind) {
    return switch (kind) {
      case LINK -> "solid: exit signal along a link";
      case MONITOR -> "dashed: DOWN to a monitor";
      case MESSAGE -> "dotted: call or message";
      case DECISION -> "thick: the supervisor decides";
      case STOP -> "thin, open head: stop order";
      case RESTART -> "thin, open head: restart";
      case ESCALATION -> "double: the supervisor gave up";
    };
  }
}
