package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.geometry.Segment;

/// Draws arrows with a seam in the colour of the ground, so that they stand out from lanes of any
/// colour.
final class Halo {
  private static final double BAR = 9;

  private Halo() {}

  static void arrow(Painter on, Segment way, LineStyle style, boolean filled) {
    seam(on, way, style.width());
    on.arrow(way, style, filled);
  }

  /// The ground around a line.
  static void seam(Painter on, Segment way, double lineWidth) {
    on.line(way, LineStyle.solid(lineWidth + 2, Ink.CANVAS));
  }

  /// A line that ends in a short bar: what it stands for went no further.
  static void stopped(Painter on, Segment way, LineStyle style) {
    double length = Math.max(1, way.length());
    double acrossX = (way.y2() - way.y1()) / length * BAR;
    double acrossY = -(way.x2() - way.x1()) / length * BAR;
    seam(on, way, style.width());
    on.line(way, style);
    var bar =
        new Segment(way.x2() - acrossX, way.y2() - acrossY, way.x2() + acrossX, way.y2() + acrossY);
    on.line(bar, LineStyle.solid(6, Ink.CANVAS));
    on.line(bar, LineStyle.solid(4, style.ink()));
  }
}
