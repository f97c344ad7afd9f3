package crashlab.ui.control;

import crashlab.trace.Bisection;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;
import crashlab.ui.session.Look;

/// Draws a picture: on a canvas, or into an SVG file. All places are in pixels from the upper left
/// corner of the picture.
public interface Painter {
  /// Where a text stands by its place.
  enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  /// How a line is drawn.
  enum Stroke {
    SOLID,
    DASHED,
    DOTTED
  }

  /// How a line looks.
  ///
  /// @param width in pixels
  record LineStyle(double width, Stroke stroke, Ink ink) {
    public static LineStyle solid(double width, Ink ink) {
      return new LineStyle(width, Stroke.SOLID, ink);
    }
  }

  /// How a text looks and where it stands by its place.
  record Lettering(TextStyle style, Align align, Ink ink) {}

  /// Whether the picture is dark; [Ink] has both.
  boolean isDark();

  /// How opaque what follows is: 0 to 1.
  void setOpacity(double opacity);

  /// Shows what follows only inside a rectangle, until [#unclip].
  void clip(double x, double y, double width, double height);

  void unclip();

  /// Axis-aligned and unstroked, the cheapest there is: also for lines of one pixel.
  void fillRect(double x, double y, double width, double height, Ink ink);

  void strokeRect(Box box, double lineWidth, Ink ink);

  /// Diagonal lines cost much: for few.
  void line(Segment way, LineStyle style);

  void fillPolygon(double[] xs, double[] ys, int count, Ink ink);

  void polyline(double[] xs, double[] ys, int count, LineStyle style);

  /// A text on its baseline.
  void text(String text, double x, double baseline, Lettering as);

  /// How wide a text is.
  double width(String text, TextStyle style);

  /// Draws a picture of pixels if it can, and says whether it did; transparent pixels leave what is
  /// there.
  default boolean pixels(PixelSurface surface, double x, double y) {
    return false;
  }

  /// The chip of a look: a square with its colour and its glyph. Below 9 pixels only the colour,
  /// and the outline of what crashed or gave up.
  default void chip(Look look, double x, double y, double size) {
    Chips.paint(this, look, new Box(x, y, size, size));
  }

  /// A line with a filled or open head at its end.
  default void arrow(Segment way, LineStyle style, boolean filled) {
    Arrows.paint(this, way, style, filled);
  }

  /// A text that is cut with `…` where it is wider than `room`.
  default void textWithin(String text, double x, double baseline, double room, Lettering as) {
    if (width(text, as.style()) <= room) {
      text(text, x, baseline, as);
      return;
    }
    int tooMany =
        Bisection.first(
            1,
            text.length() + 1,
            length -> width(text.substring(0, length) + '…', as.style()) > room);
    if (tooMany > 1) {
      text(text.substring(0, tooMany - 1) + '…', x, baseline, as);
    }
  }
}
