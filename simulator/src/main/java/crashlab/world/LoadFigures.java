package crashlab.world;

import crashlab.kernel.LatencyHistogram;
import crashlab.otp.Term;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What came of one load so far.
public final class LoadFigures {
  private final String id;
  private final LatencyHistogram latency = new LatencyHistogram();
  private final Map<Term, Long> failures = new LinkedHashMap<>();
  private long offered;
  private long completed;
  private long failed;

  LoadFigures(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /// How many arrivals began.
  public long offered() {
    return offered;
  }

  /// How many did all their steps.
  public long completed() {
    return completed;
  }

  /// How many ended by a failure.
  public long failed() {
    return failed;
  }

  /// How many are under way.
  public long inFlight() {
    return offered - completed - failed;
  }

  /// Failures by exit reason, in the order of their first occurrence.
  public Map<Term, Long> failures() {
    return Collections.unmodifiableMap(failures);
  }

  /// The times from begin to end of those that completed.
  public LatencyHistogram latency() {
    return latency;
  }

  /// Completed arrivals a second of the time in which the load was offered.
  double throughputPerSecond(long nowNanos, long fromNanos, long toNanos) {
    long end = Math.min(nowNanos, toNanos);
    long span = end - fromNanos;
    return span <= 0 ? 0 : completed * 1e9 / span;
  }

  void begins() {
    offered++;
  }

  void completes(long nanos) {
    completed++;
    latency.record(nanos);
  }

  void fails(Term reason) {
    failed++;
    failures.merge(reason, 1L, Long::sum);
  }
}
