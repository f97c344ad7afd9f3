package crashlab.vm;

import crashlab.kernel.EventQueue;
import org.jspecify.annotations.Nullable;

/// The events of a run that are still to happen, in their order: those of the queue, and the end of
/// a busy stretch that is kept beside it. Allocates nothing.
///
/// The end of a stretch that comes before all that is in the queue does not go there. What is put
/// into the queue later, for the same instant, happens after it; so the order is that of the queue.
/// With one scheduler most stretches end like this.
final class Upcoming {
  final EventQueue queue = new EventQueue();
  private @Nullable Schedulers nearestOf;
  private int nearestScheduler;
  private long nearestEpoch;
  private long nearestNanos = Long.MAX_VALUE;

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
    if (nearestOf == null && end < queue.nextTimeNanos()) {
      nearestOf = of;
      nearestScheduler = scheduler;
      nearestEpoch = epoch;
      nearestNanos = end;
    } else {
      queue.schedule(end, of.entries() | QueueEntry.SLICE, scheduler, epoch);
    }
  }

  /// Ends the stretch that is kept beside the queue, if that is the next event.
  boolean endNearestStretch() {
    Schedulers of = nearestOf;
    if (of == null || nearestNanos > queue.nextTimeNanos()) {
      return false;
    }
    nearestOf = null;
    queue.advanceTo(nearestNanos);
    nearestNanos = Long.MAX_VALUE;
    of.stretchEnds(nearestScheduler, nearestEpoch);
    return true;
  }
}
