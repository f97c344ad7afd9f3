package crashlab.analysis.cascade;

import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.List;

/// Which causes belong to a failure, and where the story of one begins.
///
/// Every event has a cause, down to the start of the root supervisor. A failure begins later: at a
/// fault, at the message in whose handling something went wrong, or where a process did so by
/// itself.
public final class Causality {
  private static final List<EventType> CALL_BACKWARDS =
      List.of(EventType.REPLY, EventType.RECEIVE_CALL, EventType.CALL);

  private final TraceLog log;

  public Causality(TraceLog log) {
    this.log = log;
  }

  /// Returns the position of what brought the event at `index` about, or -1 if the failure that it
  /// belongs to begins with it.
  public int before(int index) {
    int failedInit = failedInitBefore(index);
    if (failedInit >= 0) {
      return failedInit;
    }
    int ownCall = ownCallBefore(index);
    int cause = log.indexOf(log.cause(ownCall >= 0 ? ownCall : index));
    return cause >= 0 && cause < index && belongs(index, cause) ? cause : -1;
  }

  /// Returns the position of the call whose reply this event is, or -1 if it is none.
  ///
  /// A process that got a reply goes on with what it was doing when it called: that, not what the
  /// server did, is where it comes from.
  private int ownCallBefore(int index) {
    if (log.type(index) != EventType.RECEIVE_REPLY) {
      return -1;
    }
    int at = index;
    for (EventType step : CALL_BACKWARDS) {
      at = log.indexOf(log.cause(at));
      if (at < 0 || log.type(at) != step) {
        return -1;
      }
    }
    return log.pid(at) == log.pid(index) ? at : -1;
  }

  private boolean belongs(int effect, int cause) {
    EventRole role = log.role(effect);
    if (role == EventRole.FAULT) {
      return false;
    }
    return switch (log.role(cause)) {
      case START -> belongsToStart(effect, cause);
      case ARRIVAL -> false;
      case SENDING, RECEIPT, TURN -> !role.isTraffic() || beginsACallback(role);
      case TERMINATION, END, STOP, SIGNAL, NOTICE, LINK, MONITOR, FAILURE, RESCUE -> true;
      case DECISION, ORDER, REPORT, RETURN, STANDSTILL, NOTE, WORK, FAULT -> true;
    };
  }

  /// A start belongs to what follows from it at once, and to what a supervisor makes of its
  /// failure.
  private boolean belongsToStart(int effect, int start) {
    if (log.pid(effect) != log.pid(start) && log.type(effect) != EventType.EXIT_SIGNAL) {
      return true;
    }
    return log.type(effect) == EventType.INIT_FAILED
        || log.type(effect) == EventType.STARTED
        || log.timeNanos(effect) == log.timeNanos(start);
  }

  /// Returns the position of the failed init that stands between an event and its cause, or -1.
  ///
  /// The cause of what a supervisor does after a child's start, and of the child's own end, is that
  /// start; that the init failed is told in between.
  private int failedInitBefore(int index) {
    int start = log.indexOf(log.cause(index));
    if (start < 0 || log.type(start) != EventType.SPAWN) {
      return -1;
    }
    int child = log.pid(start);
    boolean ofChild = log.pid(index) == child && log.role(index) == EventRole.END;
    boolean ofCreator = log.pid(index) == log.other(start);
    int failed = ofChild || ofCreator ? log.indexOfFailedInit(child) : -1;
    return failed < index ? failed : -1;
  }

  private static boolean beginsACallback(EventRole role) {
    return role == EventRole.RECEIPT || role == EventRole.TURN;
  }
}
