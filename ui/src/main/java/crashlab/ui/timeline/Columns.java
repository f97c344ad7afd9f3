package crashlab.ui.timeline;

import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.History;

/// The columns of pixels of a picture: which stretch of the history each shows.
final class Columns {
  private final TimeScale scale;
  private final int count;
  private final int[] bounds;

  Columns(History history, TimeScale scale, int count) {
    this.scale = scale;
    this.count = count;
    this.bounds = new int[count + 1];
    int low = 0;
    for (int column = 0; column <= count; column++) {
      low = firstAt(history, low, start(column));
      bounds[column] = low;
    }
  }

  /// The first change at or after a time.
  private static int firstAt(History history, int from, double nanos) {
    int low = from;
    int high = history.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (history.timeNanos(middle) < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int count() {
    return count;
  }

  /// When a column begins.
  double start(int column) {
    return scale.from() + column * scale.nanosPerPixel();
  }

  /// The position of the first change in a column, or after it if it has none.
  int bound(int column) {
    return bounds[column];
  }

  /// How many changes there are in the picture.
  int changes() {
    return bounds[count] - bounds[0];
  }
}
