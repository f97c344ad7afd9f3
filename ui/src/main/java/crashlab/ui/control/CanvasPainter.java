package crashlab.ui.control;

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
  public void strokeRect(
      double x, double y, double width, double height, double lineWidth, Ink ink) {
    fillWith(ink);
    double half = lineWidth / 2;
    on.fillRect(x - half, y - half, width + lineWidth, lineWidth);
    on.fillRect(x - half, y + height - half, width + lineWidth, lineWidth);
    on.fillRect(x - half, y + half, lineWidth, height - lineWidth);
    on.fillRect(x + width - half, y + half, lineWidth, height - lineWidth);
  }

  @Override
  public void line(
      double x1, double y1, double x2, double y2, double lineWidth, Stroke stroke, Ink ink) {
    stroke(lineWidth, stroke, ink);
    on.strokeLine(x1, y1, x2, y2);
  }

  private void stroke(double lineWidth, Stroke stroke, Ink ink) {
    on.setStroke(color(ink));
    on.setLineWidth(lineWidth);
    switch (stroke) {
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
  public void polyline(
      double[] xs, double[] ys, int count, double lineWidth, Stroke stroke, Ink ink) {
    stroke(lineWidth, stroke, ink);
    on.strokePolyline(xs, ys, count);
  }

  @Override
  public void text(String text, double x, double baseline, TextStyle style, Align align, Ink ink) {
    fillWith(ink);
    on.setFont(Fonts.of(style.scaled(textScale)));
    on.setTextAlign(
        switch (align) {
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
