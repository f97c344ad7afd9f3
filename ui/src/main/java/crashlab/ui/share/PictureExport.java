package crashlab.ui.share;

import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Picture;
import crashlab.ui.control.Png;
import crashlab.ui.control.SvgPainter;
import crashlab.ui.control.Theme;
import java.nio.charset.StandardCharsets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// Makes files of pictures, each with a caption below it. Belongs to the UI thread.
///
/// Colours and text size are those of the window.
final class PictureExport {
  /// Canvases can only be so large; larger pictures are drawn in tiles.
  private static final int TILE = 2048;

  /// Pixels in a picture: more would not fit into memory with the window.
  static final long MOST_PIXELS = 120_000_000;

  private final Theme theme;

  PictureExport(Theme theme) {
    this.theme = theme;
  }

  /// Returns a PNG file.
  ///
  /// @param scale pixels for each unit of the picture's size
  /// @throws IllegalArgumentException if it has more than [#MOST_PIXELS]
  byte[] png(Picture picture, double width, double height, int scale, Caption caption) {
    double band = bandHeight(caption, width);
    return Png.of(
        image(
            width,
            height + band,
            scale,
            on -> {
              picture.paintTo(on, width, height);
              on.setOpacity(1);
              caption.paint(on, height, width, theme.textScale());
            }));
  }

  /// Returns an SVG file.
  byte[] svg(Picture picture, double width, double height, Caption caption) {
    double band = bandHeight(caption, width);
    var painter = new SvgPainter(width, height + band, theme.isDark(), theme.textScale());
    painter.clip(0, 0, width, height);
    picture.paintTo(painter, width, height);
    painter.unclip();
    painter.setOpacity(1);
    caption.paint(painter, height, width, theme.textScale());
    return painter
        .svg(picture.pictureName() + ": " + caption.text())
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Returns a PNG file of a part of the window as it is on the screen.
  byte[] png(Node node, int scale, Caption caption) {
    double width = Math.ceil(node.getLayoutBounds().getWidth());
    double height = Math.ceil(node.getLayoutBounds().getHeight());
    check(width, height, scale);
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(color(Ink.CANVAS));
    WritableImage shot = node.snapshot(parameters, null);
    double band = bandHeight(caption, width);
    Image below = image(width, band, scale, on -> caption.paint(on, 0, width, theme.textScale()));
    int all = (int) Math.max(shot.getWidth(), below.getWidth());
    var whole = new WritableImage(all, (int) (shot.getHeight() + below.getHeight()));
    copy(shot, whole, 0, 0);
    copy(below, whole, 0, (int) shot.getHeight());
    return Png.of(whole);
  }

  private double bandHeight(Caption caption, double width) {
    var ruler = new SvgPainter(width, 1, theme.isDark(), theme.textScale());
    return caption.height(ruler, width, theme.textScale());
  }

  private static void check(double width, double height, int scale) {
    if (width * height * scale * scale > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "a picture of " + (int) (width * scale) + " by " + (int) (height * scale) + " pixels");
    }
  }

  /// Draws something on canvases no larger than [#TILE] and puts these together.
  private WritableImage image(double width, double height, int scale, Drawing drawing) {
    check(width, height, scale);
    int pixelWidth = (int) Math.ceil(width * scale);
    int pixelHeight = (int) Math.ceil(height * scale);
    var whole = new WritableImage(Math.max(1, pixelWidth), Math.max(1, pixelHeight));
    for (int y = 0; y < pixelHeight; y += TILE) {
      for (int x = 0; x < pixelWidth; x += TILE) {
        int w = Math.min(TILE, pixelWidth - x);
        int h = Math.min(TILE, pixelHeight - y);
        copy(tile(new Rectangle2D(x, y, w, h), scale, drawing), whole, x, y);
      }
    }
    return whole;
  }

  private WritableImage tile(Rectangle2D pixels, int scale, Drawing drawing) {
    var canvas = new Canvas(pixels.getWidth(), pixels.getHeight());
    GraphicsContext on = canvas.getGraphicsContext2D();
    on.translate(-pixels.getMinX(), -pixels.getMinY());
    on.scale(scale, scale);
    drawing.draw(new CanvasPainter(on, theme.isDark(), theme.textScale()));
    var parameters = new SnapshotParameters();
    parameters.setFill(color(Ink.CANVAS));
    parameters.setViewport(new Rectangle2D(0, 0, pixels.getWidth(), pixels.getHeight()));
    return canvas.snapshot(parameters, null);
  }

  private Color color(Ink ink) {
    int argb = ink.argb(theme.isDark());
    return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
  }

  private static void copy(Image from, WritableImage to, int x, int y) {
    int width = (int) Math.min(from.getWidth(), to.getWidth() - x);
    int height = (int) Math.min(from.getHeight(), to.getHeight() - y);
    to.getPixelWriter().setPixels(x, y, width, height, from.getPixelReader(), 0, 0);
  }

  private interface Drawing {
    void draw(Painter on);
  }
}
