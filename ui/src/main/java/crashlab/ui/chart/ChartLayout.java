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
  static final double LEGEND_ROW = 16;
  static final double EMPTY_LINE = 17;
  private static final double HEADING = 27;
  private static final double LEAST_PLOT = 62;
  private static final double EMPTY_PLOT = 9;
  private static final double GAP = 8;

  /// Where one chart stands.
  ///
  /// @param chart its position among all
  /// @param top of its heading
  /// @param plotTop of its plot
  /// @param plotHeight 0 if it is folded
  /// @param legend in its heading
  record Slot(int chart, double top, double plotTop, double plotHeight, Legend legend) {
    double bottom() {
      return plotTop + plotHeight;
    }

    Slot moved(double down) {
      return new Slot(chart, top + down, plotTop + down, plotHeight, legend);
    }
  }

  /// What a chart has to say besides its plot.
  ///
  /// @param emptyLines how many lines it takes to say that there is no plot
  record ChartWords(Legend legend, int emptyLines) {
    private double heading(double scale) {
      int rows = legend.rows() + (legend.untold() > 0 ? 1 : 0);
      return (HEADING + rows * LEGEND_ROW) * scale;
    }

    private double empty(double scale) {
      return (EMPTY_PLOT + emptyLines * EMPTY_LINE) * scale;
    }
  }

  /// @param words what each of the charts has to say
  /// @param room how high the stack may be without scrolling
  /// @param scale of texts
  static ChartLayout of(
      List<Chart> charts,
      Predicate<String> isFolded,
      List<ChartWords> words,
      double room,
      double scale) {
    double fixed = 0;
    int full = 0;
    for (int i = 0; i < charts.size(); i++) {
      boolean open = !isFolded.test(charts.get(i).id());
      boolean empty = charts.get(i).lines().isEmpty();
      fixed += words.get(i).heading(scale) + (open ? GAP : 0);
      fixed += open && empty ? words.get(i).empty(scale) : 0;
      full += open && !empty ? 1 : 0;
    }
    double share = full == 0 ? 0 : Math.max(LEAST_PLOT * scale, (room - fixed) / full);
    List<Slot> slots = new ArrayList<>();
    double y = 0;
    for (int i = 0; i < charts.size(); i++) {
      Chart chart = charts.get(i);
      boolean closed = isFolded.test(chart.id());
      ChartWords said = words.get(i);
      double plot = closed ? 0 : Math.floor(chart.lines().isEmpty() ? said.empty(scale) : share);
      double plotTop = Math.round(y + said.heading(scale));
      slots.add(new Slot(i, y, plotTop, plot, said.legend()));
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
