package crashlab.analysis.cascade;

import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;

/// A cascade while it is put together.
final class CascadeBuilder {
  /// How many events of a cascade are told one by one.
  private static final int TOLD = 100;

  /// How many are told besides, since they decided how it went on.
  private static final int DECISIVE = 100;

  private final TraceLog log;
  private final int root;
  private final List<Long> told = new ArrayList<>();
  private int decisive;
  private long untold;
  private long lastNanos;
  private int exits;
  private int restarts;
  private int gaveUp;

  CascadeBuilder(TraceLog log, int root) {
    this.log = log;
    this.root = root;
  }

  void add(int index, boolean decides, boolean landmark) {
    EventType type = log.type(index);
    lastNanos = Math.max(lastNanos, log.timeNanos(index));
    exits += type == EventType.EXIT ? 1 : 0;
    restarts += type == EventType.SUPERVISOR_RESTART ? 1 : 0;
    gaveUp += type == EventType.SUPERVISOR_GIVE_UP ? 1 : 0;
    if (!isWorthASentence(index)) {
      return;
    }
    if (told.size() - decisive < TOLD) {
      told.add(log.seq(index));
    } else if (landmark || (decides && decisive < DECISIVE)) {
      decisive++;
      told.add(log.seq(index));
    } else {
      untold++;
    }
  }

  Cascade build() {
    told.sort(null);
    if (told.size() > 1 && isSending(root) && log.cause(log.indexOf(told.get(1))) == told.get(0)) {
      told.removeFirst(); // who received it says so
    }
    return new Cascade(
        log.seq(root), log.timeNanos(root), lastNanos, told, untold, exits, restarts, gaveUp);
  }

  private boolean isWorthASentence(int index) {
    return switch (log.role(index)) {
      case FAULT, DECISION, STOP, RESCUE, NOTICE, RECEIPT, TURN -> true;
      case FAILURE -> !Meaning.isSaidByTheChild(log, index);
      case END -> log.indexOfFailedInit(log.pid(index)) < 0; // which says it
      case SENDING -> index == root;
      case START, TERMINATION, SIGNAL, LINK, MONITOR, ORDER, REPORT, RETURN -> false;
      case NOTE -> log.type(index) == EventType.LIBRARY;
      case STANDSTILL, WORK, ARRIVAL -> false;
    };
  }

  private boolean isSending(int index) {
    return log.role(index) == EventRole.SENDING;
  }
}
