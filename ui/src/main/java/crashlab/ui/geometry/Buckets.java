package crashlab.ui.geometry;

/// Stretches of time of one length, side by side; each begins at a multiple of its length.
///
/// @param first the number of the first, counted from the one that begins at 0
/// @param widthNanos above 0
/// @param count how many there are; above 0
public record Buckets(long first, long widthNanos, int count) {

  /// Returns buckets that cover a stretch of time, with a nice width, at most about `most` of them.
  ///
  /// @param endNanos after the start
  public static Buckets covering(long startNanos, long endNanos, int most) {
    long width = NiceStep.wholeAtLeast((double) (endNanos - startNanos) / most);
    long first = Math.floorDiv(startNanos, width);
    long last = Math.max(first, Math.ceilDiv(endNanos, width) - 1);
    return new Buckets(first, width, (int) (last - first + 1));
  }

  /// When a bucket begins; for [#count] when the last one is over.
  public long startNanos(int bucket) {
    return (first + bucket) * widthNanos;
  }

  /// When all buckets are over.
  public long endNanos() {
    return startNanos(count);
  }

  /// When each begins.
  public long[] starts() {
    long[] starts = new long[count];
    for (int i = 0; i < count; i++) {
      starts[i] = startNanos(i);
    }
    return starts;
  }
}
