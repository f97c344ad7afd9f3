package crashlab.analysis;

import crashlab.otp.Term;
import crashlab.scenario.Asked;
import crashlab.scenario.MetricPath;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What can be read off a run at the present instant. Reading changes nothing.
public interface Readout {
  /// Of a run that nothing can be read off.
  Readout NONE =
      new Readout() {
        @Override
        public @Nullable BigDecimal figure(MetricPath path) {
          return null;
        }

        @Override
        public @Nullable Term value(Asked.Probed asked) {
          return null;
        }
      };

  /// Returns the figure, durations in nanoseconds and rates a second, or null if the run has none
  /// so far.
  @Nullable BigDecimal figure(MetricPath path);

  /// Returns what the word of an expectation reads; null if there is nothing to be read.
  @Nullable Term value(Asked.Probed asked);
}
