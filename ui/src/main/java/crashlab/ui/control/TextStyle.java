package crashlab.ui.control;

import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.Painter.Lettering;

/// How a text in a picture is set.
///
/// @param size in pixels at a text size of 100 %
public record TextStyle(double size, boolean bold, boolean mono) {
  public static final TextStyle BODY = new TextStyle(12, false, false);
  public static final TextStyle BOLD = new TextStyle(12, true, false);
  public static final TextStyle SMALL = new TextStyle(10.5, false, false);
  public static final TextStyle MONO = new TextStyle(11.5, false, true);

  public TextStyle scaled(double factor) {
    return new TextStyle(size * factor, bold, mono);
  }

  public TextStyle withSize(double other) {
    return new TextStyle(other, bold, mono);
  }

  /// From its place to the right.
  public Lettering left(Ink ink) {
    return new Lettering(this, Align.LEFT, ink);
  }

  public Lettering centred(Ink ink) {
    return new Lettering(this, Align.CENTER, ink);
  }

  /// Ending at its place.
  public Lettering right(Ink ink) {
    return new Lettering(this, Align.RIGHT, ink);
  }
}
