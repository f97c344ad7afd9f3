package crashlab.simulation;

import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;

/// What a process is about at one instant, for observers.
public enum Standing {
  /// Its init is not over.
  STARTING,
  /// Waits for its next message, with nothing in hand.
  IDLE,
  /// Wants to run; all schedulers have other work.
  READY,
  /// Has a scheduler.
  RUNNING,
  /// Waits for the answer to a call or for a task.
  CALLING,
  /// Waits in the middle of its work: sleeps, or, a supervisor, for the start or end of a child.
  WAITING,
  /// A suspended process runs nothing, whatever it has to do.
  SUSPENDED,
  ENDED;

  static Standing of(ErlangProcess process) {
    if (!Inspection.isAlive(process)) {
      return ENDED;
    }
    if (Inspection.isSuspended(process)) {
      return SUSPENDED;
    }
    if (Inspection.isStarting(process)) {
      return STARTING;
    }
    return switch (Inspection.status(process)) {
      case RUNNING -> RUNNING;
      case READY -> READY;
      case WAITING -> waiting(process);
      case ENDED -> ENDED;
    };
  }

  private static Standing waiting(ErlangProcess process) {
    if (Inspection.isWaitingForAnswer(process)) {
      return CALLING;
    }
    return Inspection.isIdle(process) ? IDLE : WAITING;
  }
}
