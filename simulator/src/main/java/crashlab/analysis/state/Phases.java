package crashlab.analysis.state;

import crashlab.trace.Bisection;
import java.util.Arrays;

/// How one thing was, from change to change of a run: a number for each time in which it stayed the
/// same.
final class Phases {
  private int[] since = new int[2];
  private long[] values = new long[2];
  private int size;

  /// From the beginning.
  Phases(long first) {
    values[0] = first;
    size = 1;
  }

  /// @param change the number of the change, which is not less than one given before
  void set(int change, long value) {
    if (values[size - 1] == value) {
      return;
    }
    if (size == since.length) {
      since = Arrays.copyOf(since, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    since[size] = change;
    values[size++] = value;
  }

  /// How it was after so many changes.
  long after(int changes) {
    return values[Bisection.first(0, size, at -> since[at] > changes) - 1];
  }

  long last() {
    return values[size - 1];
  }

  int size() {
    return size;
  }

  /// The number of the change with which a phase began; 0 for the first.
  int since(int phase) {
    return since[phase];
  }

  long value(int phase) {
    return values[phase];
  }
}
