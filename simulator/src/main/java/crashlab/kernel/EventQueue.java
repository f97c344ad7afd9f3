package crashlab.kernel;

import java.util.Arrays;

/// The events still to happen, earliest first; those of one instant in scheduling order.
///
/// An event is four numbers that mean something only to the caller: its time, a kind, a subject and
/// an argument. Taking one moves the clock to it, and the clock never goes back. Allocates only to
/// grow.
public final class EventQueue {
  private static final int WORDS = 3; // time, kind and subject, argument

  private long[] events = new long[WORDS * 64];
  private int head;
  private int tail;
  private long nowNanos;
  private long taken;
  private long argument;

  /// Adds an event.
  ///
  /// @throws IllegalArgumentException if `timeNanos` is before [#nowNanos()]
  public void schedule(long timeNanos, int kind, int subject, long argument) {
    if (timeNanos < nowNanos) {
      throw new IllegalArgumentException(
          "event in the past (timeNanos %d, nowNanos %d, kind %d, subject %d)"
              .formatted(timeNanos, nowNanos, kind, subject));
    }
    if (tail == events.length) {
      makeRoom();
    }
    int slot = tail;
    while (slot > head && events[slot - WORDS] > timeNanos) {
      slot -= WORDS;
    }
    System.arraycopy(events, slot, events, slot + WORDS, tail - slot);
    events[slot] = timeNanos;
    events[slot + 1] = (long) kind << 32 | subject & 0xFFFF_FFFFL;
    events[slot + 2] = argument;
    tail += WORDS;
  }

  private void makeRoom() {
    int used = tail - head;
    long[] target = used > events.length / 2 ? new long[events.length * 2] : events;
    System.arraycopy(events, head, target, 0, used);
    Arrays.fill(target, used, target.length, 0);
    events = target;
    head = 0;
    tail = used;
  }

  /// Takes the earliest event and moves the clock to it; its parts are then read from [#kind()],
  /// [#subject()] and [#argument()]. Returns false, and changes nothing, if there is none.
  public boolean advance() {
    if (head == tail) {
      return false;
    }
    nowNanos = events[head];
    taken = events[head + 1];
    argument = events[head + 2];
    head += WORDS;
    return true;
  }

  /// Moves the clock forward without taking an event.
  ///
  /// @throws IllegalArgumentException if that is before now, or if an event is due before it
  public void advanceTo(long timeNanos) {
    if (timeNanos < nowNanos || timeNanos > nextTimeNanos()) {
      throw new IllegalArgumentException(
          "cannot move the clock (timeNanos %d, nowNanos %d, next event %d)"
              .formatted(timeNanos, nowNanos, nextTimeNanos()));
    }
    nowNanos = timeNanos;
  }

  /// Returns the time of the earliest event, which stays; `Long.MAX_VALUE` if there is none.
  public long nextTimeNanos() {
    return head == tail ? Long.MAX_VALUE : events[head];
  }

  /// Returns the virtual time: that of the event taken last, or what [#advanceTo] made it.
  public long nowNanos() {
    return nowNanos;
  }

  /// Returns the kind of the event taken last; 0 before the first.
  public int kind() {
    return (int) (taken >> 32);
  }

  /// Returns the subject of the event taken last; 0 before the first.
  public int subject() {
    return (int) taken;
  }

  /// Returns the argument of the event taken last; 0 before the first.
  public long argument() {
    return argument;
  }

  /// Returns how many events are pending.
  public int size() {
    return (tail - head) / WORDS;
  }
}
