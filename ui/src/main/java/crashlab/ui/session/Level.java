package crashlab.ui.session;

import java.util.Arrays;

/// A number that changes in the course of a run and holds from each change to the next, such as how
/// many processes are alive.
public final class Level {
  /*
   * When there are too many changes two neighbours become one with their mean over time, so sums
   * over time stay right however long the run is.
   */
  private static final int MOST = 1 << 21;

  private final int most;
  private long[] times = new long[256];
  private float[] values = new float[256];
  private int size;

  Level() {
    this(MOST);
  }

  /// @param most so many changes at most are kept; even
  Level(int most) {
    this.most = most;
  }

  /// From now on it is `value`. Allocates only to grow.
  void set(long timeNanos, int value) {
    if (size > 0 && times[size - 1] == timeNanos) {
      values[size - 1] = value;
      return;
    }
    if (size > 0 && values[size - 1] == value) {
      return;
    }
    if (size == most) {
      merge(timeNanos);
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    times[size] = timeNanos;
    values[size] = value;
    size++;
  }

  private void merge(long endNanos) {
    for (int i = 0; i + 1 < size; i += 2) {
      long begin = times[i];
      long end = i + 2 < size ? times[i + 2] : endNanos;
      double sum =
          values[i] * (double) (times[i + 1] - begin)
              + values[i + 1] * (double) (end - times[i + 1]);
      times[i / 2] = begin;
      values[i / 2] = (float) (sum / (end - begin));
    }
    size /= 2;
  }

  /// How many changes are kept.
  public int size() {
    return size;
  }

  public long timeNanos(int index) {
    return times[index];
  }

  /// What it is from this change on; a mean where changes were too many to keep them all.
  public double value(int index) {
    return values[index];
  }
}
