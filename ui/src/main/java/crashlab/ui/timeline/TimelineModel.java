package crashlab.ui.timeline;

import org.jspecify.annotations.Nullable;

/// What part of a run the timeline shows: which stretch of its time, and which lanes.
final class TimelineModel {
  private final VisibleLanes lanes = new VisibleLanes();
  private final VisibleTime time = new VisibleTime(lanes.layout().plotWidth());
  private @Nullable LaneSource source;

  void show(LaneSource next) {
    source = next;
    lanes.show(next.names());
    time.show(next.run());
  }

  @Nullable LaneSource source() {
    return source;
  }

  void resize(double width, double height, double textScale) {
    if (lanes.resize(width, height, textScale)) {
      time.resize(layout().plotWidth());
    }
  }

  TimelineLayout layout() {
    return lanes.layout();
  }

  VisibleTime time() {
    return time;
  }

  VisibleLanes lanes() {
    return lanes;
  }
}
