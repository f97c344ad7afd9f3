package crashlab.ui.control;

import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.geometry.Segment;

/// Draws arrows out of lines and heads.
final class Arrows {
  private static final double HEAD = 7;
  private static final double HALF = 3.5;

  private Arrows() {}

  static void paint(Painter on, Segment way, LineStyle style, boolean filled) {
    double length = way.length();
    if (length < 1) {
      return;
    }
    double dx = (way.x2() - way.x1()) / length;
    double dy = (way.y2() - way.y1()) / length;
    double head = Math.min(HEAD + style.width(), length);
    double half = (HALF + style.width() / 2) * head / (HEAD + style.width());
    double baseX = way.x2() - dx * head;
    double baseY = way.y2() - dy * head;
    double[] xs = {baseX - dy * half, way.x2(), baseX + dy * half};
    double[] ys = {baseY + dx * half, way.y2(), baseY - dx * half};
    if (filled) {
      on.line(new Segment(way.x1(), way.y1(), baseX, baseY), style);
      on.fillPolygon(xs, ys, xs.length, style.ink());
    } else {
      on.line(way, style);
      on.polyline(xs, ys, xs.length, LineStyle.solid(style.width(), style.ink()));
    }
  }
}
