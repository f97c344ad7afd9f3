package crashlab.vm;

import crashlab.kernel.EventQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What happens to a run from outside at its times: the arrivals of loads, and faults. A part of
/// what comes next in a [Run].
///
/// An entry is scheduled as everything else is, and happens in the order of scheduling. What is
/// planned to come first precedes all that is still to happen at its instant, whenever it was
/// planned: so a fault injected by hand and the same fault read from a file meet the same system.
public final class Agenda {
  /// One entry.
  public interface Entry {
    void happen();
  }

  private final Run run;
  private final EventQueue queue;
  private final List<Entry> entries = new ArrayList<>();
  private final TreeMap<Long, ArrayDeque<Entry>> planned = new TreeMap<>();
  private long firstNanos = Long.MAX_VALUE;

  Agenda(Run run, EventQueue queue) {
    this.run = run;
    this.queue = queue;
  }

  /// Adds an entry that may be scheduled any number of times, and returns its number.
  public int add(Entry entry) {
    entries.add(entry);
    return entries.size() - 1;
  }

  /// Puts an entry at a time. Allocates nothing.
  public void schedule(long timeNanos, int entry) {
    queue.schedule(timeNanos, QueueEntry.AGENDA, entry, 0);
  }

  /// Plans something that comes before all else of its instant, or before all else from now on if
  /// that instant is over. Of one instant, what was planned first comes first.
  public void planFirst(long atNanos, Entry entry) {
    long at = Math.max(atNanos, queue.nowNanos());
    planned.computeIfAbsent(at, t -> new ArrayDeque<>()).add(entry);
    firstNanos = planned.firstKey();
    run.stopBefore(at);
  }

  /// The earliest time for which something is planned to come first; [Long#MAX_VALUE] if nothing
  /// is.
  long firstNanos() {
    return firstNanos;
  }

  /// Lets happen what is planned to come first of all.
  void happenFirst() {
    ArrayDeque<Entry> ofInstant = planned.firstEntry().getValue();
    Entry entry = ofInstant.remove();
    if (ofInstant.isEmpty()) {
      planned.pollFirstEntry();
    }
    firstNanos = planned.isEmpty() ? Long.MAX_VALUE : planned.firstKey();
    entry.happen();
  }

  void happen(int entry) {
    entries.get(entry).happen();
  }
}
