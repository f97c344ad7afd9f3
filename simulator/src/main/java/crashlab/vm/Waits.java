package crashlab.vm;

import crashlab.kernel.EventQueue;
import crashlab.kernel.Nanos;
import org.jspecify.annotations.Nullable;

/// What processes wait for: any message, the one under a reference, or time; and how they take
/// messages from their mailboxes. Allocates nothing for a wait.
///
/// A process has one timer slot. A new deadline is put into the slot; only one that is nearer than
/// the slot's event needs an event of its own, so that calls which are answered in time cost none.
public final class Waits {
  private final ErlangNode node;
  private final EventQueue queue;
  private final ProcessTable processes;

  Waits(ErlangNode node, EventQueue queue, ProcessTable processes) {
    this.node = node;
    this.queue = queue;
    this.processes = processes;
  }

  /// The process waits for a message of any kind.
  public void awaitMessage(ErlangProcess process) {
    await(process, 0, true, Long.MAX_VALUE);
  }

  /// The process waits for a message of any kind for `nanos` at most; see
  /// [ErlangProcess#takeTimeout].
  public void awaitMessage(ErlangProcess process, long nanos) {
    await(process, 0, true, nanos);
  }

  /// The process waits for a message under `ref`, which [#takeMatched] gives; others stay in the
  /// mailbox.
  public void awaitRef(ErlangProcess process, long ref, long nanos) {
    await(process, ref, false, nanos);
  }

  /// The process waits for time to pass, `Long.MAX_VALUE` for ever; messages do not wake it.
  public void sleep(ErlangProcess process, long nanos) {
    boolean forEver = nanos == Long.MAX_VALUE;
    await(process, 0, false, forEver ? nanos : NodeCores.slowed(process, nanos));
  }

  private void await(ErlangProcess process, long ref, boolean anyMessage, long nanos) {
    process.status = ErlangProcess.Status.WAITING;
    process.wakesOnMessage = anyMessage;
    process.timedOut = false;
    RareState wait = process.rare;
    if (wait == null) {
      if (ref == 0 && nanos == Long.MAX_VALUE) {
        return;
      }
      wait = process.rare();
    }
    wait.waitRef = ref;
    Affliction affliction = process.afflictionIfAny();
    if (affliction != null) {
      affliction.ranOutSuspended = false;
      if (affliction.pendingCrash != null && strike(process, affliction)) {
        return;
      }
    }
    setDeadline(process, wait, Nanos.sum(queue.nowNanos(), nanos));
    if (ref != 0 && wait.matched != null) {
      node.wake(process); // it came while the process did something else
    }
  }

  private void setDeadline(ErlangProcess process, RareState wait, long deadlineNanos) {
    wait.deadlineNanos = deadlineNanos;
    if (deadlineNanos < wait.timerAtNanos) {
      wait.timerAtNanos = deadlineNanos;
      queue.schedule(
          deadlineNanos, node.entries() | QueueEntry.TIMER, process.slot, process.number);
    }
  }

  /// The instant at which a wait of `nanos` that begins now, in one piece or several, is over; to
  /// be given to [#leftNanos].
  public long deadline(ErlangProcess process, long nanos) {
    return Nanos.sum(queue.nowNanos() - pausedNanos(process), nanos);
  }

  /// How much is left of a wait, without the time that the process stood still since;
  /// [Long#MAX_VALUE] for one without end.
  public long leftNanos(ErlangProcess process, long deadline) {
    return deadline == Long.MAX_VALUE
        ? deadline
        : Nanos.sum(deadline, pausedNanos(process)) - queue.nowNanos();
  }

  private static long pausedNanos(ErlangProcess process) {
    Affliction affliction = process.afflictionIfAny();
    return affliction == null ? 0 : affliction.pausedNanos;
  }

  /// A process is suspended: the time limit of its wait stands still, since OTP 28.
  void pause(ErlangProcess process) {
    if (!node.release().pausesReceives()) {
      return;
    }
    RareState wait = process.rare();
    Affliction affliction = process.affliction();
    affliction.pausedAtNanos = queue.nowNanos();
    if (wait.deadlineNanos != ErlangProcess.NEVER) {
      affliction.leftNanos = wait.deadlineNanos - queue.nowNanos();
      wait.deadlineNanos = ErlangProcess.NEVER;
    }
  }

  /// A suspended process is resumed: so is the time limit of its wait.
  void goOn(ErlangProcess process) {
    if (!node.release().pausesReceives()) {
      return;
    }
    Affliction affliction = process.affliction();
    affliction.pausedNanos += queue.nowNanos() - affliction.pausedAtNanos;
    if (affliction.leftNanos >= 0) {
      setDeadline(process, process.rare(), Nanos.sum(queue.nowNanos(), affliction.leftNanos));
      affliction.leftNanos = -1;
    }
  }

  /// A process with an injected failure waits: it is woken to fail there, unless it has to end what
  /// it has begun. Tells whether it is.
  boolean strike(ErlangProcess process, Affliction affliction) {
    if (!process.program.mayFailWaiting()) {
      return false;
    }
    affliction.struckWaiting = true;
    node.wake(process);
    return true;
  }

  /// Makes messages under `ref` come to [#takeMatched] from now on, though the process runs on.
  public void expect(ErlangProcess process, long ref) {
    process.rare().waitRef = ref;
  }

