package crashlab.analysis.finding;

import crashlab.analysis.cascade.Cascade;
import crashlab.otp.Digested;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.TraceLog;
import org.jspecify.annotations.Nullable;

/// Where a cascade begins to be a failure.
///
/// @param at the position among the events that it tells
/// @param index that event's position in the log
/// @param during the position of what the process was doing; -1 for nothing
record Cause(int at, int index, int during) {
  /// Finds the cause of a cascade; null if nothing failed in it.
  static @Nullable Cause of(TraceLog log, Cascade cascade) {
    int during = -1;
    for (int at = 0; at < cascade.told().size(); at++) {
      int index = log.indexOf(cascade.told().get(at));
      boolean onlyOccasion = isOccasion(log, cascade, at) || isStoppedOnTheWay(log, cascade, at);
      if (!onlyOccasion && isCause(log.role(index))) {
        boolean own =
            during >= 0 && (log.pid(during) == log.pid(index) || log.role(index) == EventRole.STOP);
        return new Cause(at, index, own ? during : -1);
      }
      during = log.role(index) == EventRole.END ? during : index;
    }
    return null;
  }

  /// Whether the event only led to the failure: a message that came by a fault, the orderly end of
  /// a process of which another one made a failure.
  private static boolean isOccasion(TraceLog log, Cascade cascade, int at) {
    int index = log.indexOf(cascade.told().get(at));
    if (at + 1 >= cascade.told().size()) {
      return false;
    }
    int next = log.indexOf(cascade.told().get(at + 1));
    if (log.role(index) == EventRole.FAULT) {
      return log.role(next) == EventRole.RECEIPT && at + 2 < cascade.told().size();
    }
    boolean orderly = log.detail(index) instanceof Term reason && ExitReason.isOrderly(reason);
    boolean noticed = log.role(next) == EventRole.NOTICE && log.other(next) == log.pid(index);
    if (log.role(index) != EventRole.END
        || !orderly
        || !noticed
        || at + 2 >= cascade.told().size()) {
      return false;
    }
    int after = log.indexOf(cascade.told().get(at + 2));
    return log.role(after) == EventRole.END && log.pid(after) == log.pid(next);
  }

  /// Whether the event is the end of a child that a supervisor stopped since it failed itself,
  /// which the trace tells at its own end.
  private static boolean isStoppedOnTheWay(TraceLog log, Cascade cascade, int at) {
    int index = log.indexOf(cascade.told().get(at));
    int signal = log.role(index) == EventRole.END ? log.indexOf(log.cause(index)) : -1;
    int order = signal < 0 ? -1 : log.indexOf(log.cause(signal));
    if (order < 0 || log.role(order) != EventRole.ORDER) {
      return false;
    }
    for (int later = at + 1; later < cascade.told().size(); later++) {
      int end = log.indexOf(cascade.told().get(later));
      if (log.role(end) == EventRole.END && log.pid(end) == log.pid(order)) {
        return log.detail(end) instanceof Term reason && !ExitReason.isOrderly(reason);
      }
    }
    return false;
  }

  private static boolean isCause(EventRole role) {
    return switch (role) {
      case END, FAILURE, FAULT, STOP, DECISION, NOTE -> true;
      case START, TERMINATION, SENDING, RECEIPT, TURN, SIGNAL, NOTICE, LINK, MONITOR -> false;
      case RESCUE, ORDER, REPORT, RETURN, STANDSTILL, WORK, ARRIVAL -> false;
    };
  }

  /// Returns what causes share that are one: the same to the same place, whichever life it was.
  String key(TraceLog log) {
    Digested detail = log.detail(index);
    String what =
        switch (detail) {
          case Term reason -> Alike.of(reason);
          case Detail.Struck struck ->
              struck.fault().isAimed() ? Alike.of(struck.text()) : struck.text();
          case Detail.Operation done when done.event().isImpersonal() ->
              done.event().toString() + done.values();
          case Detail.Operation done -> done.event().toString();
          case null, default -> "";
        };
    return place(log, log.pid(index)) + ' ' + log.type(index) + ' ' + what;
  }

  static String place(TraceLog log, int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity == null ? "" : identity.place();
  }
}
