package crashlab.ui.chart;

import java.util.List;

/// One chart: what it shows and its lines.
///
/// @param id the same for the same chart of any run
/// @param empty what to do so that there is something to see; shown if there is no line
record Chart(String id, String title, ChartUnit unit, List<ChartLine> lines, String empty) {
  Chart {
    lines = List.copyOf(lines);
  }
}
