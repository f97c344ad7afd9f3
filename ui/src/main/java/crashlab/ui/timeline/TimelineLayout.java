package crashlab.ui.timeline;

/// Where the parts of the timeline stand in a picture of a size.
///
/// @param textScale how large texts are; 1 is 100 %
/// @param pinned how many lanes are pinned to the top
/// @param rows how many other lanes there are
record TimelineLayout(double width, double height, double textScale, int pinned, int rows) {
  private static final double LABELS = 172;
  private static final double AXIS = 24;
  private static final double LOWEST_ROW = 22;
  private static final double HIGHEST_ROW = 36;
  private static final double COUNTS_FROM = 28;

  /// Where the names end and the lanes begin.
  double plotX() {
    return Math.floor(Math.min(LABELS * textScale, width * 0.3));
  }

  double plotWidth() {
    return Math.max(1, width - plotX());
  }

  double axisHeight() {
    return Math.round(AXIS * textScale);
  }

  /// How high a lane is: higher where there are few.
  double rowHeight() {
    double even = (height - axisHeight()) / Math.max(1, rows + pinned) / textScale;
    return Math.round(Math.clamp(even, LOWEST_ROW, HIGHEST_ROW) * textScale);
  }

  /// Whether there is room below the stretches for how many messages come.
  boolean hasCounts() {
    return rowHeight() >= COUNTS_FROM * textScale;
  }

  /// How many of the pinned lanes have room: they take at most half of the picture.
  int pinnedShown() {
    return (int)
        Math.min(pinned, Math.max(0, Math.floor((height - axisHeight()) / 2 / rowHeight())));
  }

  /// Where the first lane that is not pinned may begin.
  double lanesTop() {
    int shown = pinnedShown();
    return axisHeight() + shown * rowHeight() + (shown > 0 ? 3 : 0);
  }

  double lanesHeight() {
    return Math.max(0, height - lanesTop());
  }

  /// Where in a lane its stretches have their middle.
  double barMiddle() {
    return 2 + barHeight() / 2;
  }

  /// How high the stretches in a lane are.
  double barHeight() {
    return rowHeight() - (hasCounts() ? 11 : 4);
  }
}
