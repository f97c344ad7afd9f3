package crashlab.ui.timeline;

import crashlab.trace.Bisection;
import crashlab.trace.EventType;
import crashlab.ui.session.Recording;
import java.util.Arrays;

/// When a run's failures and faults were.
///
/// @param failures times in nanoseconds, in order
/// @param faults the same
record RunMarks(Recording run, long[] failures, long[] faults) {
  /// Goes through all events: not for the UI thread.
  static RunMarks of(Recording run) {
    long[] failures = new long[64];
    long[] faults = new long[8];
    int failureCount = 0;
    int faultCount = 0;
    for (int i = 0; i < run.log().size(); i++) {
      if (run.log().type(i) == EventType.FAULT) {
        faults = faultCount == faults.length ? Arrays.copyOf(faults, faultCount * 2) : faults;
        faults[faultCount++] = run.log().timeNanos(i);
      } else if (run.isFailure(i)) {
        failures =
            failureCount == failures.length ? Arrays.copyOf(failures, failureCount * 2) : failures;
        failures[failureCount++] = run.log().timeNanos(i);
      }
    }
    return new RunMarks(
        run, Arrays.copyOf(failures, failureCount), Arrays.copyOf(faults, faultCount));
  }

  /// Those of some times that differ by a pixel at least, as pixels.
  static double[] columns(long[] times, double nanosPerPixel) {
    double[] columns = new double[times.length];
    int count = 0;
    for (int i = 0; i < times.length; ) {
      double column = Math.floor(times[i] / nanosPerPixel);
      columns[count++] = column;
      double next = (column + 1) * nanosPerPixel;
      i = Bisection.firstNear(i + 1, times.length, at -> times[at] >= next);
    }
    return Arrays.copyOf(columns, count);
  }

  /// How many of some times are within `reach` of another.
  static int count(long[] times, long nanos, double reach) {
    return firstAt(times, nanos + reach) - firstAt(times, nanos - reach);
  }

  private static int firstAt(long[] times, double nanos) {
    return Bisection.first(0, times.length, i -> times[i] >= nanos);
  }
}
