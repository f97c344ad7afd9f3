package crashlab.vm;

import crashlab.otp.Term;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What observers from outside may ask about any process of a run, and what no process may ask
/// about another: see [LocalProcesses] for those of one node. Asking changes nothing.
public final class Inspection {
  private Inspection() {}

  public static boolean isAlive(ErlangProcess process) {
    return process.isAlive();
  }

  public static ErlangProcess.Status status(ErlangProcess process) {
    return process.status;
  }

  public static boolean isSuspended(ErlangProcess process) {
    return process.isSuspended();
  }

  /// Tells whether its init is not over yet.
  public static boolean isStarting(ErlangProcess process) {
    return process.isStarting();
  }

  /// Tells whether it waits for the answer to a call, or for a task.
  public static boolean isWaitingForAnswer(ErlangProcess process) {
    RareState rare = process.rare;
    return process.status == ErlangProcess.Status.WAITING && rare != null && rare.waitRef > 0;
  }

  /// Tells whether it waits for its next message, with nothing in hand.
  public static boolean isIdle(ErlangProcess process) {
    return process.status == ErlangProcess.Status.WAITING && process.program.isIdle(process);
  }

  /// Tells whether it waits for something in the middle of its work, and no time limit is set.
  public static boolean waitsWithoutLimit(ErlangProcess process) {
    RareState rare = process.rare;
    boolean limited = rare != null && rare.deadlineNanos != ErlangProcess.NEVER;
    return process.status == ErlangProcess.Status.WAITING && !limited && !isIdle(process);
  }

  public static Program program(ErlangProcess process) {
    return process.program;
  }

  /// Why it ended; null while it lives.
  public static @Nullable Term exitReason(ErlangProcess process) {
    return process.exitReason;
  }

  /// Tells whether a process has ever held the name.
  public static boolean wasHeld(NameSlot name) {
    return name.wasHeld;
  }

  /// How many messages wait.
  public static int mailboxSize(ErlangProcess process) {
    return process.waiting;
  }

  /// The oldest message that waits, or null.
  public static @Nullable Message firstMessage(ErlangProcess process) {
    return process.firstMessage;
  }

  /// The process registered under a name, or null.
  public static @Nullable ErlangProcess holder(NameSlot name) {
    return name.holder;
  }

  /// Walks the processes that a process is linked to.
  public static void forEachLink(ErlangProcess process, Consumer<ErlangProcess> action) {
    for (Link link = process.firstLink; link != null; link = link.nextOf(process)) {
      action.accept(link.peerOf(process));
    }
  }

  /// Walks the processes that it monitors.
  public static void forEachMonitored(ErlangProcess process, Consumer<ErlangProcess> action) {
    RareState rare = process.rare;
    for (Monitor m = rare == null ? null : rare.firstMonitor; m != null; m = m.nextOfWatcher) {
      if (m.watched != null) {
        action.accept(m.watched);
      }
    }
  }

  /// Walks the processes that monitor it.
  public static void forEachWatcher(ErlangProcess process, Consumer<ErlangProcess> action) {
    RareState rare = process.rare;
    for (Monitor m = rare == null ? null : rare.firstWatching; m != null; m = m.nextOfWatched) {
      if (!process.node.remoteSignals().isForgotten(m)) {
        action.accept(m.watcher);
      }
    }
  }
}
