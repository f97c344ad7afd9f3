package crashlab.ui.geometry;

/// Equal cells in rows: one block, or several side by side where one would grow too long.
///
/// @param count how many cells
/// @param columns of one block
/// @param rows of one block
/// @param cellWidth without the gap
/// @param gap between cells; between blocks it is three times as wide
public record GridLayout(
    int count, int columns, int rows, double cellWidth, double cellHeight, double gap) {

  /// A block of at most `mostColumns` columns, or several of at most `mostRows` rows.
  public static GridLayout of(
      int count, double cellWidth, double cellHeight, double gap, int mostColumns, int mostRows) {
    int columns = Math.clamp(count, 1, mostColumns);
    int rows = Math.clamp((count + columns - 1) / columns, 1, mostRows);
    return new GridLayout(count, columns, rows, cellWidth, cellHeight, gap);
  }

  private int perBlock() {
    return columns * rows;
  }

  private int blocks() {
    return Math.max(1, (count + perBlock() - 1) / perBlock());
  }

  private double blockWidth() {
    return columns * (cellWidth + gap) - gap;
  }

  /// The left edge of a cell; the first has 0.
  public double x(int index) {
    int block = index / perBlock();
    return block * (blockWidth() + 3 * gap) + index % perBlock() % columns * (cellWidth + gap);
  }

  public double y(int index) {
    int row = index % perBlock() / columns;
    return row * (cellHeight + gap);
  }

  public double width() {
    return blocks() * (blockWidth() + 3 * gap) - 3 * gap;
  }

  public double height() {
    return rows * (cellHeight + gap) - gap;
  }
}
