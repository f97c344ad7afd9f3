package crashlab.ui.geometry;

import java.util.Arrays;

/// Percentiles of what was measured at instants, bucket by bucket.
public final class Percentiles {
  private Percentiles() {}

  /// Returns for each percentile its value in each bucket, by nearest rank: NaN where nothing was
  /// measured. What is measured at the very end of the last bucket counts for it.
  ///
  /// @param percents above 0 up to 100
  public static StepSeries[] of(
      Instants when, long[] values, Buckets buckets, long endNanos, double... percents) {
    double[][] found = new double[percents.length][buckets.count()];
    for (int bucket = 0; bucket < buckets.count(); bucket++) {
      long end = buckets.startNanos(bucket + 1);
      int from = when.before(buckets.startNanos(bucket));
      int to = when.before(end == endNanos ? end + 1 : end);
      long[] sorted = Arrays.copyOfRange(values, from, to);
      Arrays.sort(sorted);
      for (int i = 0; i < percents.length; i++) {
        found[i][bucket] = nearestRank(sorted, percents[i]);
      }
    }
    StepSeries[] series = new StepSeries[percents.length];
    for (int i = 0; i < percents.length; i++) {
      series[i] = new StepSeries(buckets.starts(), found[i]);
    }
    return series;
  }

  /// The smallest value that at least so many percent of all do not exceed; NaN if there is none.
  static double nearestRank(long[] sorted, double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length - 1e-9);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }
}
