package crashlab.analysis;

import crashlab.otp.Term;
import crashlab.scenario.Asked;
import crashlab.scenario.MetricPath;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be read off a run at the present instant. Reading changes nothing.
public interface Readout {
  /// Of a run that nothing can be read off.
  Readout NONE =
      new Readout() {
        @Override
        public List<MetricPath> paths(int most) {
          return List.of();
        }

        @Override
        public @Nullable BigDecimal figure(MetricPath path) {
          return null;
        }

        @Override
        public @Nullable Term value(Asked.Probed asked) {
          return null;
        }
      };

  /// The paths of the figures that the run has so far, metric by metric.
  ///
  /// @param most of each metric
  List<MetricPath> paths(int most);

  /// Returns the figure, durations in nanoseconds and rates a second, or null if the run has none
  /// so far.
  @Nullable BigDecimal figure(MetricPath path);

  /// Returns what the word of an expectation reads; null if there is nothing to be read.
  @Nullable Term value(Asked.Probed asked);
}
