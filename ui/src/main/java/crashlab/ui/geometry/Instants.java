package crashlab.ui.geometry;

import crashlab.trace.Bisection;

/// Instants in order, to be counted.

public final class Instants {
  private final long[] times;

  /// @param times never falling
  public Instants(long[] times) {
    this.times = times;
  }

  public int size() {
    return times.length;
  }

  public long timeNanos(int index) {
    return times[index];
  }

  /// How many are before an instant.
  public int before(long timeNanos) {
    return Bisection.first(0, times.length, i -> times[i] >= timeNanos);
  }

  /// Returns how many a second there are in each bucket. A bucket in which the run ends counts only
  /// up to there; what happens at the very end counts for the last.
  public StepSeries perSecond(Buckets buckets, long runEndNanos) {
    double[] rates = new double[buckets.count()];
    for (int bucket = 0; bucket < rates.length; bucket++) {
      long from = buckets.startNanos(bucket);
      long to = Math.min(buckets.startNanos(bucket + 1), runEndNanos);
      boolean last = to == runEndNanos;
      int count = before(last ? to + 1 : to) - before(from);
      rates[bucket] = to > from ? count * 1e9 / (to - from) : Double.NaN;
    }
    return new StepSeries(buckets.starts(), rates);
  }

  /// Returns how many there have been so far, from 0 on.
  public StepSeries counted() {
    long[] at = new long[times.length + 1];
    double[] counts = new double[times.length + 1];
    System.arraycopy(times, 0, at, 1, times.length);
    for (int i = 0; i < counts.length; i++) {
      counts[i] = i;
    }
    return new StepSeries(at, counts);
  }
}
