package crashlab.ui.control;

import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

/// Draws on a canvas.
public final class CanvasPainter implements Painter {
  private static final double[] DASHED = {6, 4};
  private static final double[] DOTTED = {1.5, 3};

  private final GraphicsContext on;
  private final boolean dark;
  private final Color[] colors = new Color[Ink.values().length];
  private final double textScale;
  private Ink fill = Ink.CANVAS;

  public CanvasPainter(GraphicsContext on, boolean dark, double textScale) {
    this.on = on;
    this.dark = dark;
    this.textScale = textScale;
    for (Ink ink : Ink.values()) {
      int argb = ink.argb(dark);
      colors[ink.ordinal()] = Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }
    on.setFill(color(fill));
    on.setLineCap(StrokeLineCap.BUTT);
  }

  private Color color(Ink ink) {
    return colors[ink.ordinal()];
  }

  private void fillWith(Ink ink) {
    if (fill != ink) {
      fill = ink;
      on.setFill(color(ink));
    }
  }

  @Override
  public boolean isDark() {
    return dark;
  }

  @Override
  public void setOpacity(double opacity) {
    on.setGlobalAlpha(opacity);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    on.save();
    on.beginPath();
    on.rect(x, y, width, height);
    on.clip();
  }

  @Override
  public void unclip() {
    on.restore();
    on.setFill(color(fill));
  }

  @Override
  public void fillRect(double x, double y, double width, double height, Ink ink) {
    fillWith(ink);
    on.fillRect(x, y, width, height);
  }

  @Override
  public void strokeRect(Box box, double lineWidth, Ink ink) {
    fillWith(ink);
    double half = lineWidth / 2;
    double left = box.x() - half;
    double top = box.y() - half;
    double upright = box.height() - lineWidth;
    on.fillRect(left, top, box.width() + lineWidth, lineWidth);
    on.fillRect(left, box.bottom() - half, box.width() + lineWidth, lineWidth);
    on.fillRect(left, box.y() + half, lineWidth, upright);
    on.fillRect(box.right() - half, box.y() + half, lineWidth, upright);
  }

  @Override
  public void line(Segment way, LineStyle style) {
    stroke(style);
    on.strokeLine(way.x1(), way.y1(), way.x2(), way.y2());
  }

  private void stroke(LineStyle style) {
    on.setStroke(color(style.ink()));
    on.setLineWidth(style.width());
    switch (style.stroke()) {
      case SOLID -> on.setLineDashes();
      case DASHED -> on.setLineDashes(DASHED);
      case DOTTED -> on.setLineDashes(DOTTED);
    }
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count, Ink ink) {
    fillWith(ink);
    on.fillPolygon(xs, ys, count);
  }

  @Override
  public void polyline(double[] xs, double[] ys, int count, LineStyle style) {
    stroke(style);
    on.strokePolyline(xs, ys, count);
  }

  @Override
  public void text(String text, double x, double baseline, Lettering as) {
    fillWith(as.ink());
    on.setFont(Fonts.of(as.style().scaled(textScale)));
    on.setTextAlign(
        switch (as.align()) {
          case LEFT -> TextAlignment.LEFT;
          case CENTER -> TextAlignment.CENTER;
          case RIGHT -> TextAlignment.RIGHT;
        });
    on.fillText(text, x, baseline);
  }

  @Override
  public boolean pixels(PixelSurface surface, double x, double y) {
    on.drawImage(surface.image(), x, y);
    return true;
  }

  @Override
  public double width(String text, TextStyle style) {
    return Fonts.width(text, style.scaled(textScale));
  }
}
