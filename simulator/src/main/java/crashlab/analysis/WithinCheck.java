package crashlab.analysis;

import java.util.ArrayDeque;
import java.util.Deque;

/// Whether each time after one event another follows within a time.
final class WithinCheck {
  /// An event that another must follow.
  private record Waiting(long seq, long timeNanos) {}

  private final long nanos;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long broken;
  private long brokenNanos;
  private long followedNanos = -1;

  WithinCheck(long nanos, EventTally after, EventTally event) {
    this.nanos = nanos;
    event.tell(this::followed);
    after.tell(this::happened);
  }

  private void happened(long seq, long timeNanos) {
    if (broken == 0) {
      waiting.addLast(new Waiting(seq, timeNanos));
    }
  }

  private void followed(long seq, long timeNanos) {
    expire(timeNanos);
    if (broken != 0 && followedNanos < 0) {
      followedNanos = timeNanos;
    }
    Waiting latest = waiting.peekLast();
    waiting.clear();
    if (latest != null && latest.seq() == seq) {
      waiting.addLast(latest); // an event that is both does not follow itself
    }
  }

  /// Returns the first event that nothing followed in time, up to `nowNanos`; 0 if there is none.
  long broken(long nowNanos) {
    expire(nowNanos);
    return broken;
  }

  long brokenNanos() {
    return brokenNanos;
  }

  /// Returns when something followed after all; -1 if nothing did.
  long followedNanos() {
    return followedNanos;
  }

  private void expire(long nowNanos) {
    Waiting oldest = waiting.peekFirst();
    if (broken == 0 && oldest != null && nowNanos - oldest.timeNanos() > nanos) {
      broken = oldest.seq();
      brokenNanos = oldest.timeNanos();
    }
  }
}
