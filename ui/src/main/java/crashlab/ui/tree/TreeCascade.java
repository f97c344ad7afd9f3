package crashlab.ui.tree;

import crashlab.analysis.cascade.CascadeArrow;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Draws the arrows of a cascade over the tree, each kind with a line of its own.
final class TreeCascade {
  private static final double NEAR = 80;
  private static final int MOST_LABELS = 24;

  private final Painter on;
  private final TreeScene scene;
  private final ArrowLabels labels;

  /// @param labels takes what is written at the arrows
  TreeCascade(Painter on, TreeScene scene, ArrowLabels labels) {
    this.on = on;
    this.scene = scene;
    this.labels = labels;
  }

  /// An arrow and the boxes it goes from and to.
  ///
  /// @param words what is written at it; may be empty
  private record Drawn(CascadeArrow arrow, Box from, Box to, String words) {}

  /// How an arrow between a supervisor and its child looks, which bends.
  ///
  /// @param aside how far it stands from the middle, so that several of them lie side by side
  private record Elbow(double aside, LineStyle style, boolean filled) {
    static final Elbow DECISION = new Elbow(-10, LineStyle.solid(3, Ink.TEXT), true);
    static final Elbow STOP = new Elbow(0, LineStyle.solid(1, Ink.STOPPING), false);
    static final Elbow RESTART = new Elbow(10, LineStyle.solid(1, Ink.STARTING), false);
  }

  void arrows(List<CascadeArrow> arrows) {
    Set<String> said = new HashSet<>();
    int[] shownBy = scene.at().shownBy;
    for (CascadeArrow arrow : arrows) {
      int from = scene.tree().node(arrow.from().slot());
      int to = scene.tree().node(arrow.to().slot());
      if (from == Forest.NONE || to == Forest.NONE || shownBy[from] == shownBy[to]) {
        continue;
      }
      boolean isNew =
          arrow.count() > 1
              || said.add(arrow.kind() + " " + arrow.label() + " " + arrow.to().slot());
      boolean written = isNew && labels.boxes().size() < MOST_LABELS;
      draw(new Drawn(arrow, scene.place(from), scene.place(to), written ? words(arrow) : ""));
    }
  }

  private static String words(CascadeArrow arrow) {
    return arrow.label() + (arrow.count() > 1 ? " ×" + arrow.count() : "");
  }

  private void draw(Drawn drawn) {
    switch (drawn.arrow.kind()) {
      case LINK -> straight(drawn, LineStyle.solid(2, Ink.CRASHED));
      case MONITOR -> straight(drawn, new LineStyle(1, Stroke.DASHED, Ink.TEXT));
      case MESSAGE -> straight(drawn, new LineStyle(1.5, Stroke.DOTTED, Ink.TEXT));
      case DECISION -> elbow(drawn, Elbow.DECISION);
      case STOP -> elbow(drawn, Elbow.STOP);
      case RESTART -> elbow(drawn, Elbow.RESTART);
      case ESCALATION -> doubled(drawn);
    }
  }

  /// From the edge of one box to that of another.
  private void straight(Drawn drawn, LineStyle style) {
    Box from = drawn.from;
    Box to = drawn.to;
    boolean besides =
        !scene.at().isTreemap()
            && Math.abs(from.centre() - to.centre()) < from.height() / 2
            && Math.abs(from.middle() - to.middle()) - (from.width() + to.width()) / 2 < NEAR;
    if (besides) {
      below(drawn, style);
      return;
    }
    Segment way = from.wayTo(to);
    if (drawn.arrow.stopped()) {
      on.line(way, style);
      bar(way, style.ink());
    } else {
      on.arrow(way, style, true);
    }
    label(drawn.words, way.middleX(), way.middleY());
  }

  /// Between neighbours there is no room for a line with words: it goes round below them.
  private void below(Drawn drawn, LineStyle style) {
    Box from = drawn.from;
    Box to = drawn.to;
    boolean stopped = drawn.arrow.stopped();
    double y = Math.max(from.bottom(), to.bottom()) + 22;
    double[] xs = {from.middle(), from.middle(), to.middle(), to.middle()};
    double[] ys = {from.bottom() + 2, y, y, to.bottom() + (stopped ? 9 : 12)};
    on.polyline(xs, ys, xs.length, style);
    if (stopped) {
      bar(new Segment(to.middle(), y, to.middle(), to.bottom() + 8), style.ink());
    } else {
      on.arrow(
          new Segment(to.middle(), y, to.middle(), to.bottom() + 2),
          LineStyle.solid(style.width(), style.ink()),
          true);
    }
    label(drawn.words, (from.middle() + to.middle()) / 2, y);
  }

