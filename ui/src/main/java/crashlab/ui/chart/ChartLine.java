package crashlab.ui.chart;

import crashlab.ui.control.Ink;
import crashlab.ui.geometry.StepSeries;

/// One line of a chart.
///
/// @param label stands at its end
/// @param dashed whether it belongs to run B
record ChartLine(String label, Ink ink, boolean dashed, StepSeries series) {}
