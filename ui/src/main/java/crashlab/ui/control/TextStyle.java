package crashlab.ui.control;

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
}
