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
    // The best grid fills the width or the height; around the ideal number of columns one of the
    // two nearest does.
    double ideal = Math.sqrt(count * width / height);
    int floor = Math.clamp((int) Math.floor(ideal), 1, count);
    int above = Math.clamp((long) floor + 1, 1, count);
    double sideFloor = side(count, floor, width, height);
    double sideAbove = side(count, above, width, height);
    return sideAbove > sideFloor
        ? new SquareGrid(above, sideAbove)
        : new SquareGrid(floor, sideFloor);
  }

  private static double side(int count, int columns, double width, double height) {
    int rows = (count + columns - 1) / columns;
    return Math.min(width / columns, height / rows);
  }

  public double x(int index) {
    return index % columns * side;
  }

  public double y(int index) {
    return (double) (index / columns) * side;
  }
}
