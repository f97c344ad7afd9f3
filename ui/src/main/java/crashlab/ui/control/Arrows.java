package crashlab.ui.control;

/// Draws arrows out of lines and heads.
final class Arrows {
  private static final double HEAD = 7;
  private static final double HALF = 3.5;

  private Arrows() {}

  static void paint(
      Painter on,
      double x1,
      double y1,
      double x2,
      double y2,
      double lineWidth,
      Painter.Stroke stroke,
      boolean filled,
      Ink ink) {
    double length = Math.hypot(x2 - x1, y2 - y1);
    if (length < 1) {
      return;
    }
    double dx = (x2 - x1) / length;
    double dy = (y2 - y1) / length;
    double head = Math.min(HEAD + lineWidth, length);
    double half = (HALF + lineWidth / 2) * head / (HEAD + lineWidth);
    double baseX = x2 - dx * head;
    double baseY = y2 - dy * head;
    double[] xs = {baseX - dy * half, x2, baseX + dy * half};
    double[] ys = {baseY + dx * half, y2, baseY - dx * half};
    if (filled) {
      on.line(x1, y1, baseX, baseY, lineWidth, stroke, ink);
      on.fillPolygon(xs, ys, xs.length, ink);
    } else {
      on.line(x1, y1, x2, y2, lineWidth, stroke, ink);
      on.polyline(xs, ys, xs.length, lineWidth, Painter.Stroke.SOLID, ink);
    }
  }
}
