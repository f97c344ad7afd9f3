package crashlab.trace;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The figures of a run at the present instant, by path.
public interface MetricSource {
  /// Returns the figure, durations in nanoseconds and rates a second, or null if the run has none
  /// so far.
  ///
  /// @param path such as `load.readers.latency.p99` or `mailbox.Cache.max`
  @Nullable BigDecimal metric(String path);
}