  /// Takes the oldest message that came under the awaited ref, or null. The caller gives it back.
  /// Where the time ran out while the process was suspended it is null once, whatever has come.
  public @Nullable Message takeMatched(ErlangProcess process) {
    RareState wait = process.rare;
    if (process.isTimeoutFirst()) {
      process.affliction().ranOutSuspended = false;
      return null;
    }
    Message message = wait == null ? null : wait.matched;
    if (wait != null && message != null) {
      wait.matched = message.next;
      if (wait.matched == null) {
        wait.lastMatched = null;
      }
      message.next = null;
    }
    return message;
  }

  /// Tells whether a message has come under the awaited ref.
  public boolean hasMatched(ErlangProcess process) {
    RareState wait = process.rare;
    return wait != null && wait.matched != null;
  }

  /// Ends a wait for a ref: later messages under it are ordinary ones, those not taken are dropped.
  public void endWait(ErlangProcess process) {
    process.timedOut = false;
    RareState wait = process.rare;
    if (wait == null) {
      return;
    }
    wait.waitRef = 0;
    wait.deadlineNanos = ErlangProcess.NEVER;
    Affliction affliction = process.afflictionIfAny();
    if (affliction != null) {
      affliction.ranOutSuspended = false;
    }
    for (Message m = wait.matched; m != null; m = wait.matched) {
      wait.matched = m.next;
      m.next = null;
      node.recycle(m);
    }
    wait.lastMatched = null;
  }

  /// The oldest message in the mailbox of the process whose turn it is, or null.
  ///
  /// Asserts that it is its turn.
  public @Nullable Message firstMessage(ErlangProcess self) {
    node.requireTurnOf(self);
    return self.firstMessage;
  }

  /// Returns the oldest message that `reader` has not said to have no use for, or null. What a
  /// reader takes may depend on nothing but the message.
  public @Nullable Message firstUnseen(ErlangProcess process, Object reader) {
    return Mailbox.firstUnseen(process, reader);
  }

  /// Notes that `reader` has no use for a message of the mailbox, nor for any before it.
  public void setSeen(ErlangProcess process, Object reader, Message message) {
    Mailbox.setSeen(process, reader, message);
  }

  /// Takes a message out of the mailbox of its receiver.
  public void take(ErlangProcess process, Message message) {
    Mailbox.remove(process, message);
    node.touch(process);
    node.hasLeft(message);
  }

  /// Tells whether an EXIT from `from` may have come to a process: it has ended, or has sent exit
  /// signals on its own.
  public boolean mayHaveExitFrom(ErlangProcess from) {
    return !from.isAlive() || from.hasSentExits();
  }

  /// Takes the oldest EXIT from a process that has ended out of the mailbox, or returns null.
  ///
  /// There is one at most, which came lately, unless that process sent exit signals on its own: the
  /// search begins at the end where it can.
  public @Nullable Message takeExit(ErlangProcess process, ErlangProcess from) {
    boolean oldestFirst = from.node != node || from.hasSentExits();
    Message m = oldestFirst ? process.firstMessage : process.lastMessage;
    while (m != null) {
      if (m.kind == Message.Kind.EXIT && m.sender == from) {
        take(process, m);
        return m;
      }
      m = oldestFirst ? m.next : m.previous;
    }
    return null;
  }

  /// The time of a process's timer has come while its node stands still. Tells whether it still has
  /// one for now, which [#fireLate] fires.
  boolean isMissed(int slot, long number) {
    ErlangProcess process = processes.at(slot);
    if (process == null || process.number != number) {
      return false;
    }
    RareState wait = process.rare();
    boolean isForNow = wait.timerAtNanos == queue.nowNanos();
    if (isForNow) {
      wait.timerAtNanos = ErlangProcess.NEVER;
    }
    return isForNow;
  }

  /// The node goes on.
  void fireLate(int slot, long number) {
    ErlangProcess process = processes.at(slot);
    if (process != null && process.number == number) {
      process.rare().timerAtNanos = queue.nowNanos();
      queue.schedule(queue.nowNanos(), node.entries() | QueueEntry.TIMER, slot, number);
    }
  }

  /// The timer of a process fires, if it still has one for now.
  void timerFires(int slot, long number) {
    ErlangProcess process = processes.at(slot);
    if (process == null || process.number != number) {
      return; // of a process that ended
    }
    RareState wait = process.rare();
    if (wait.timerAtNanos != queue.nowNanos()) {
      return; // overtaken by a nearer one
    }
    wait.timerAtNanos = ErlangProcess.NEVER;
    if (wait.deadlineNanos > queue.nowNanos()) {
      if (wait.deadlineNanos != ErlangProcess.NEVER) {
        wait.timerAtNanos = wait.deadlineNanos;
        queue.schedule(wait.deadlineNanos, node.entries() | QueueEntry.TIMER, slot, number);
      }
      return;
    }
    wait.deadlineNanos = ErlangProcess.NEVER;
    process.timedOut = true;
    if (process.isPaused()) {
      process.affliction().ranOutSuspended = true;
    }
    if (process.status == ErlangProcess.Status.WAITING) {
      node.wake(process);
    }
  }
}
