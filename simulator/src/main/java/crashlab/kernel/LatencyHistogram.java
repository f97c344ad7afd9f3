package crashlab.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How often which latency occurred, to a thousandth of its value, in a memory that does not depend
/// on how many were recorded.
///
/// Count, sum, smallest and largest are exact. Recording allocates only at the first value of each
/// power of two, and merging is exact: the merged histogram equals the one that had recorded all.
public final class LatencyHistogram {
  /*
   * Values below 1024 have a bucket each. Above, each power of two is an octave of 1024 buckets of
   * equal width, so a bucket is at most 1/1024 of its values wide. Octave 0 holds the values below
   * 1024, octave n those from 2^(n+9) to 2^(n+10). The sum is a number of 128 bits in two longs.
   */
  private static final int PRECISION_BITS = 10;
  private static final int BUCKETS = 1 << PRECISION_BITS;

  private final long[] @Nullable [] octaves = new long[Long.SIZE - PRECISION_BITS][];
  private long count;
  private long sumHigh;
  private long sumLow;
  private long min = Long.MAX_VALUE;
  private long max;

  /// Records one latency.
  ///
  /// @throws IllegalArgumentException if it is negative
  public void record(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "latency must not be negative (%d)", nanos));
    }
    int octave = octaveOf(nanos);
    octave(octave)[(int) (nanos >>> shift(octave)) & (BUCKETS - 1)]++;
    count++;
    addToSum(0, nanos);
    min = Math.min(min, nanos);
    max = Math.max(max, nanos);
  }

  /// Adds all that `other` has recorded.
  public void merge(LatencyHistogram other) {
    for (int octave = 0; octave < octaves.length; octave++) {
      long[] added = other.octaves[octave];
      if (added != null) {
        long[] counts = octave(octave);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
          counts[bucket] += added[bucket];
        }
      }
    }
    addToSum(other.sumHigh, other.sumLow);
    count += other.count;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  /// Returns a latency that the share `quantile` of those recorded does not exceed: the largest
  /// value of the bucket it falls in, so never too low and at most 0.1 % too high. 0 gives the
  /// smallest recorded, 1 the largest; both are exact. Returns 0 if none is recorded.
  ///
  /// @throws IllegalArgumentException if `quantile` is not from 0 to 1
  public long valueAtQuantile(double quantile) {
    if (!(quantile >= 0 && quantile <= 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "quantile out of range (%s)", quantile));
    }
    long rank = Math.clamp((long) Math.ceil(quantile * count), 1, Math.max(1, count));
    if (rank == 1) {
      return minNanos();
    }
    long seen = 0;
    for (int octave = 0; octave < octaves.length; octave++) {
      long[] counts = octaves[octave];
      for (int bucket = 0; counts != null && bucket < BUCKETS; bucket++) {
        seen += counts[bucket];
        if (seen >= rank) {
          return Math.min(max, largestIn(octave, bucket));
        }
      }
    }
    throw new IllegalStateException(
        String.format(Locale.ROOT, "fewer values than counted (%d, %d)", seen, count));
  }

  /// Returns how many latencies are recorded.
  public long count() {
    return count;
  }

  /// Returns the smallest latency recorded; 0 if there is none.
  public long minNanos() {
    return count == 0 ? 0 : min;
  }

  /// Returns the largest latency recorded; 0 if there is none.
  public long maxNanos() {
    return max;
  }

  /// Returns the mean of the latencies recorded, from their exact sum; 0 if there is none.
  public double meanNanos() {
    if (count == 0) {
      return 0;
    }
    double low = (sumLow >>> 1) * 2.0 + (sumLow & 1);
    return (sumHigh * 0x1.0p64 + low) / count;
  }

  private void addToSum(long high, long low) {
    sumLow += low;
    sumHigh += high + (Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0);
  }

  private long[] octave(int octave) {
    long[] counts = octaves[octave];
    if (counts == null) {
      counts = new long[BUCKETS];
      octaves[octave] = counts;
    }
    return counts;
  }

  private static int octaveOf(long nanos) {
    return Math.max(0, Long.SIZE - PRECISION_BITS - Long.numberOfLeadingZeros(nanos));
  }

  /// Returns how many of the lowest bits are not kept by the buckets of an octave.
  private static int shift(int octave) {
    return Math.max(0, octave - 1);
  }

  private static long largestIn(int octave, int bucket) {
    long leading = octave == 0 ? bucket : BUCKETS + bucket;
    return ((leading + 1) << shift(octave)) - 1;
  }
}
