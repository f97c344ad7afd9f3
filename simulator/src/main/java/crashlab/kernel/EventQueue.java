package crashlab.kernel;

import java.util.Locale;

/// The events still to happen, earliest first; those of one instant in scheduling order.
///
/// An event is four numbers that mean something only to the caller: its time, a kind, a subject and
/// an argument. Taking one moves the clock to it, and the clock never goes back. Allocates only to
/// grow. Scheduling and taking cost the same whether a hundred or a million events are pending.
public final class EventQueue {
  /*
   * A pending event is in one of three places:
   * - in `sorted`, if it was among the nearest: all at or before `sortedUpToNanos` but the following;
   * - in the list DUE of the chunks, if it was scheduled for the instant at which the clock stood, or
   *   belongs to an instant of very many events: it happens now, after those of now in `sorted`;
   * - in `buckets`, all after `sortedUpToNanos`, from where it comes to the others in time.
   * So no event of now is in the buckets, and a set of few events is in `sorted` as a whole. Events
   * of one time keep their order in each place, and move from place to place together; that makes
   * the order total without a sequence number.
   */
  private static final int DUE = EventBuckets.LISTS;
  private static final int FEW = 48; // sorting more costs more than spreading them
  private static final int SCANTY = 16; // fewer are topped up from the next bucket
  private static final long UNKNOWN = -1;

  private final EventChunks chunks = new EventChunks(EventBuckets.LISTS + 1);
  private final EventBuckets buckets = new EventBuckets(chunks);
  private final SortedEvents sorted = new SortedEvents();
  private int size;
  private int dueSlot;
  private long sortedUpToNanos = Long.MAX_VALUE;
  private long bucketsNextNanos = UNKNOWN; // if known, the earliest time in the buckets
  private long nextNanos = Long.MAX_VALUE; // if known, the earliest time of all; else UNKNOWN
  private long nowNanos;
  private long target;
  private long argument;

  /// Adds an event.
  ///
  /// @throws IllegalArgumentException if `timeNanos` is before [#nowNanos()]
  public void schedule(long timeNanos, int kind, int subject, long argument) {
    if (timeNanos < nowNanos) {
      throw inThePast(timeNanos, kind, subject, argument);
    }
    long packed = ((long) kind << 32) | (subject & 0xFFFF_FFFFL);
    if (timeNanos == nowNanos) {
      addDue(packed, argument);
    } else if (timeNanos <= sortedUpToNanos) {
      addSorted(timeNanos, packed, argument);
    } else {
      addLater(timeNanos, packed, argument);
    }
    if (timeNanos < nextNanos) {
      nextNanos = timeNanos;
    }
    size++;
  }

  /// Takes the earliest event and moves the clock to it; its parts are then read from [#kind()],
  /// [#subject()] and [#argument()]. Returns false, and changes nothing, if there is none.
  public boolean advance() {
    if (sorted.isEmpty() && chunks.isEmpty(DUE) && !refill()) {
      return false;
    }
    if (chunks.isEmpty(DUE) || (!sorted.isEmpty() && sorted.firstNanos() == nowNanos)) {
      nowNanos = sorted.firstNanos();
      target = sorted.firstTarget();
      argument = sorted.firstArgument();
      sorted.dropFirst();
    } else {
      target = chunks.target(dueSlot);
      argument = chunks.argument(dueSlot);
      dueSlot = chunks.drop(DUE, dueSlot);
    }
    nextNanos = UNKNOWN;
    size--;
    return true;
  }

