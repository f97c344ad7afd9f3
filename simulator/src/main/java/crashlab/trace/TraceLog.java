package crashlab.trace;

import crashlab.otp.Digested;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The events of a run in memory, by position and by `seq`.
///
/// It is complete up to its capacity. Past that it keeps what is a matter of life and death (all
/// but [EventRole#isTraffic] and what load processes do, unless a library fails in them), every
/// event that one of those was brought about by, and the latest 65,536 events whatever they are. So
/// the cause of an exit can be followed to its root however long the run was.
public final class TraceLog implements TraceSink {
  /*
   * Positions: first the dense events (seq - firstSeq is the position), then the sparse ones, in the
   * same columns but each with its seq, then the recent ones. Past the capacity every event enters
   * `recent`, and only when it leaves there is it known whether a later event needed it as a cause.
   */
  public static final int DEFAULT_CAPACITY = 4_000_000;
  static final int RECENT = 1 << 16;

  private final int capacity;
  private final int recentCapacity;
  private final EventColumns columns = new EventColumns();
  private final Identities identities = new Identities();
  private final TreeMap<Integer, Long> failedInits = new TreeMap<>(); // seq by pid
  private long[] sparseSeqs = new long[0];
  private @Nullable RecentEvents recent;
  private long firstSeq;
  private long lastSeq;

  public TraceLog() {
    this(DEFAULT_CAPACITY);
  }

  /// @param capacity up to how many events all are kept
  public TraceLog(int capacity) {
    this(capacity, RECENT);
  }

  /// @param recentCapacity how many of the latest events are there whatever they are; a power of
  ///   two
  TraceLog(int capacity, int recentCapacity) {
    this.capacity = capacity;
    this.recentCapacity = recentCapacity;
  }

