package crashlab.scenario;

import crashlab.kernel.Distribution;
import java.util.List;

/// Who uses the system: fresh, unlinked processes that each run `steps` once an arrival.
///
/// @param nodes where they come, in turn, those that are down passed over
/// @param fromNanos when the first may come
/// @param toNanos when no more come; the end of the run where the file has none
public record Load(
    String id,
    List<String> nodes,
    Arrivals arrivals,
    long fromNanos,
    long toNanos,
    List<Step> steps) {

  public sealed interface Arrivals {
    /// Independent arrivals.
    ///
    /// @param perSecond mean number a second, above 0
    record Poisson(double perSecond) implements Arrivals {}

    /// Evenly spaced arrivals.
    record Constant(double perSecond) implements Arrivals {}

    /// Arrivals at given times, in order.
    record AtTimes(List<Long> timesNanos) implements Arrivals {}

    /// A fixed number of users, each of whom thinks, acts, and begins again.
    record Closed(int users, Distribution think) implements Arrivals {}
  }
}
