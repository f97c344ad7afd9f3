package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Stroke;

/// Draws arrows with a seam in the colour of the ground, so that they stand out from lanes of any
/// colour.
final class Halo {
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
}
