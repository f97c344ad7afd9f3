package crashlab.simulation;

import crashlab.analysis.EventWatch;
import crashlab.otp.Digested;
import crashlab.scenario.EventPattern;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/// Notes each event that makes the condition of a fault come true: the one with which the count is
/// reached, and those after it.
final class EventCounter implements TraceSink {
  private final EventWatch watch;
  private final int wanted;
  private long count;
  private int hits;

  EventCounter(EventPattern pattern, int wanted) {
    this.watch = new EventWatch(pattern);
    this.wanted = wanted;
  }

  /// Tells whether the condition came true once more than was taken.
  boolean takeHit() {
    if (hits == 0) {
      return false;
    }
    hits--;
    return true;
  }

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    watch.event(seq, timeNanos, type, pid, other, cause, detail);
    long before = count;
    count = watch.count();
    if (count > before && count >= wanted) {
      hits++;
    }
  }
}