  /// Takes one event. Allocates only to grow.
  ///
  /// @throws IllegalStateException if an event was left out
  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    if (firstSeq == 0) {
      firstSeq = seq;
    } else if (seq != lastSeq + 1) {
      throw new IllegalStateException("event out of order (seq " + seq + " after " + lastSeq + ")");
    }
    lastSeq = seq;
    identities.observe(type, pid, detail);
    if (type == EventType.INIT_FAILED) {
      failedInits.put(pid, seq);
    }
    if (columns.size() < capacity && recent == null) {
      columns.add(timeNanos, type, pid, other, cause, detail);
    } else {
      RecentEvents ring = roomForOneMore(seq);
      ring.add(timeNanos, type, pid, other, cause, detail);
      if (isLifeAndDeath(EventRole.of(type, detail), type, pid)) {
        ring.keepWithCauses(seq);
      }
    }
  }

  /// Returns how many events are here; their positions are 0 to this, exclusive.
  ///
  /// Past the capacity positions of recent events change as the run goes on; their `seq` does not.
  public int size() {
    return columns.size() + (recent == null ? 0 : recent.size());
  }

  /// Returns how many events the run had, those that were dropped included.
  long eventsSeen() {
    return firstSeq == 0 ? 0 : lastSeq - firstSeq + 1;
  }

  /// Tells whether every event of the run is here.
  public boolean isComplete() {
    return eventsSeen() == size();
  }

  /// Returns the position of the event with this `seq`, or -1 if it is not here.
  public int indexOf(long seq) {
    if (firstSeq == 0 || seq < firstSeq || seq > lastSeq) {
      return -1;
    }
    if (seq - firstSeq < dense()) {
      return (int) (seq - firstSeq);
    }
    if (recent != null && seq >= recent.first()) {
      return columns.size() + (int) (seq - recent.first());
    }
    int found = Arrays.binarySearch(sparseSeqs, 0, columns.size() - dense(), seq);
    return found < 0 ? -1 : dense() + found;
  }

  /// Returns the position of the last event here with this `seq` or a lower one; -1 if there is
  /// none.
  public int indexAtOrBefore(long seq) {
    int exact = indexOf(seq);
    return exact >= 0 ? exact : Bisection.first(0, size(), index -> seq(index) > seq) - 1;
  }

  /// Returns the position of the event with which the init of a process failed or ignored; -1 if it
  /// did not.
  public int indexOfFailedInit(int pid) {
    Long seq = failedInits.get(pid);
    return seq == null ? -1 : indexOf(seq);
  }

  /// Returns how many of the events here happened at or before a time.
  public int countUntil(long timeNanos) {
    return Bisection.first(0, size(), index -> timeNanos(index) > timeNanos);
  }

  public long seq(int index) {
    if (index < dense()) {
      return firstSeq + index;
    }
    RecentEvents ring = ringOf(index);
    return ring == null ? sparseSeqs[index - dense()] : recentSeq(ring, index);
  }

  public long timeNanos(int index) {
    RecentEvents ring = ringOf(index);
    return ring == null ? columns.timeNanos(index) : ring.timeNanos(recentSeq(ring, index));
  }

  public EventType type(int index) {
    RecentEvents ring = ringOf(index);
    return ring == null ? columns.type(index) : ring.type(recentSeq(ring, index));
  }

  /// Returns the part that the event at a position plays.
  public EventRole role(int index) {
    return EventRole.of(type(index), detail(index));
  }

  public int pid(int index) {
    RecentEvents ring = ringOf(index);
    return ring == null ? columns.pid(index) : ring.pid(recentSeq(ring, index));
  }

  public int other(int index) {
    RecentEvents ring = ringOf(index);
    return ring == null ? columns.other(index) : ring.other(recentSeq(ring, index));
  }

  public long cause(int index) {
    RecentEvents ring = ringOf(index);
    return ring == null ? columns.cause(index) : ring.cause(recentSeq(ring, index));
  }

  public @Nullable Digested detail(int index) {
    RecentEvents ring = ringOf(index);
    return ring == null ? columns.detail(index) : ring.detail(recentSeq(ring, index));
  }

  /// Returns the event at a position as a value.
  public TraceEvent event(int index) {
    return new TraceEvent(
        seq(index),
        timeNanos(index),
        type(index),
        pid(index),
        other(index),
        cause(index),
        detail(index));
  }

  /// Returns who has this pid, or null if no process of the run had it.
  public Detail.@Nullable Identity identity(int pid) {
    return identities.get(pid);
  }

  /// Returns who the processes of the run are.
  public Identities identities() {
    return identities;
  }

  private boolean isLifeAndDeath(EventRole role, EventType type, int pid) {
    if (role.isTraffic()) {
      return false;
    }
    if (type == EventType.LIBRARY && role == EventRole.FAILURE) {
      return true;
    }
    Detail.Identity identity = identities.get(pid);
    return identity == null || !identity.kind().isArrival();
  }

  private RecentEvents roomForOneMore(long seq) {
    if (recent == null) {
      recent = new RecentEvents(recentCapacity, seq);
    }
    if (recent.isFull()) {
      if (recent.isOldestKept()) {
        settle(recent);
      }
      recent.removeOldest();
    }
    return recent;
  }

  /// Moves the oldest recent event into the columns.
  private void settle(RecentEvents ring) {
    long seq = ring.first();
    int slot = columns.size() - dense();
    if (slot == sparseSeqs.length) {
      sparseSeqs = Arrays.copyOf(sparseSeqs, Math.max(1024, slot * 2));
    }
    sparseSeqs[slot] = seq;
    columns.add(
        ring.timeNanos(seq),
        ring.type(seq),
        ring.pid(seq),
        ring.other(seq),
        ring.cause(seq),
        ring.detail(seq));
  }

  private int dense() {
    return Math.min(capacity, columns.size());
  }

  private @Nullable RecentEvents ringOf(int index) {
    if (recent == null || index < columns.size()) {
      return null;
    }
    if (index >= size()) {
      throw new IndexOutOfBoundsException(index);
    }
    return recent;
  }

  private long recentSeq(RecentEvents ring, int index) {
    return ring.first() + (index - columns.size());
  }
}
