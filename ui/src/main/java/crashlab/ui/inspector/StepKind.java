package crashlab.ui.inspector;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import org.kordamp.ikonli.feather.Feather;

/// What kind of step of a cascade an event is: each has a word and an icon, so that none is told by
/// colour alone.
enum StepKind {
  FAULT("fault", Feather.TARGET),
  CRASH("crash", Feather.X_OCTAGON),
  ENDED("ended", Feather.LOG_OUT),
  LINK("link", Feather.LINK),
  MONITOR("monitor", Feather.EYE),
  TRAPPED("trapped", Feather.SHIELD),
  STOPPED("stopped", Feather.POWER),
  RESTART("restart", Feather.ROTATE_CCW),
  GAVE_UP("gave up", Feather.ALERT_OCTAGON),
  INIT("init", Feather.ALERT_TRIANGLE),
  TIMEOUT("timeout", Feather.CLOCK),
  RESCUED("rescued", Feather.LIFE_BUOY),
  MESSAGE("message", Feather.MAIL),
  NODE("node", Feather.SERVER);

  private static final int LOOK_BACK = 6;

  private final String word;
  private final Feather icon;

  StepKind(String word, Feather icon) {
    this.word = word;
    this.icon = icon;
  }

  String word() {
    return word;
  }

  Feather icon() {
    return icon;
  }

  static StepKind of(TraceLog log, int index) {
    EventType type = log.type(index);
    return switch (log.role(index)) {
      case FAULT -> FAULT;
      case END -> exit(log, index);
      case SIGNAL -> type == EventType.EXIT_SIGNAL ? LINK : MONITOR;
      case NOTICE -> type == EventType.RECEIVE_EXIT ? TRAPPED : MONITOR;
      case DECISION -> type == EventType.SUPERVISOR_RESTART ? RESTART : GAVE_UP;
      case ORDER, TERMINATION -> STOPPED;
      case FAILURE -> failure(type);
      case RESCUE -> RESCUED;
      case STOP -> NODE;
      case SENDING, RECEIPT, TURN, START, LINK, MONITOR, REPORT, RETURN -> MESSAGE;
      case STANDSTILL, NOTE, WORK, ARRIVAL -> MESSAGE;
    };
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
    for (int i = 0; i < LOOK_BACK && at >= 0; i++) {
      EventType type = log.type(at);
      if (type == EventType.EXIT) {
        return LINK;
      }
      if (type == EventType.SUPERVISOR_TERMINATE_CHILD || type == EventType.SUPERVISOR_KILL_CHILD) {
        return STOPPED;
      }
      if (type != EventType.EXIT_SIGNAL
          && type != EventType.TERMINATE
          && type != EventType.RECEIVE_EXIT) {
        break;
      }
      at = log.indexOf(log.cause(at));
    }
    boolean orderly = log.detail(exit) instanceof Term reason && ExitReason.isOrderly(reason);
    return orderly ? ENDED : CRASH;
  }
}
