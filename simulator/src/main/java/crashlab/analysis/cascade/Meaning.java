package crashlab.analysis.cascade;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;

/// What an event means to somebody who asks what went wrong in a run. The story, the cascades, the
/// marks of the scrubber and the ways through time all go by this.
public enum Meaning {
  /// Something went wrong: a fault struck, an init, a start or a call failed, a process ended as
  /// nobody meant it to, a supervisor gave up, the virtual machine died.
  FAILURE,
  /// A supervisor decided how it goes on.
  DECISION,
  /// A process, or the application, ended as it was meant to, for a reason that others may act on.
  END,
  /// A failure or an end made itself felt elsewhere.
  CONSEQUENCE,
  /// It has nothing to do with failures, or only with those of arrivals of a load: these have
  /// figures of their own.
  NONE;

  /// Returns what the event at a position of the log means.
  public static Meaning of(TraceLog log, int index) {
    Meaning meaning = ofAnybody(log, index);
    return meaning != NONE && isOfALoad(log, index) && !reachesOthers(log, index) ? NONE : meaning;
  }

  private static Meaning ofAnybody(TraceLog log, int index) {
    return switch (log.role(index)) {
      case FAULT -> FAILURE;
      case FAILURE -> isConsequence(log, index) ? CONSEQUENCE : FAILURE;
      case DECISION -> log.type(index) == EventType.SUPERVISOR_GIVE_UP ? FAILURE : DECISION;
      case STOP -> log.type(index) == EventType.VM_DIED ? FAILURE : END;
      case END -> end(log, index);
      case NOTICE, RESCUE -> CONSEQUENCE;
      case START, TERMINATION, SENDING, RECEIPT, TURN, SIGNAL, LINK, MONITOR -> NONE;
      case NOTE -> isOfAnOwnersEnd(log, index) || Landmarks.isOne(log, index) ? CONSEQUENCE : NONE;
      case ORDER, REPORT, RETURN, STANDSTILL, WORK, ARRIVAL -> NONE;
    };
  }

  /// Whether it is the failure of something that outlives the process, such as what others
  /// attached.
  private static boolean reachesOthers(TraceLog log, int index) {
    return log.role(index) == EventRole.FAILURE && log.type(index) == EventType.LIBRARY;
  }

  /// Whether what a process owned goes to another with its end, or is lost.
  private static boolean isOfAnOwnersEnd(TraceLog log, int note) {
    int cause = log.indexOf(log.cause(note));
    return log.type(note) == EventType.LIBRARY
        && cause >= 0
        && log.role(cause) == EventRole.END
        && log.pid(cause) == log.pid(note);
  }

  private static boolean isOfALoad(TraceLog log, int index) {
    Detail.Identity identity = log.identity(log.pid(index));
    return identity != null && identity.kind().isArrival();
  }

  /// Whether it is an init that ignored, or a start that failed since the init did, which has said
  /// so itself.
  private static boolean isConsequence(TraceLog log, int failure) {
    EventType type = log.type(failure);
    boolean ignored =
        type == EventType.INIT_FAILED
            && log.detail(failure) instanceof Atom atom
            && atom.name().equals("ignore");
    return ignored || isSaidByTheChild(log, failure);
  }

  /// Whether it is a start that failed with the process it made.
  static boolean isSaidByTheChild(TraceLog log, int index) {
    return log.type(index) == EventType.SUPERVISOR_START_FAILED && log.other(index) != 0;
  }

  /// A normal end matters only if it brings something about.
  private static Meaning end(TraceLog log, int exit) {
    if (!(log.detail(exit) instanceof Term reason) || reason.equals(ExitReason.NORMAL)) {
      return NONE;
    }
    return ExitReason.isOrderly(reason) && !isTakenAlong(log, exit) ? END : FAILURE;
  }

  /// Whether a process ended by a link to one that is no supervisor: nobody meant it to.
  private static boolean isTakenAlong(TraceLog log, int exit) {
    int signal = log.indexOf(log.cause(exit));
    return signal >= 0 && log.type(signal) == EventType.EXIT_SIGNAL && isOfAnEnd(log, exit);
  }

  /// Whether a process ended since word came to it that one ended which is no supervisor.
  static boolean isOfAnEnd(TraceLog log, int exit) {
    int signal = log.indexOf(log.cause(exit));
    int source = signal < 0 ? -1 : log.indexOf(log.cause(signal));
    if (source < 0 || log.role(source) != EventRole.END) {
      return false;
    }
    Detail.Identity ended = log.identity(log.pid(source));
    return ended == null || !ended.kind().supervises();
  }
}
