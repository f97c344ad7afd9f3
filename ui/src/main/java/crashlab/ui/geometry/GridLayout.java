package crashlab.ui.geometry;

/// Equal cells in rows: one block, or several side by side where one would grow too long.
///
/// @param count how many cells
/// @param columns of one block
/// @param rows of one block
public record GridLayout(int count, int columns, int rows, Cell cell) {

  /// How large a cell is.
  ///
  /// @param width without the gap
  /// @param gap between cells; between blocks it is three times as wide
  public record Cell(double width, double height, double gap) {}

  /// A block of at most `mostColumns` columns, or several of at most `mostRows` rows.
  public static GridLayout of(int count, Cell cell, int mostColumns, int mostRows) {
    int columns = Math.clamp(count, 1, mostColumns);
    int rows = Math.clamp((count + columns - 1) / columns, 1, mostRows);
    return new GridLayout(count, columns, rows, cell);
  }

  private int perBlock() {
    return columns * rows;
  }

  private int blocks() {
    return Math.max(1, (count + perBlock() - 1) / perBlock());
  }

  private double blockWidth() {
    return columns * (cell.width + cell.gap) - cell.gap;
  }

  /// The left edge of a cell; the first has 0.
  public double x(int index) {
    int block = index / perBlock();
    int column = index % perBlock() % columns;
    return block * (blockWidth() + 3 * cell.gap) + column * (cell.width + cell.gap);
  }

  public double y(int index) {
    int row = index % perBlock() / columns;
    return row * (cell.height + cell.gap);
  }

  public double width() {
    return blocks() * (blockWidth() + 3 * cell.gap) - 3 * cell.gap;
  }

  public double height() {
    return rows * (cell.height + cell.gap) - cell.gap;
  }
}
