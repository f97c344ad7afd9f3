package crashlab.vm;

import crashlab.kernel.EventQueue;
import org.jspecify.annotations.Nullable;

/// The events of a run that are still to happen, in their order: those of the queue, and the ends
/// of up to two busy stretches that are kept beside it. Allocates nothing.
///
/// The end of a stretch that comes before all that is in the queue does not go there. What is put
/// into the queue later, for the same instant, happens after it; so the order is that of the queue.
/// With one scheduler or two, most stretches end like this.
final class Upcoming {
  final EventQueue queue = new EventQueue();
  private @Nullable Schedulers nearestOf;
  private int nearestScheduler;
  private long nearestEpoch;
  private long nearestNanos = Long.MAX_VALUE;

  /// The stretch that ends after the nearest one; there is none without a nearest one.
  private @Nullable Schedulers secondOf;

  private int secondScheduler;
  private long secondEpoch;
  private long secondNanos;

  /// The time of the next event; [Long#MAX_VALUE] if none is left.
  long nextNanos() {
    return Math.min(nearestNanos, queue.nextTimeNanos());
  }

  /// Moves the clock forward if nothing is due before `timeNanos` or at it, and tells whether it
  /// did.
  boolean advanceFreely(long timeNanos) {
    return timeNanos < nearestNanos && queue.advanceFreely(timeNanos);
  }

  /// A busy stretch of a scheduler is to end at `end`.
  void scheduleEnd(long end, Schedulers of, int scheduler, long epoch) {
    if (secondOf != null || end >= queue.nextTimeNanos()) {
      queue.schedule(end, of.entries() | QueueEntry.SLICE, scheduler, epoch);
    } else if (end < nearestNanos) {
      secondOf = nearestOf;
      secondScheduler = nearestScheduler;
      secondEpoch = nearestEpoch;
      secondNanos = nearestNanos;
      nearestOf = of;
      nearestScheduler = scheduler;
      nearestEpoch = epoch;
      nearestNanos = end;
    } else {
      secondOf = of;
      secondScheduler = scheduler;
      secondEpoch = epoch;
      secondNanos = end;
    }
  }

  /// Ends the stretch that is the nearest beside the queue, if that is the next event.
  boolean endNearestStretch() {
    Schedulers of = nearestOf;
    if (of == null || nearestNanos > queue.nextTimeNanos()) {
      return false;
    }
    int scheduler = nearestScheduler;
    long epoch = nearestEpoch;
    if (!queue.advanceFreely(nearestNanos)) { // which is all that it takes as a rule
      queue.advanceTo(nearestNanos);
    }
    moveUp();
    of.stretchEnds(scheduler, epoch);
    return true;
  }

  private void moveUp() {
    nearestOf = secondOf;
    if (secondOf == null) {
      nearestNanos = Long.MAX_VALUE;
    } else {
      nearestScheduler = secondScheduler;
      nearestEpoch = secondEpoch;
      nearestNanos = secondNanos;
      secondOf = null;
    }
  }
}