  /// The end of what went no further.
  private void bar(Segment way, Ink ink) {
    double length = Math.max(1, way.length());
    double acrossX = -(way.y2() - way.y1()) / length * 9;
    double acrossY = (way.x2() - way.x1()) / length * 9;
    double x = way.x2();
    double y = way.y2();
    on.line(
        new Segment(x - acrossX, y - acrossY, x + acrossX, y + acrossY), LineStyle.solid(4, ink));
  }

  private void elbow(Drawn drawn, Elbow elbow) {
    Box from = drawn.from;
    Box to = drawn.to;
    boolean treemap = scene.at().isTreemap();
    double aside = elbow.aside;
    boolean up = to.centre() < from.centre();
    double shift = treemap ? 0 : Math.clamp(aside, -from.width() / 3, from.width() / 3);
    double toShift = treemap ? 0 : Math.clamp(aside * 1.6, -to.width() / 3, to.width() / 3);
    double x1 = from.middle() + shift;
    double x2 = to.middle() + toShift;
    double y1 = up ? from.y() - 1 : from.bottom() + 1;
    double y2 = up ? to.bottom() + 2 : to.y() - 2;
    if (treemap || up == y2 > y1) {
      Segment way = from.wayTo(to);
      on.arrow(way, elbow.style, elbow.filled);
      label(drawn.words, way.middleX(), way.middleY());
      return;
    }
    double bend = y2 + (up ? 1 : -1) * Math.min(Math.abs(y1 - y2) / 2, 13 - aside / 3);
    bend = Math.round(bend);
    upright(x1, y1, bend, elbow.style);
    level(x1, x2, bend, elbow.style);
    on.arrow(new Segment(x2, bend, x2, y2), elbow.style, elbow.filled);
    String label = drawn.words;
    if (up) {
      boolean steep = Math.abs(x1 - x2) < on.width(label, TextStyle.SMALL) + 40;
      double x = steep ? Math.min(x1, x2) - 6 : (x1 + x2) / 2;
      label(label, x, steep ? (y1 + bend) / 2 : bend, steep ? Align.RIGHT : Align.CENTER);
    } else {
      boolean left = aside <= 0;
      label(label, x2 + (left ? -7 : 7), y2 - 9, left ? Align.RIGHT : Align.LEFT);
    }
  }

  private void upright(double x, double y1, double y2, LineStyle style) {
    double width = style.width();
    double height = Math.abs(y2 - y1) + width / 2;
    on.fillRect(x - width / 2, Math.min(y1, y2), width, height, style.ink());
  }

  private void level(double x1, double x2, double y, LineStyle style) {
    double width = style.width();
    double left = Math.min(x1, x2) - width / 2;
    on.fillRect(left, y - width / 2, Math.abs(x2 - x1) + width, width, style.ink());
  }

  /// Two lines side by side with one head.
  private void doubled(Drawn drawn) {
    Segment way = drawn.from.wayTo(drawn.to);
    double length = Math.max(1, way.length());
    double dx = (way.x2() - way.x1()) / length;
    double dy = (way.y2() - way.y1()) / length;
    double acrossX = -dy * 3;
    double acrossY = dx * 3;
    double endX = way.x2() - dx * Math.min(9, length);
    double endY = way.y2() - dy * Math.min(9, length);
    for (int side = -1; side <= 1; side += 2) {
      on.line(
          new Segment(
              way.x1() + side * acrossX,
              way.y1() + side * acrossY,
              endX + side * acrossX,
              endY + side * acrossY),
          LineStyle.solid(2, Ink.GAVE_UP_MARK));
    }
    double[] xs = {endX - acrossX * 2.4, way.x2(), endX + acrossX * 2.4};
    double[] ys = {endY - acrossY * 2.4, way.y2(), endY + acrossY * 2.4};
    on.fillPolygon(xs, ys, xs.length, Ink.GAVE_UP_MARK);
    label(drawn.words, way.middleX() + 40, way.middleY());
  }

  private void label(String words, double x, double y) {
    label(words, x, y, Align.CENTER);
  }

  private void label(String words, double x, double y, Align align) {
    if (!words.isEmpty()) {
      labels.add(words, x, y, align);
    }
  }
}
