package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.PixelSurface;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Many rectangles, drawn one by one where there are few of them and as one picture of pixels where
/// there are more. Kept from frame to frame as long as they stay the same.
final class RectBatch {
  private static final int MOST_SHAPES = 2_500;
  private static final Ink[] INKS = Ink.values();

  private int[] numbers = new int[5 * 256];
  private int size;
  private @Nullable PixelSurface pixels;
  private boolean pixelsDark;

  void clear() {
    size = 0;
    pixels = null;
  }

  int size() {
    return size;
  }

  void add(int x, int y, int width, int height, Ink ink) {
    if (width <= 0 || height <= 0) {
      return;
    }
    if (5 * size == numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
    int at = 5 * size++;
    numbers[at] = x;
    numbers[at + 1] = y;
    numbers[at + 2] = width;
    numbers[at + 3] = height;
    numbers[at + 4] = ink.ordinal();
  }

  /// A rectangle of which only the outline is drawn.
  void outline(int x, int y, int width, int height, Ink ink) {
    add(x, y, width, 1, ink);
    add(x, y + height - 1, width, 1, ink);
    add(x, y + 1, 1, height - 2, ink);
    add(x + width - 1, y + 1, 1, height - 2, ink);
  }

  /// Draws all of them on a picture of a size.
  void paint(Painter on, int width, int height) {
    if (size <= MOST_SHAPES || !on.pixels(surface(on.isDark(), width, height), 0, 0)) {
      for (int at = 0; at < 5 * size; at += 5) {
        on.fillRect(
            numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], INKS[numbers[at + 4]]);
      }
    }
  }

  private PixelSurface surface(boolean dark, int width, int height) {
    PixelSurface made = pixels;
    if (made == null || pixelsDark != dark || made.width() != width || made.height() != height) {
      made = new PixelSurface(width, height);
      for (int at = 0; at < 5 * size; at += 5) {
        made.fill(
            numbers[at],
            numbers[at + 1],
            numbers[at + 2],
            numbers[at + 3],
            INKS[numbers[at + 4]].argb(dark));
      }
      made.show();
      pixels = made;
      pixelsDark = dark;
    }
    return made;
  }
}
