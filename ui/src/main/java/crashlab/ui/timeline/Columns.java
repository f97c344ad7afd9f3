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
    int at = 0;
    for (int column = 0; column <= count; column++) {
      at = history.firstAt(at, start(column));
      bounds[column] = at;
    }
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
