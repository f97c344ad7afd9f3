package crashlab.ui.timeline;

/// Where the parts of the timeline stand in a picture of a size.
///
/// @param textScale how large texts are; 1 is 100 %
/// @param pinned how many lanes are pinned to the top
record TimelineLayout(double width, double height, double textScale, int pinned) {
  private static final double LABELS = 172;
  private static final double AXIS = 24;
  private static final double ROW = 22;

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

  double rowHeight() {
    return Math.round(ROW * textScale);
  }

  /// How many of the pinned lanes have room: they take at most half of the picture.
  int pinnedShown() {
    return (int) Math.min(pinned, Math.max(0, Math.floor((height - axisHeight()) / 2 / rowHeight())));
  }

  /// Where the first lane that is not pinned may begin.
  double lanesTop() {
    int shown = pinnedShown();
    return axisHeight() + shown * rowHeight() + (shown > 0 ? 3 : 0);
  }

  double lanesHeight() {
    return Math.max(0, height - lanesTop());
  }

  /// How high the stretches in a lane are.
  double barHeight() {
    return rowHeight() - 4;
  }
}
