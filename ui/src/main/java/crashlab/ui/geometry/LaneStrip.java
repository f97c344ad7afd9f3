package crashlab.ui.geometry;

/// Rows of one height, one below the other, of which a part is to be seen.
///
/// @param top where the part that is seen begins
/// @param height how high that part is
/// @param rowHeight of each
/// @param scroll how many pixels of the rows lie above of it
/// @param count how many rows there are
public record LaneStrip(double top, double height, double rowHeight, double scroll, int count) {
  /// How far it can be scrolled: until the last row is seen as a whole.
  public double mostScroll() {
    return Math.max(0, Math.ceil((count * rowHeight - height) / rowHeight) * rowHeight);
  }

  /// Scrolled to there, or as near as it gets; by whole rows, so that none is cut at the top.
  public LaneStrip scrolledTo(double pixels) {
    double rows = Math.rint(Math.clamp(pixels, 0, mostScroll()) / rowHeight);
    return new LaneStrip(top, height, rowHeight, rows * rowHeight, count);
  }

  /// Scrolled as little as need be for a row to be seen as a whole.
  public LaneStrip revealing(int row) {
    double start = row * rowHeight;
    if (start < scroll) {
      return scrolledTo(start);
    }
    double end = start + rowHeight;
    double rows = Math.ceil((end - height) / rowHeight);
    return end > scroll + height ? scrolledTo(Math.min(rows * rowHeight, start)) : this;
  }

  /// Where a row begins in the picture.
  public double y(int row) {
    return top + row * rowHeight - scroll;
  }

  /// The row at a height; -1 if there is none or it is not to be seen.
  public int rowAt(double y) {
    if (y < top || y >= top + height) {
      return -1;
    }
    int row = (int) Math.floor((y - top + scroll) / rowHeight);
    return row >= 0 && row < count ? row : -1;
  }

  /// The first row of which something is to be seen.
  public int first() {
    return Math.clamp((long) Math.floor(scroll / rowHeight), 0, count);
  }

  /// The row after the last of which something is to be seen.
  public int end() {
    return Math.clamp((long) Math.ceil((scroll + height) / rowHeight), 0, count);
  }
}
