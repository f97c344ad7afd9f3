package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Stroke;

/// Draws arrows with a seam in the colour of the ground, so that they stand out from lanes of any
/// colour.
final class Halo {
  private static final double BAR = 9;

  private Halo() {}

  static void arrow(
      Painter on,
      double x1,
      double y1,
      double x2,
      double y2,
      double lineWidth,
      Stroke stroke,
      boolean filled,
      Ink ink) {
    on.line(x1, y1, x2, y2, lineWidth + 2, Stroke.SOLID, Ink.CANVAS);
    on.arrow(x1, y1, x2, y2, lineWidth, stroke, filled, ink);
  }

  /// A line that ends in a short bar: what it stands for went no further.
  static void stopped(
      Painter on, double x1, double y1, double x2, double y2, double lineWidth, Ink ink) {
    double length = Math.max(1, Math.hypot(x2 - x1, y2 - y1));
    double acrossX = (y2 - y1) / length * BAR;
    double acrossY = -(x2 - x1) / length * BAR;
    on.line(x1, y1, x2, y2, lineWidth + 2, Stroke.SOLID, Ink.CANVAS);
    on.line(x1, y1, x2, y2, lineWidth, Stroke.SOLID, ink);
    on.line(x2 - acrossX, y2 - acrossY, x2 + acrossX, y2 + acrossY, 6, Stroke.SOLID, Ink.CANVAS);
    on.line(x2 - acrossX, y2 - acrossY, x2 + acrossX, y2 + acrossY, 4, Stroke.SOLID, ink);
  }
}
