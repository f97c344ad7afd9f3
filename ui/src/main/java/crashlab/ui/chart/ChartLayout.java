package crashlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Where each chart of a stack stands, in pixels. Those that are not folded share the room, but
/// each has as much as it needs to be read: what does not fit is scrolled to.
///
/// @param slots from top to bottom, as if nothing were scrolled
/// @param height of all together
record ChartLayout(List<Slot> slots, double height) {
  static final double AXIS = 27;
  static final double MARKERS = 16;
  private static final double HEADING = 27;
  private static final double LEAST_PLOT = 62;
  private static final double EMPTY_PLOT = 26;
  private static final double GAP = 8;

  /// Where one chart stands.
  ///
  /// @param chart its position among all
  /// @param top of its heading
  /// @param plotTop of its plot
  /// @param plotHeight 0 if it is folded
  record Slot(int chart, double top, double plotTop, double plotHeight) {
    double bottom() {
      return plotTop + plotHeight;
    }
  }

  /// @param room how high the stack may be without scrolling
  /// @param scale of texts
  static ChartLayout of(List<Chart> charts, Predicate<String> isFolded, double room, double scale) {
    List<Chart> open = charts.stream().filter(chart -> !isFolded.test(chart.id())).toList();
    long empty = open.stream().filter(chart -> chart.lines().isEmpty()).count();
    long full = open.size() - empty;
    double fixed = (charts.size() * HEADING + empty * EMPTY_PLOT) * scale + open.size() * GAP;
    double share = full == 0 ? 0 : Math.max(LEAST_PLOT * scale, (room - fixed) / full);
    List<Slot> slots = new ArrayList<>();
    double y = 0;
    for (int i = 0; i < charts.size(); i++) {
      boolean closed = isFolded.test(charts.get(i).id());
      double wanted = charts.get(i).lines().isEmpty() ? EMPTY_PLOT * scale : share;
      double plot = closed ? 0 : Math.floor(wanted);
      double plotTop = Math.round(y + HEADING * scale);
      slots.add(new Slot(i, y, plotTop, plot));
      y = plotTop + plot + (closed ? 0 : GAP);
    }
    return new ChartLayout(slots, y);
  }

  /// The chart at a height, as if nothing were scrolled; -1 if there is none.
  int at(double y) {
    for (Slot slot : slots) {
      if (y >= slot.top() && y < slot.bottom() + GAP) {
        return slot.chart();
      }
    }
    return -1;
  }

  /// Whether a height is within the heading of its chart.
  boolean isHeading(int chart, double y) {
    Slot slot = slots.get(chart);
    return y >= slot.top() && y < slot.plotTop();
  }
}
