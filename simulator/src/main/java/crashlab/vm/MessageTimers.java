package crashlab.vm;

import crashlab.kernel.EventQueue;
import crashlab.kernel.Nanos;
import crashlab.trace.EventType;
import org.jspecify.annotations.Nullable;

/// Messages that are sent after a time, to a pid or to whoever holds a name then.
///
/// Source: OTP erlang manual, `send_after/3`.
public final class MessageTimers {
  private final ErlangNode node;
  private final EventQueue queue;
  private TimerTable timers = new TimerTable();

  /// Whether any timer ever stood still: the others look no further.
  private boolean haveStoodStill;

  MessageTimers(ErlangNode node, EventQueue queue) {
    this.node = node;
    this.queue = queue;
  }

  /// Forgets all timers.
  void clear() {
    timers = new TimerTable();
  }

  /// Sends `message` after `nanos` to a process or to the holder that a name has then, of this
  /// node.
  ///
  /// @throws IllegalArgumentException if the receiver is one of another node
  public void sendAfter(long nanos, Message message, Destination addressee) {
    if (addressee.node() != node) {
      throw new IllegalArgumentException("receiver (" + addressee + ") is one of another node");
    }
    message.addressee = addressee;
    int index = timers.again(message);
    if (index == TimerTable.NONE) {
      index = timers.add(message);
    }
    if (haveStoodStill && addressee instanceof ErlangProcess process && process.isPaused()) {
      paused(process).add(nanos, index, message.cause);
    } else {
      schedule(nanos, index, message.cause);
    }
    if (timers.message(index) != message) {
      message.addressee = null;
      node.recycle(message);
    }
  }

  private void schedule(long nanos, int index, long cause) {
    queue.schedule(Nanos.sum(queue.nowNanos(), nanos), entry(), index, cause);
  }

  private int entry() {
    return node.entries() | QueueEntry.SEND_AFTER;
  }

  private static PausedTimers paused(ErlangProcess process) {
    Affliction affliction = process.affliction();
    PausedTimers paused = affliction.timers;
    if (paused == null) {
      paused = new PausedTimers();
      affliction.timers = paused;
    }
    return paused;
  }

  /// A process is suspended: the timers that send to its pid stand still, since OTP 29.
  void pause(ErlangProcess process) {
    if (!node.release().pausesTimers()) {
      return;
    }
    haveStoodStill = true;
    PausedTimers paused = paused(process);
    paused.beginToStop();
    queue.forEach((timeNanos, kind, index, cause) -> {
      if (kind == entry() && timers.message(index).addressee == process) {
        paused.stop(timeNanos, queue.nowNanos(), index, cause);
      }
    });
  }

  /// A suspended process is resumed, and so are they.
  void goOn(ErlangProcess process) {
    Affliction affliction = process.affliction();
    if (affliction.timers != null) {
      affliction.timers.goOn(this::schedule);
    }
  }

  /// The time of a timer has come while its node stands still. Tells whether it is to fire at all,
  /// which [#fireLate] brings about.
  boolean isMissed(int index, long cause) {
    return !haveStoodStill || !wasLeftBehind(timers.message(index), index, cause);
  }

  /// The node goes on.
  void fireLate(int index, long cause) {
    schedule(0, index, cause);
  }

  private boolean wasLeftBehind(Message message, int index, long cause) {
    Affliction affliction =
        message.addressee instanceof ErlangProcess process ? process.afflictionIfAny() : null;
    PausedTimers paused = affliction == null ? null : affliction.timers;
    return paused != null && paused.wasLeftBehind(queue.nowNanos(), index, cause);
  }

  /// The timer of a number fires.
  void fires(int index, long cause) {
    Message kept = timers.message(index);
    if (haveStoodStill && wasLeftBehind(kept, index, cause)) {
      return;
    }
    ErlangProcess receiver = receiverOf(kept);
    Message message = kept;
    if (timers.last(index)) {
      message.addressee = null;
      message.cause = cause;
    } else {
      message = node.message(kept.kind, kept.sender, kept.payload, cause, kept.ref);
      message.extra = kept.extra;
    }
    if (receiver == null || !receiver.isAlive()) {
      node.recycle(message);
      return;
    }
    if (message.kind == Message.Kind.INFO) {
      message.cause =
          node.emit(EventType.TIMER, message.sender, receiver, message.cause, message.payload);
    }
    node.deliver(receiver, message);
  }

  private static @Nullable ErlangProcess receiverOf(Message message) {
    return switch (message.addressee) {
      case null -> null;
      case ErlangProcess process -> process;
      case NameSlot name -> name.holder;
    };
  }
}
