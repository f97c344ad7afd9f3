package crashlab.analysis;

import crashlab.scenario.MetricPath;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What can be read off a run at the present instant. Reading changes nothing.
public interface Readout {
  /// Returns the figure, durations in nanoseconds and rates a second, or null if the run has none
  /// so far.
  @Nullable BigDecimal figure(MetricPath path);
}