  /// Moves the clock forward without taking an event.
  ///
  /// @throws IllegalArgumentException if that is before now, or if an event is due before it
  public void advanceTo(long timeNanos) {
    long next = nextTimeNanos();
    if (timeNanos < nowNanos || timeNanos > next) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "cannot move the clock (timeNanos %d, nowNanos %d, nextTimeNanos %d)",
              timeNanos,
              nowNanos,
              next));
    }
    if (timeNanos == next && sorted.isEmpty() && chunks.isEmpty(DUE)) {
      refill();
    }
    nowNanos = timeNanos;
  }

  /// Moves the clock forward if no event is due before `timeNanos` or at it, and tells whether it
  /// did. Allocates nothing.
  public boolean advanceFreely(long timeNanos) {
    if (timeNanos <= nowNanos || timeNanos >= nextTimeNanos()) {
      return false;
    }
    nowNanos = timeNanos;
    return true;
  }

  /// Returns the time of the earliest event, which stays; `Long.MAX_VALUE` if there is none.
  public long nextTimeNanos() {
    if (nextNanos == UNKNOWN) {
      nextNanos = earliestNanos();
    }
    return nextNanos;
  }

  private long earliestNanos() {
    if (!chunks.isEmpty(DUE)) {
      return nowNanos;
    }
    if (!sorted.isEmpty()) {
      return sorted.firstNanos();
    }
    if (buckets.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (bucketsNextNanos == UNKNOWN) {
      bucketsNextNanos = chunks.earliestNanos(buckets.earliest());
    }
    return bucketsNextNanos;
  }

  /// Returns the virtual time: that of the event taken last, or what [#advanceTo] made it.
  public long nowNanos() {
    return nowNanos;
  }

  /// Returns the kind of the event taken last; 0 before the first.
  public int kind() {
    return (int) (target >> 32);
  }

  /// Returns the subject of the event taken last; 0 before the first.
  public int subject() {
    return (int) target;
  }

  /// Returns the argument of the event taken last; 0 before the first.
  public long argument() {
    return argument;
  }

  /// Takes events as they lie, one after the other.
  public interface Visitor {
    void event(long timeNanos, int kind, int subject, long argument);
  }

  /// Shows every pending event to `visitor`, those of one instant in their order. Looks at all of
  /// them. The visitor must not schedule.
  public void forEach(Visitor visitor) {
    sorted.forEach(visitor);
    if (!chunks.isEmpty(DUE)) {
      chunks.forEach(DUE, dueSlot, visitor);
    }
    for (int bucket = 0; bucket < DUE; bucket++) {
      if (!chunks.isEmpty(bucket)) {
        chunks.forEach(bucket, chunks.firstSlot(bucket), visitor);
      }
    }
  }

  /// Returns how many events are pending.
  public int size() {
    return size;
  }

  private void addDue(long target, long argument) {
    boolean first = chunks.isEmpty(DUE);
    chunks.add(DUE, nowNanos, target, argument);
    if (first) {
      dueSlot = chunks.firstSlot(DUE);
    }
  }

  private void addSorted(long timeNanos, long target, long argument) {
    if (sorted.size() == SortedEvents.CAPACITY) {
      makeRoom();
      if (timeNanos > sortedUpToNanos) {
        addLater(timeNanos, target, argument);
        return;
      }
    }
    sorted.add(timeNanos, target, argument);
  }

  private void addLater(long timeNanos, long target, long argument) {
    if (timeNanos < bucketsNextNanos) {
      bucketsNextNanos = timeNanos;
    }
    buckets.add(timeNanos, target, argument);
  }

  /// Moves the later half of the sorted events to the buckets, though none of now.
  private void makeRoom() {
    if (buckets.isEmpty()) {
      buckets.startAt(nowNanos);
    }
    long cutNanos = Math.max(nowNanos + 1, sorted.middleNanos());
    sorted.moveTail(cutNanos, buckets);
    sortedUpToNanos = cutNanos - 1;
    bucketsNextNanos = UNKNOWN;
  }

  /// Brings the earliest events out of the buckets when nothing else is pending, and the clock to
  /// them. Returns false if there are none.
  private boolean refill() {
    if (buckets.isEmpty()) {
      return false;
    }
    bucketsNextNanos = UNKNOWN;
    int bucket = buckets.earliest();
    while (chunks.countUpTo(FEW, bucket) > FEW && !buckets.isInstant(bucket)) {
      buckets.spread(bucket);
      bucket = buckets.earliest();
    }
    if (chunks.countUpTo(FEW, bucket) <= FEW) {
      sort(bucket);
    } else {
      nowNanos = buckets.lastNanos(bucket);
      sortedUpToNanos = nowNanos;
      buckets.rename(bucket, DUE);
      dueSlot = chunks.firstSlot(DUE);
    }
    if (buckets.isEmpty()) {
      sortedUpToNanos = Long.MAX_VALUE;
    }
    return true;
  }

  private void sort(int bucket) {
    sortedUpToNanos = buckets.lastNanos(bucket);
    buckets.moveTo(sorted, bucket);
    nowNanos = sorted.firstNanos();
    buckets.moveBase(nowNanos);
    while (sorted.size() < SCANTY && !buckets.isEmpty()) {
      int next = buckets.earliest();
      if (chunks.countUpTo(SCANTY, next) > SCANTY) {
        return;
      }
      sortedUpToNanos = buckets.lastNanos(next);
      buckets.moveTo(sorted, next);
    }
  }

  private IllegalArgumentException inThePast(long timeNanos, int kind, int subject, long argument) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "event in the past (timeNanos %d, nowNanos %d, kind %d, subject %d, argument %d)",
            timeNanos,
            nowNanos,
            kind,
            subject,
            argument));
  }
}
