package crashlab.analysis.cascade;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;

/// What kind of step of a cascade an event is.
public enum StepKind {
  FAULT("fault"),
  /// A process ended abnormally by itself, or what a library did failed.
  CRASH("crash"),
  /// A process ended in an orderly way by itself.
  ENDED("ended"),
  /// A process ended with another that it was linked to.
  LINK("link"),
  /// Word of an end came to who monitors.
  MONITOR("monitor"),
  /// An exit signal came to who traps exits.
  TRAPPED("trapped"),
  /// A process ended since its supervisor told it to.
  STOPPED("stopped"),
  RESTART("restart"),
  /// A supervisor gave up, or shut itself down.
  GAVE_UP("gave up"),
  /// An init or a start failed.
  INIT("init"),
  TIMEOUT("timeout"),
  RESCUED("rescued"),
  /// Something was being done in which something went wrong.
  MESSAGE("message"),
  /// What a process owned was handed over or lost.
  OWNED("owned"),
  /// The application or the virtual machine stopped, or a node lost or found another.
  NODE("node");

  private final String word;

  StepKind(String word) {
    this.word = word;
  }

  /// The word for it in lists and reports.
  public String word() {
    return word;
  }

  /// Returns what the event at a position of the log is.
  public static StepKind of(TraceLog log, int index) {
    EventType type = log.type(index);
    return switch (log.role(index)) {
      case FAULT -> FAULT;
      case END -> exit(log, index);
      case SIGNAL -> type == EventType.EXIT_SIGNAL ? LINK : MONITOR;
      case NOTICE -> type == EventType.RECEIVE_EXIT ? TRAPPED : MONITOR;
      case DECISION -> type == EventType.SUPERVISOR_RESTART ? RESTART : GAVE_UP;
      case ORDER, TERMINATION -> STOPPED;
      case FAILURE -> isOfANode(log, index) ? NODE : failure(type);
      case RESCUE -> RESCUED;
      case STOP -> NODE;
      case SENDING, RECEIPT, TURN, START, LINK, MONITOR, REPORT, RETURN -> MESSAGE;
      case NOTE -> note(log, index);
      case STANDSTILL, WORK, ARRIVAL -> MESSAGE;
    };
  }

  private static StepKind note(TraceLog log, int index) {
    if (log.type(index) != EventType.LIBRARY) {
      return MESSAGE;
    }
    return isOfANode(log, index) ? NODE : OWNED;
  }

  /// Whether what happened is told of no process.
  private static boolean isOfANode(TraceLog log, int index) {
    return log.detail(index) instanceof Detail.Operation done && done.event().isImpersonal();
  }

  private static StepKind failure(EventType type) {
    if (type == EventType.LIBRARY) {
      return CRASH;
    }
    return type == EventType.CALL_TIMEOUT ? TIMEOUT : INIT;
  }

  /// By what it was brought about: another's end, a supervisor's order, or itself.
  private static StepKind exit(TraceLog log, int exit) {
    int at = log.indexOf(log.cause(exit));
    while (at >= 0 && isPassedOn(log, at)) {
      at = log.indexOf(log.cause(at));
    }
    if (at >= 0 && log.role(at) == EventRole.END) {
      return LINK;
    }
    if (at >= 0 && log.role(at) == EventRole.ORDER) {
      return STOPPED;
    }
    boolean orderly = log.detail(exit) instanceof Term reason && ExitReason.isOrderly(reason);
    return orderly ? ENDED : CRASH;
  }

  /// Whether an event on the way to an exit only passes on what came before it.
  private static boolean isPassedOn(TraceLog log, int index) {
    EventType type = log.type(index);
    return type == EventType.EXIT_SIGNAL
        || type == EventType.TERMINATE
        || type == EventType.RECEIVE_EXIT;
  }
}
