package crashlab.scenario;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that must be true of a run.
///
/// @param atNanos at which instant; [Step#INFINITY] for the end of the run
/// @param place where it stands in the file
public record Expectation(Claim claim, long atNanos, Place place) {

  /// @param pointer JSON Pointer
  /// @param line from 1
  /// @param column from 1, in code points
  public record Place(String pointer, int line, int column) {}

  public sealed interface Claim {
    record Alive(Subject subject) implements Claim {}

    record Dead(Subject subject) implements Claim {}

    /// The event happened; how often is given by `count`.
    record Happened(EventPattern event, Bounds count) implements Claim {}

    record Never(EventPattern event) implements Claim {}

    record Restarts(Subject subject, Bounds count) implements Claim {}

    record Metric(MetricPath path, Bounds bounds) implements Claim {}

    /// These events happened, the first time of each, in this order.
    record Order(List<EventPattern> events) implements Claim {}

    /// Each time after `after`, `event` follows within `nanos`.
    record Within(long nanos, EventPattern after, EventPattern event) implements Claim {}

    /// How the run ends.
    record Outcome(RunEnd end) implements Claim {}
  }

  /// Bounds, each inclusive, null where not given; durations in nanoseconds, rates a second.
  ///
  /// @param shown how the file wrote them, such as `at most 20ms`
  public record Bounds(
      @Nullable BigDecimal atLeast,
      @Nullable BigDecimal atMost,
      @Nullable BigDecimal equalTo,
      String shown) {}
}
