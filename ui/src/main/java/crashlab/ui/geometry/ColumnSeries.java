package crashlab.ui.geometry;

/// A series as so many pixel columns: what it was at most and at least within each, and at its end.
/// NaN where there is nothing.
///
/// @param min by column
/// @param max by column
/// @param last by column: what it is at the column's right edge
public record ColumnSeries(double[] min, double[] max, double[] last) {

  /// How many columns there are.
  public int size() {
    return min.length;
  }

  /// The most of all columns; 0 if there is nothing.
  public double most() {
    double most = 0;
    for (double value : max) {
      if (value > most) {
        most = value;
      }
    }
    return most;
  }
}
