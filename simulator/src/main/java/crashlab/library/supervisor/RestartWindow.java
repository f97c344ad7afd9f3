package crashlab.library.supervisor;

import crashlab.otp.RestartIntensity;
import java.util.ArrayList;
import java.util.List;

/// A supervisor's memory of its latest restarts, which enforces the restart intensity.
///
/// Compares whole seconds, as OTP does. Source: OTP supervisor.erl, `add_restart/1`.
final class RestartWindow {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final RestartIntensity intensity;
  private long[] seconds =
      new long[4]; // a ring of size entries from head; its length is a power of two
  private int head;
  private int size;

  RestartWindow(RestartIntensity intensity) {
    this.intensity = intensity;
  }

  RestartIntensity intensity() {
    return intensity;
  }

  /// Records a restart and tells whether it may go ahead; if not, the supervisor gives up. Takes
  /// constant time on average, however many are remembered.
  ///
  /// @param nowNanos monotonic time, which may be negative
  boolean admit(long nowNanos) {
    long now = Math.floorDiv(nowNanos, NANOS_PER_SECOND);
    forgetBefore(now);
    append(now);
    return size <= intensity.maxRestarts();
  }

  /// Returns how many restarts count now, including one that was refused.
  int count() {
    return size;
  }

  /// Returns how many restarts count at `nowNanos`; takes logarithmic time.
  int countAt(long nowNanos) {
    long oldest = Math.floorDiv(nowNanos, NANOS_PER_SECOND) - intensity.maxSeconds();
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (second(middle) < oldest) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return size - from;
  }

  /// Returns the seconds of the restarts that are remembered, the latest first: those that do not
  /// count any more are forgotten at the next restart only.
  List<Long> seconds() {
    List<Long> latestFirst = new ArrayList<>();
    for (int i = size - 1; i >= 0; i--) {
      latestFirst.add(second(i));
    }
    return latestFirst;
  }

  private long second(int index) {
    return seconds[(head + index) & (seconds.length - 1)];
  }

  private void forgetBefore(long now) {
    while (size > 0 && seconds[head] < now - intensity.maxSeconds()) {
      head = (head + 1) & (seconds.length - 1);
      size--;
    }
  }

  private void append(long second) {
    if (size == seconds.length) {
      long[] larger = new long[size * 2];
      for (int i = 0; i < size; i++) {
        larger[i] = seconds[(head + i) & (size - 1)];
      }
      seconds = larger;
      head = 0;
    }
    seconds[(head + size) & (seconds.length - 1)] = second;
    size++;
  }
}
