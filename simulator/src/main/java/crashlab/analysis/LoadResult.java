package crashlab.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What one load of a run came to.
///
/// @param offered how many arrivals began
/// @param completed how many did all their steps
/// @param failedByReason how many ended otherwise, by reason, most frequent first
/// @param throughputPerSecond completed arrivals a second while the load was on
/// @param latency of the completed ones; all 0 if there are none
public record LoadResult(
    String id,
    long offered,
    long completed,
    SequencedMap<String, Long> failedByReason,
    double throughputPerSecond,
    Latency latency) {

  public LoadResult {
    failedByReason = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(failedByReason));
  }

  /// Returns this result with the reasons of its failures.
  public LoadResult withFailures(SequencedMap<String, Long> byReason) {
    return new LoadResult(id, offered, completed, byReason, throughputPerSecond, latency);
  }

  /// Returns how many failed, for whatever reason.
  public long failed() {
    return failedByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Returns how many were still at it when the run ended.
  public long inFlight() {
    return Math.max(0, offered - completed - failed());
  }

  /// How long arrivals took, in nanoseconds of virtual time.
  public record Latency(
      long meanNanos, long p50Nanos, long p90Nanos, long p99Nanos, long p999Nanos, long maxNanos) {}
}
