package crashlab.ui.geometry;

/// Square cells, as large as they can be, that fill a rectangle row by row.
///
/// @param columns how many cells a row has
/// @param side of a cell, with the gap to the next
public record SquareGrid(int columns, double side) {

  /// @param count at least 1
  /// @param width above 0
  /// @param height above 0
  public static SquareGrid of(int count, double width, double height) {
    // The best grid fills the width or the height, so its columns or its rows are next to the
    // ideal.
    int columns = Math.clamp((long) Math.sqrt(count * width / height), 1, count);
    int rows = Math.clamp((long) Math.sqrt(count * height / width), 1, count);
    SquareGrid best = new SquareGrid(columns, side(count, columns, width, height));
    for (int more = 0; more <= 1; more++) {
      best = better(best, count, columns + more, width, height);
      best = better(best, count, (count + rows + more - 1) / (rows + more), width, height);
    }
    return best;
  }

  private static SquareGrid better(
      SquareGrid than, int count, int columns, double width, double height) {
    double side = side(count, columns, width, height);
    return side > than.side ? new SquareGrid(columns, side) : than;
  }

  private static double side(int count, int columns, double width, double height) {
    int rows = (count + columns - 1) / columns;
    return Math.min(width / columns, height / rows);
  }

  public double x(int index) {
    return index % columns * side;
  }

  public double y(int index) {
    int row = index / columns;
    return row * side;
  }
}
