package crashlab.vm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The timers that stand still with a suspended process, and those entries of the queue that they
/// have left behind.
final class PausedTimers {
  /// What is scheduled when it goes on.
  interface Scheduler {
    void schedule(long afterNanos, int index, long cause);
  }

  /// One timer.
  ///
  /// @param nanos what is left of it; of an entry of the queue its time
  /// @param index its number in the [TimerTable]
  private record Entry(long nanos, int index, long cause) {}

  private final List<Entry> standing = new ArrayList<>();

  // how many entries of the queue that are alike mean nothing
  private final Map<Entry, Integer> leftBehind = new LinkedHashMap<>();
  private Map<Entry, Integer> known = new LinkedHashMap<>();

  /// The entries of the queue follow, by [#stop], in no order but that of one instant.
  void beginToStop() {
    known = new LinkedHashMap<>(leftBehind);
  }

  /// A timer of the queue stands still, unless its entry was left behind before: that means nothing
  /// from now on.
  void stop(long timeNanos, long nowNanos, int index, long cause) {
    var entry = new Entry(timeNanos, index, cause);
    if (!take(known, entry)) {
      standing.add(new Entry(timeNanos - nowNanos, index, cause));
      leftBehind.merge(entry, 1, Integer::sum);
    }
  }

  /// A timer is set while its receiver stands still.
  void add(long nanos, int index, long cause) {
    standing.add(new Entry(nanos, index, cause));
  }

  /// Tells, once for each, whether an entry of the queue that comes now was left behind.
  boolean wasLeftBehind(long nowNanos, int index, long cause) {
    return take(leftBehind, new Entry(nowNanos, index, cause));
  }

  private static boolean take(Map<Entry, Integer> counts, Entry entry) {
    Integer count = counts.get(entry);
    if (count == null) {
      return false;
    }
    if (count == 1) {
      counts.remove(entry);
    } else {
      counts.put(entry, count - 1);
    }
    return true;
  }

  /// All go on, those of one instant in the order of their setting.
  void goOn(Scheduler scheduler) {
    standing.sort(Comparator.comparingLong(Entry::nanos));
    for (Entry timer : standing) {
      scheduler.schedule(timer.nanos(), timer.index(), timer.cause());
    }
    standing.clear();
  }
}
