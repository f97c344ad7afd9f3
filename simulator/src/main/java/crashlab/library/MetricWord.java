package crashlab.library;

import crashlab.scenario.Metric;
import crashlab.scenario.MetricPath;
import crashlab.scenario.Placeholder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A metric, what reads it off a run, and the names for which a run has it.
///
/// @param names of each place of the metric, in their order
public record MetricWord(Metric metric, MetricSource source, List<RunNames> names) {
  public MetricWord {
    if (names.size() != metric.places().size()) {
      throw new IllegalArgumentException("names of (" + metric.pattern() + ")");
    }
    names = List.copyOf(names);
  }

  /// A metric whose places are all of the core.
  public MetricWord(Metric metric, MetricSource source) {
    this(metric, source, core(metric.places()));
  }

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

  /// A metric that every run has, a whole number, with a place that is not of the core.
  public static MetricWord count(Metric metric, RunNames names, CountSource source) {
    return new MetricWord(metric, figure(source), List.of(names));
  }

  /// A metric that every run has, a whole number.
  public static MetricWord count(Metric metric, CountSource source) {
    return new MetricWord(metric, figure(source));
  }

  public static BigDecimal figure(long value) {
    return BigDecimal.valueOf(value);
  }

  public static BigDecimal figure(double value) {
    return new BigDecimal(value, MathContext.DECIMAL64);
  }

  /// Returns the paths under which a run has this metric so far.
  public Stream<MetricPath> paths(RunView run) {
    return metric.paths(names.stream().map(place -> place.in(run).toList()).toList());
  }

  private static MetricSource figure(CountSource source) {
    return (names, run) -> figure(source.read(names, run));
  }

  private static List<RunNames> core(List<Placeholder> places) {
    return places.stream()
        .map(place -> Objects.requireNonNull(RunNames.of(place), place.sign()))
        .toList();
  }
}
