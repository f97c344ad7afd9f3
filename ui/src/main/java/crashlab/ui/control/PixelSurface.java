package crashlab.ui.control;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A picture of pixels for views with more in them than shapes can draw in time.
public final class PixelSurface {
  private final int width;
  private final int height;
  private final int[] pixels;
  private final PixelBuffer<IntBuffer> buffer;
  private final WritableImage image;

  public PixelSurface(int width, int height) {
    this.width = width;
    this.height = height;
    this.pixels = new int[width * height];
    this.buffer =
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    this.image = new WritableImage(buffer);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// The pixels row by row, opaque ARGB; [#show] makes changes visible.
  public int[] pixels() {
    return pixels;
  }

  public Image image() {
    return image;
  }

  public void clear(int argb) {
    Arrays.fill(pixels, argb);
  }

  /// Fills a rectangle; what lies outside of the picture is left out.
  public void fill(int x, int y, int w, int h, int argb) {
    int left = Math.clamp(x, 0, width);
    int right = Math.min(width, x + w);
    int bottom = Math.min(height, y + h);
    for (int row = Math.max(0, y); row < bottom; row++) {
      Arrays.fill(pixels, row * width + left, row * width + Math.max(left, right), argb);
    }
  }

  /// Makes everything that changed visible. On the UI thread only.
  public void show() {
    buffer.updateBuffer(_ -> null);
  }

  /// Makes what changed within a rectangle visible. On the UI thread only.
  public void show(int x, int y, int w, int h) {
    buffer.updateBuffer(_ -> new Rectangle2D(x, y, w, h));
  }
}
