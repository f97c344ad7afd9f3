package crashlab.ui.control;

import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;

/// Draws nothing and finds out where something would be drawn: for a surface that is only as large
/// as it must be.
public final class ExtentPainter implements Painter {
  private final boolean dark;
  private final double textScale;
  private double left = Double.MAX_VALUE;
  private double top = Double.MAX_VALUE;
  private double right = -Double.MAX_VALUE;
  private double bottom = -Double.MAX_VALUE;
  private double clipLeft = -Double.MAX_VALUE;
  private double clipTop = -Double.MAX_VALUE;
  private double clipRight = Double.MAX_VALUE;
  private double clipBottom = Double.MAX_VALUE;

  public ExtentPainter(boolean dark, double textScale) {
    this.dark = dark;
    this.textScale = textScale;
  }

  /// Whether nothing would be drawn.
  public boolean isEmpty() {
    return left >= right || top >= bottom;
  }

  /// The least x at which something is; not to be asked if nothing is.
  public double left() {
    return left;
  }

  public double top() {
    return top;
  }

  public double right() {
    return right;
  }

  public double bottom() {
    return bottom;
  }

  private void add(double x1, double y1, double x2, double y2) {
    double fromX = Math.max(Math.min(x1, x2), clipLeft);
    double fromY = Math.max(Math.min(y1, y2), clipTop);
    double toX = Math.min(Math.max(x1, x2), clipRight);
    double toY = Math.min(Math.max(y1, y2), clipBottom);
    if (fromX < toX && fromY < toY) {
      left = Math.min(left, fromX);
      top = Math.min(top, fromY);
      right = Math.max(right, toX);
      bottom = Math.max(bottom, toY);
    }
  }

  @Override
  public boolean isDark() {
    return dark;
  }

  @Override
  public void setOpacity(double opacity) {}

  @Override
  public void clip(double x, double y, double width, double height) {
    clipLeft = x;
    clipTop = y;
    clipRight = x + width;
    clipBottom = y + height;
  }

  @Override
  public void unclip() {
    clipLeft = -Double.MAX_VALUE;
    clipTop = -Double.MAX_VALUE;
    clipRight = Double.MAX_VALUE;
    clipBottom = Double.MAX_VALUE;
  }

  @Override
  public void fillRect(double x, double y, double width, double height, Ink ink) {
    add(x, y, x + width, y + height);
  }

  @Override
  public void strokeRect(Box box, double lineWidth, Ink ink) {
    Box drawn = box.grown(lineWidth);
    add(drawn.x(), drawn.y(), drawn.right(), drawn.bottom());
  }

  @Override
  public void line(Segment way, LineStyle style) {
    add(
        Math.min(way.x1(), way.x2()) - style.width(),
        Math.min(way.y1(), way.y2()) - style.width(),
        Math.max(way.x1(), way.x2()) + style.width(),
        Math.max(way.y1(), way.y2()) + style.width());
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count, Ink ink) {
    polyline(xs, ys, count, LineStyle.solid(1, ink));
  }

  @Override
  public void polyline(double[] xs, double[] ys, int count, LineStyle style) {
    for (int i = 1; i < count; i++) {
      line(new Segment(xs[i - 1], ys[i - 1], xs[i], ys[i]), style);
    }
  }

  @Override
  public void text(String text, double x, double baseline, Lettering as) {
    double width = width(text, as.style()) + 2;
    double height = as.style().scaled(textScale).size() * 1.5;
    double from =
        switch (as.align()) {
          case LEFT -> x;
          case CENTER -> x - width / 2;
          case RIGHT -> x - width;
        };
    add(from - 1, baseline - height, from + width, baseline + height / 2);
  }

  @Override
  public boolean pixels(PixelSurface surface, double x, double y) {
    add(x, y, x + surface.width(), y + surface.height());
    return true;
  }

  @Override
  public double width(String text, TextStyle style) {
    return Fonts.width(text, style.scaled(textScale));
  }
}
