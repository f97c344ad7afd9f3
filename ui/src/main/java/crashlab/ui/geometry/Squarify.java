package crashlab.ui.geometry;

import java.util.Arrays;

/// Divides a rectangle among items by weight into rectangles that are as square as can be.
///
/// Source: Bruls, Huizing, van Wijk: Squarified Treemaps (2000).
final class Squarify {
  /// Takes the rectangle of an item.
  interface Taker {
    void take(int item, Box box);
  }

  private final long[] ordered;
  private final int count;
  private final Taker taker;
  private double x;
  private double y;
  private double width;
  private double height;

  private Squarify(int[] weights, int count, Box whole, Taker taker) {
    this.x = whole.x();
    this.y = whole.y();
    this.width = whole.width();
    this.height = whole.height();
    this.count = count;
    this.taker = taker;
    this.ordered = new long[count];
    for (int i = 0; i < count; i++) {
      ordered[i] = (long) weights[i] << 32 | (Integer.MAX_VALUE - i);
    }
    Arrays.sort(ordered); // the heaviest last, and of equal ones the first last
  }

  /// @param weights of the items, each above 0
  /// @param count how many of the weights there are
  static void divide(int[] weights, int count, Box whole, Taker taker) {
    new Squarify(weights, count, whole, taker).run();
  }

  private void run() {
    double left = 0;
    for (int i = 0; i < count; i++) {
      left += weight(i);
    }
    int from = 0;
    while (from < count) {
      double scale = width * height / left;
      double side = Math.min(width, height);
      int to = rowEnd(from, scale, side);
      double row = 0;
      for (int i = from; i < to; i++) {
        row += weight(i);
      }
      layRow(from, to, row, scale);
      left -= row;
      from = to;
    }
  }

  /// Returns where the row that begins at `from` is to end: as long as another item makes its worst
  /// rectangle no longer.
  private int rowEnd(int from, double scale, double side) {
    double sum = weight(from) * scale;
    double largest = sum;
    double worst = worst(largest, largest, sum, side);
    int to = from + 1;
    while (to < count) {
      double area = weight(to) * scale;
      double next = worst(largest, area, sum + area, side);
      if (next > worst) {
        return to;
      }
      worst = next;
      sum += area;
      to++;
    }
    return to;
  }

  private static double worst(double largest, double smallest, double sum, double side) {
    double square = side * side;
    double sums = sum * sum;
    return Math.max(square * largest / sums, sums / (square * smallest));
  }

  private void layRow(int from, int to, double row, double scale) {
    boolean across = width >= height; // the row stands at the left edge
    double length = across ? height : width;
    double thick = length <= 0 ? 0 : row * scale / length;
    double at = across ? y : x;
    for (int i = from; i < to; i++) {
      double part = length * weight(i) / row;
      if (across) {
        taker.take(item(i), new Box(x, at, thick, part));
      } else {
        taker.take(item(i), new Box(at, y, part, thick));
      }
      at += part;
    }
    if (across) {
      x += thick;
      width = Math.max(0, width - thick);
    } else {
      y += thick;
      height = Math.max(0, height - thick);
    }
  }

  private double weight(int rank) {
    return ordered[count - 1 - rank] >>> 32;
  }

  private int item(int rank) {
    return Integer.MAX_VALUE - (int) ordered[count - 1 - rank];
  }
}
