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
    SquareGrid best = withColumns(count, columns, width, height);
    for (int more = 0; more <= 1; more++) {
      best = best.orLarger(withColumns(count, columns + more, width, height));
      int asMany = (count + rows + more - 1) / (rows + more);
      best = best.orLarger(withColumns(count, asMany, width, height));
    }
    return best;
  }

  private static SquareGrid withColumns(int count, int columns, double width, double height) {
    int rows = (count + columns - 1) / columns;
    return new SquareGrid(columns, Math.min(width / columns, height / rows));
  }

  private SquareGrid orLarger(SquareGrid other) {
    return other.side > side ? other : this;
  }

  public double x(int index) {
    return index % columns * side;
  }

  public double y(int index) {
    int row = index / columns;
    return row * side;
  }
}
