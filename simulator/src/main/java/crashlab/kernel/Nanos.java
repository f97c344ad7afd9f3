package crashlab.kernel;

/// Arithmetic of times and spans of time that are not negative. It saturates: what is beyond the
/// largest `long` is that, an instant that never comes. Allocates nothing.
public final class Nanos {
  private Nanos() {}

  /// Returns `a + b`.
  public static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /// Returns `nanos` so many times.
  public static long times(long count, long nanos) {
    long product = count * nanos;
    return Math.multiplyHigh(count, nanos) != 0 || product < 0 ? Long.MAX_VALUE : product;
  }
}
