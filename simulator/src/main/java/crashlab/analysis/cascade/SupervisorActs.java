package crashlab.analysis.cascade;

import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the supervisors in a cascade decided and ordered so far, and so which step an order, or the
/// end that it brought about, comes from.
final class SupervisorActs {
  private final TraceLog log;
  private final Map<Integer, Decision> decisions = new LinkedHashMap<>(); // the last, by supervisor
  private final Map<Integer, Order> underWay = new LinkedHashMap<>(); // by the pid that is to end
  private final Map<Integer, Order> done = new LinkedHashMap<>(); // by the number of the end's step

  private record Decision(int index, int number) {}

  private record Order(int supervisor, int cause) {}

  SupervisorActs(TraceLog log) {
    this.log = log;
  }

  /// The step that an event comes from. Orders come from what their supervisor decided; if that
  /// decided nothing, from what made it stop the child before. An end comes from the order to end,
  /// and that of a supervisor which decided to end from that decision.
  ///
  /// @param before the nearest step among its causes
  int cause(int index, int before) {
    int pid = log.pid(index);
    return switch (log.role(index)) {
      case START ->
          log.type(index) == EventType.SPAWN ? decisionOr(log.other(index), before) : before;
      case ORDER -> {
        Order last = done.get(before);
        yield decisionOr(pid, last != null && last.supervisor() == pid ? last.cause() : before);
      }
      case END -> {
        Order order = underWay.get(pid);
        int signal = log.indexOf(log.cause(index));
        boolean told = signal >= 0 && log.type(signal) == EventType.EXIT_SIGNAL;
        yield order != null
            ? order.cause()
            : isEnding(pid) && !told ? decisionOr(pid, before) : before;
      }
      case TERMINATION, STOP, SENDING, RECEIPT, TURN, SIGNAL, NOTICE, LINK, MONITOR -> before;
      case FAILURE, RESCUE, DECISION, REPORT, RETURN, STANDSTILL, NOTE, WORK -> before;
      case ARRIVAL, FAULT -> before;
    };
  }

  private int decisionOr(int supervisor, int otherwise) {
    Decision decision = decisions.get(supervisor);
    return decision == null ? otherwise : decision.number();
  }

  /// Takes a decision.
  ///
  /// @param number the step that what is ordered now comes from
  void decided(int index, int number) {
    decisions.put(log.pid(index), new Decision(index, number));
  }

  /// The position of a supervisor's last decision.
  ///
  /// @throws IllegalStateException if there is none
  int decision(int supervisor) {
    Decision decision = decisions.get(supervisor);
    if (decision == null) {
      throw new IllegalStateException("no decision of " + supervisor);
    }
    return decision.index();
  }

  /// Forgets what a supervisor decided: what it does from now on belongs to another cascade.
  void forget(int supervisor) {
    decisions.remove(supervisor);
  }

  /// Takes an order to a child to end.
  void ordered(int index, int cause) {
    underWay.put(log.other(index), new Order(log.pid(index), cause));
  }

  /// Takes the end of a process and tells whether it was ordered.
  ///
  /// @param number of its step; 0 if it is none
  boolean ended(int exit, int number) {
    Order order = underWay.remove(log.pid(exit));
    if (order != null && number > 0) {
      done.put(number, order);
    }
    return order != null;
  }

  /// Whether a supervisor last decided to restart.
  boolean isRestarting(int supervisor) {
    return isLast(supervisor, EventType.SUPERVISOR_RESTART);
  }

  /// Whether a supervisor last decided to give up.
  boolean hasGivenUp(int supervisor) {
    return isLast(supervisor, EventType.SUPERVISOR_GIVE_UP);
  }

  /// Whether a supervisor last decided to end itself.
  boolean isEnding(int supervisor) {
    return hasGivenUp(supervisor) || isLast(supervisor, EventType.SUPERVISOR_AUTO_SHUTDOWN);
  }

  private boolean isLast(int supervisor, EventType type) {
    Decision decision = decisions.get(supervisor);
    return decision != null && log.type(decision.index()) == type;
  }
}
