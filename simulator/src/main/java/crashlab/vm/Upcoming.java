package crashlab.vm;

import crashlab.kernel.EventQueue;
import org.jspecify.annotations.Nullable;

/// The events of a run that are still to happen, in their order: those of the queue, and up to two
/// that are kept beside it. Allocates nothing.
///
/// Ends of busy stretches and arrivals from other nodes that come before all that is in the queue
/// do not go there. What is put into the queue later, for the same instant, happens after them; so
/// the order is that of the queue. With one scheduler or two, most stretches end like this.
final class Upcoming {
  final EventQueue queue = new EventQueue();

  /// How many processes of all nodes stand in a run queue.
  int ready;

  private @Nullable Expected nearest;
  private int nearestSubject;
  private long nearestArgument;
  private long nearestNanos = Long.MAX_VALUE;

  /// What comes after the nearest one; there is none without a nearest one.
  private @Nullable Expected second;

  private int secondSubject;
  private long secondArgument;
  private long secondNanos;

  /// Whom something happens to that may be kept beside the queue.
  sealed interface Expected permits Schedulers, Channel {
    /// The kind, for the queue, with what the entries of its node have in common.
    int entry();

    /// The time has come.
    void happens(int subject, long argument);
  }

  /// The time of the next event; [Long#MAX_VALUE] if none is left.
  long nextNanos() {
    return Math.min(nearestNanos, queue.nextTimeNanos());
  }

  /// Moves the clock forward if nothing is due before `timeNanos` or at it, and tells whether it
  /// did.
  boolean advanceFreely(long timeNanos) {
    return timeNanos < nearestNanos && queue.advanceFreely(timeNanos);
  }

  /// Something is to happen at a time.
  void schedule(long timeNanos, Expected to, int subject, long argument) {
    if (second != null || timeNanos >= queue.nextTimeNanos()) {
      queue.schedule(timeNanos, to.entry(), subject, argument);
    } else if (timeNanos < nearestNanos) {
      second = nearest;
      secondSubject = nearestSubject;
      secondArgument = nearestArgument;
      secondNanos = nearestNanos;
      nearest = to;
      nearestSubject = subject;
      nearestArgument = argument;
      nearestNanos = timeNanos;
    } else {
      second = to;
      secondSubject = subject;
      secondArgument = argument;
      secondNanos = timeNanos;
    }
  }

  /// Lets the nearest one beside the queue happen, if that is the next event.
  boolean happenBesideQueue() {
    Expected to = nearest;
    if (to == null || nearestNanos > queue.nextTimeNanos()) {
      return false;
    }
    int subject = nearestSubject;
    long argument = nearestArgument;
    if (!queue.advanceFreely(nearestNanos)) { // which is all that it takes as a rule
      queue.advanceTo(nearestNanos);
    }
    moveUp();
    to.happens(subject, argument);
    return true;
  }

  private void moveUp() {
    nearest = second;
    if (second == null) {
      nearestNanos = Long.MAX_VALUE;
    } else {
      nearestSubject = secondSubject;
      nearestArgument = secondArgument;
      nearestNanos = secondNanos;
      second = null;
    }
  }
}
