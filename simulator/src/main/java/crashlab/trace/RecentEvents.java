package crashlab.trace;

import crashlab.otp.Digested;
import org.jspecify.annotations.Nullable;

/// The latest events of a run, all of them, each with a flag: whether it is to be kept when it
/// leaves.
///
/// A ring: events of one run enter with consecutive `seq` and leave in the same order.
final class RecentEvents {
  private final int mask;
  private final long[] times;
  private final long[] causes;
  private final int[] pids;
  private final int[] others;
  private final EventType[] types;
  private final @Nullable Digested[] details;
  private final boolean[] kept;
  private long first;
  private int size;

  /// @param capacity a power of two
  /// @param first the `seq` of the first event that will enter
  RecentEvents(int capacity, long first) {
    mask = capacity - 1;
    times = new long[capacity];
    causes = new long[capacity];
    pids = new int[capacity];
    others = new int[capacity];
    types = new EventType[capacity];
    details = new Digested[capacity];
    kept = new boolean[capacity];
    this.first = first;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size > mask;
  }

  /// Returns the `seq` of the oldest event.
  long first() {
    return first;
  }

  /// Puts in the event that follows the newest. Allocates nothing.
  void add(
      long timeNanos, EventType type, int pid, int other, long cause, @Nullable Digested detail) {
    int slot = slot(first + size);
    times[slot] = timeNanos;
    types[slot] = type;
    pids[slot] = pid;
    others[slot] = other;
    causes[slot] = cause;
    details[slot] = detail;
    kept[slot] = false;
    size++;
  }

  /// Marks an event and all that led to it. What is marked already has had its causes marked.
  /// Allocates nothing.
  void keepWithCauses(long seq) {
    long at = seq;
    while (at >= first && !kept[slot(at)]) {
      kept[slot(at)] = true;
      at = causes[slot(at)];
    }
  }

  boolean isOldestKept() {
    return kept[slot(first)];
  }

  /// Lets the oldest event go.
  void removeOldest() {
    details[slot(first)] = null;
    first++;
    size--;
  }

  long timeNanos(long seq) {
    return times[slot(seq)];
  }

  EventType type(long seq) {
    return types[slot(seq)];
  }

  int pid(long seq) {
    return pids[slot(seq)];
  }

  int other(long seq) {
    return others[slot(seq)];
  }

  long cause(long seq) {
    return causes[slot(seq)];
  }

  @Nullable Digested detail(long seq) {
    return details[slot(seq)];
  }

  private int slot(long seq) {
    return (int) seq & mask;
  }
}
