package crashlab.ui.control;

import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/// Draws a picture into an SVG file that needs nothing else: every shape carries its colour.
///
/// Numbers have at most two decimals. Texts are measured with the fonts of the window, so a place
/// computed for the screen fits the file as well. Source: SVG 1.1, second edition.
public final class SvgPainter implements Painter {
  private static final String SANS =
      "'DejaVu Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
  private static final String MONO =
      "'DejaVu Sans Mono', Consolas, Menlo, 'Courier New', monospace";
  private static final String NOT_A_CHARACTER = "\uFFFD";

  private final double width;
  private final double height;
  private final boolean dark;
  private final double textScale;
  private final StringBuilder body = new StringBuilder();
  // The ids of clips by the rectangle.
  private final SequencedMap<String, String> clips = new LinkedHashMap<>();
  private final Deque<Double> opacities = new ArrayDeque<>();
  private double opacity = 1;

  public SvgPainter(double width, double height, boolean dark, double textScale) {
    this.width = width;
    this.height = height;
    this.dark = dark;
    this.textScale = textScale;
  }

  /// The file's text with all that was drawn.
  ///
  /// @param title what the picture shows, for screen readers
  public String svg(String title) {
    String size = "width=\"%s\" height=\"%s\"".formatted(number(width), number(height));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        + size
        + " viewBox=\"0 0 %s %s\" role=\"img\">\n".formatted(number(width), number(height))
        + "<title>"
        + escaped(title)
        + "</title>\n"
        + definitions()
        + body
        + "</g>\n".repeat(opacities.size())
        + "</svg>\n";
  }

  /// Some readers know only what was defined before it is used.
  private String definitions() {
    var definitions = new StringBuilder("<defs>\n");
    clips.forEach((area, id) ->
        definitions
            .append("<clipPath id=\"")
            .append(id)
            .append("\"><rect")
            .append(area)
            .append("/></clipPath>\n"));
    return clips.isEmpty() ? "" : definitions.append("</defs>\n").toString();
  }

  @Override
  public boolean isDark() {
    return dark;
  }

  @Override
  public void setOpacity(double value) {
    opacity = Math.clamp(value, 0, 1);
  }

  @Override
  public void clip(double x, double y, double w, double h) {
    String area = box(new Box(x, y, w, h));
    String id = clips.computeIfAbsent(area, _ -> "clip" + (clips.size() + 1));
    body.append("<g clip-path=\"url(#").append(id).append(")\">\n");
    opacities.push(opacity);
  }

  @Override
  public void unclip() {
    if (!opacities.isEmpty()) {
      opacity = opacities.pop();
      body.append("</g>\n");
    }
  }

  @Override
  public void fillRect(double x, double y, double w, double h, Ink ink) {
    if (w <= 0 || h <= 0) {
      return;
    }
    body.append("<rect").append(box(new Box(x, y, w, h)));
    fill(ink);
    end();
  }

  @Override
  public void strokeRect(Box box, double lineWidth, Ink ink) {
    if (box.width() < 0 || box.height() < 0) {
      return;
    }
    body.append("<rect").append(box(box));
    stroke(LineStyle.solid(lineWidth, ink));
    end();
  }

  @Override
  public void line(Segment way, LineStyle style) {
    body.append("<line");
    attribute("x1", way.x1());
    attribute("y1", way.y1());
    attribute("x2", way.x2());
    attribute("y2", way.y2());
    stroke(style);
    end();
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count, Ink ink) {
    body.append("<polygon");
    points(xs, ys, count);
    fill(ink);
    end();
  }

  @Override
  public void polyline(double[] xs, double[] ys, int count, LineStyle style) {
    body.append("<polyline");
    points(xs, ys, count);
    stroke(style);
    end();
  }

  @Override
  public void text(String text, double x, double baseline, Lettering as) {
    TextStyle scaled = as.style().scaled(textScale);
    body.append("<text xml:space=\"preserve\"");
    attribute("x", x);
    attribute("y", baseline);
    attribute("font-size", scaled.size());
    attribute("font-family", family(scaled));
    if (scaled.bold()) {
      attribute("font-weight", "bold");
    }
    switch (as.align()) {
      case LEFT -> {}
      case CENTER -> attribute("text-anchor", "middle");
      case RIGHT -> attribute("text-anchor", "end");
    }
    fill(as.ink());
    if (opacity < 1) {
      attribute("opacity", opacity);
    }
    body.append('>').append(escaped(text)).append("</text>\n");
  }

  @Override
  public double width(String text, TextStyle style) {
    return Fonts.width(text, style.scaled(textScale));
  }

  /// Fonts that other machines have: the window's own is only known by a name of Java's.
  private static String family(TextStyle style) {
    return style.mono() ? MONO : SANS;
  }

  private static String box(Box box) {
    return " x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
        .formatted(
            number(box.x()),
            number(box.y()),
            number(Math.max(0, box.width())),
            number(Math.max(0, box.height())));
  }

  private void points(double[] xs, double[] ys, int count) {
    body.append(" points=\"");
    for (int i = 0; i < count; i++) {
      body.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
    }
    body.append('"');
  }

  private void fill(Ink ink) {
    attribute("fill", color(ink));
  }

  private void stroke(LineStyle style) {
    attribute("fill", "none");
    attribute("stroke", color(style.ink()));
    attribute("stroke-width", style.width());
    switch (style.stroke()) {
      case SOLID -> {}
      case DASHED -> attribute("stroke-dasharray", "6 4");
      case DOTTED -> attribute("stroke-dasharray", "1.5 3");
    }
  }

  private void end() {
    if (opacity < 1) {
      attribute("opacity", opacity);
    }
    body.append("/>\n");
  }

  private void attribute(String name, double value) {
    attribute(name, number(value));
  }

  private void attribute(String name, String value) {
    body.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  private String color(Ink ink) {
    return String.format(Locale.ROOT, "#%06x", ink.argb(dark) & 0xFFFFFF);
  }

  /// At most two decimals, no exponent, the same in every locale.
  static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "0";
    }
    long hundredths = Math.round(value * 100);
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    String sign = hundredths < 0 ? "-" : "";
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + '.' + (rest % 10 == 0 ? "" + rest / 10 : rest < 10 ? "0" + rest : rest);
  }

  /// A text as XML may have it; what XML cannot have at all becomes U+FFFD.
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.append(isXml(c) ? Character.toString(c) : NOT_A_CHARACTER);
          }
        });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c >= 0x10000;
  }
}
