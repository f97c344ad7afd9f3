package crashlab.scenario;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that must be true of a run.
///
/// @param atNanos at which instant; [Step#INFINITY] for the end of the run
/// @param name what reports call it; null where the file does not say
/// @param place where it stands in the file
public record Expectation(Claim claim, long atNanos, @Nullable String name, Place place) {
  /// The same expectation of something else.
  public Expectation with(Claim other) {
    return new Expectation(other, atNanos, name, place);
  }

  /// The same expectation at another instant.
  public Expectation at(long otherNanos) {
    return new Expectation(claim, otherNanos, name, place);
  }

  /// @param pointer JSON Pointer
  /// @param line from 1
  /// @param column from 1, in code points
  public record Place(String pointer, int line, int column) {}

  /// The claims of OTP's core are a closed family: each speaks of events over time, and is watched,
  /// told and decided in a way of its own. All that is just a value at an instant is [Reads],
  /// whatever system it is read from.
  public sealed interface Claim {
    record Alive(Subject subject) implements Claim {}

    record Dead(Subject subject) implements Claim {}

    /// The event happened; how often is given by `count`.
    record Happened(EventPattern event, Bounds count) implements Claim {}

    record Never(EventPattern event) implements Claim {}

    record Restarts(Subject subject, Bounds count) implements Claim {}

    record OfMetric(MetricPath path, Bounds bounds) implements Claim {}

    /// What is read at the instant is as compared.
    record Reads(Asked asked, Comparison expected) implements Claim {}

    /// These events happened, the first time of each, in this order.
    record Order(List<EventPattern> events) implements Claim {}

    /// Each time after `after`, `event` follows within `nanos`.
    record Within(long nanos, EventPattern after, EventPattern event) implements Claim {}

    /// How the run ends.
    record OfOutcome(RunEnd end) implements Claim {}
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
