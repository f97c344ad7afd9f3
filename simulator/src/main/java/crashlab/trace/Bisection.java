package crashlab.trace;

import java.util.function.IntPredicate;

/// Finds a place in what is in order by halving: the first position that passes a test which all
/// positions after it pass too.
public final class Bisection {
  private Bisection() {}

  /// Returns that position; `to` if none before it passes.
  ///
  /// @param to exclusive
  public static int first(int from, int to, IntPredicate passes) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (passes.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// The same for a position that is thought to be near `from`: takes steps that double until one
  /// is too far, so that it costs only as much as it is away.
  public static int firstNear(int from, int to, IntPredicate passes) {
    int low = from;
    int step = 1;
    while (step <= to - low && !passes.test(low + step - 1)) {
      low += step;
      step <<= 1;
    }
    return first(low, Math.min(to, low + step - 1), passes);
  }
}
