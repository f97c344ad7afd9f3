/// Charts of a run over time, one below the other on one time axis: throughput, latency, mailboxes,
/// schedulers, restarts, processes. Start with [ChartsView].
@NullMarked
package crashlab.ui.chart;

import org.jspecify.annotations.NullMarked;
