package crashlab.library;

import crashlab.scenario.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A metric, and what reads it off a run.
public record MetricWord(Metric metric, MetricSource source) {
  /// Reads the figure at the present instant: durations in nanoseconds, rates a second; null if the
  /// run has none so far.
  @FunctionalInterface
  public interface MetricSource {
    /// @param names what stands in the places of the metric, in their order
    @Nullable BigDecimal read(List<String> names, RunView run);
  }

  /// Reads a figure that every run has, a whole number.
  @FunctionalInterface
  public interface CountSource {
    /// @param names what stands in the places of the metric, in their order
    long read(List<String> names, RunView run);
  }

  /// A metric that every run has, a whole number.
  public static MetricWord count(Metric metric, CountSource source) {
    return new MetricWord(metric, (names, run) -> figure(source.read(names, run)));
  }

  public static BigDecimal figure(long value) {
    return BigDecimal.valueOf(value);
  }

  public static BigDecimal figure(double value) {
    return new BigDecimal(value, MathContext.DECIMAL64);
  }
}
