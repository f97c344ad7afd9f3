package crashlab.analysis.finding;

import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.cascade.StepKind;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A [Course] while it is put together from its cascades.
final class CourseBuilder {
  private static final int NEAR = 100;

  private final TraceLog log;
  private final Cause cause;
  private final long firstNanos;
  private long lastNanos;
  private long times;
  private final Map<String, Draft> acts = new LinkedHashMap<>();

  private static final class Draft {
    final Act.Kind kind;
    final int index;
    final Set<String> places = new LinkedHashSet<>();
    final List<Integer> who = new ArrayList<>();
    long times;

    Draft(Act.Kind kind, int index) {
      this.kind = kind;
      this.index = index;
    }

    Act act() {
      return new Act(kind, index, times, List.copyOf(who), places.size());
    }
  }

  CourseBuilder(TraceLog log, Cause cause) {
    this.log = log;
    this.cause = cause;
    this.firstNanos = log.timeNanos(cause.index());
  }

  /// Adds what followed in one cascade.
  void add(Cascade cascade, Cause itsCause) {
    times++;
    lastNanos = log.timeNanos(itsCause.index());
    boolean ownEnd = log.role(itsCause.index()) != EventRole.END;
    for (int at = itsCause.at() + 1; at < cascade.told().size(); at++) {
      int index = log.indexOf(cascade.told().get(at));
      boolean saidByCause =
          ownEnd
              && log.type(index) == EventType.EXIT
              && log.pid(index) == log.pid(itsCause.index());
      if (saidByCause) {
        ownEnd = false;
      } else {
        add(index);
      }
    }
  }

  private void add(int index) {
    Act.Kind kind = kind(index);
    if (kind == null) {
      return;
    }
    int about = isOfAChild(kind) ? log.other(index) : log.pid(index);
    Detail known = log.detail(index) instanceof Detail detail ? detail : null;
    String path =
        known == null || known.childPath() == null ? Cause.place(log, about) : known.childPath();
    String key = kind + (isOfAChild(kind) ? Cause.place(log, log.pid(index)) : "");
    Draft draft =
        acts.computeIfAbsent(key + shared(kind, index, path), _ -> new Draft(kind, index));
    draft.times++;
    if (draft.places.add(path) && draft.who.size() < Act.MOST_NAMED) {
      draft.who.add(about == 0 ? latest(path) : about);
    }
  }

  /// The last process of a path: a supervisor's event may name a child that has none.
  private int latest(String path) {
    for (int pid = log.identities().highest(); pid > 0; pid--) {
      if (Cause.place(log, pid).equals(path)) {
        return pid;
      }
    }
    return 0;
  }

  /// Whom an act is told of apart: many ends by links are one act, each restarted child is its own.
  private String shared(Act.Kind kind, int index, String path) {
    return switch (kind) {
      case CALL_FAILED, ENDED -> log.detail(index) instanceof Term reason ? Alike.of(reason) : "";
      case TAKEN_ALONG, STOPPED, TOLD_BY_EXIT, TOLD_BY_DOWN, RESCUED -> "";
      case RESTARTED, GAVE_UP -> "";
      case START_FAILED, SHUT_ITSELF_DOWN, TIMED_OUT -> path;
      case LIBRARY -> path + done(index);
      case APPLICATION_ENDED, NODE_ENDED -> "";
    };
  }

  /// What a library did; where no process did it, its values tell whom it was about.
  private String done(int index) {
    if (!(log.detail(index) instanceof Detail.Operation done)) {
      return "";
    }
    return ' ' + done.event().toString() + (done.event().isImpersonal() ? done.values() : "");
  }

  private static boolean isOfAChild(Act.Kind kind) {
    return switch (kind) {
      case RESTARTED, GAVE_UP, SHUT_ITSELF_DOWN -> true;
      case TAKEN_ALONG, CALL_FAILED, ENDED, TOLD_BY_EXIT, TOLD_BY_DOWN, START_FAILED -> false;
      case STOPPED, TIMED_OUT, RESCUED, LIBRARY, APPLICATION_ENDED, NODE_ENDED -> false;
    };
  }

  private Act.@Nullable Kind kind(int index) {
    return switch (log.role(index)) {
      case END -> end(index);
      case NOTICE ->
          log.type(index) == EventType.RECEIVE_EXIT ? Act.Kind.TOLD_BY_EXIT : Act.Kind.TOLD_BY_DOWN;
      case DECISION -> decision(log.type(index));
      case FAILURE -> failure(log.type(index));
      case RESCUE -> Act.Kind.RESCUED;
      case STOP ->
          log.type(index) == EventType.VM_DIED ? Act.Kind.NODE_ENDED : Act.Kind.APPLICATION_ENDED;
      case NOTE -> Act.Kind.LIBRARY;
      case START, TERMINATION, SENDING, RECEIPT, TURN, SIGNAL, LINK, MONITOR, ORDER -> null;
      case REPORT, RETURN, STANDSTILL, WORK, ARRIVAL, FAULT -> null;
    };
  }

  private Act.@Nullable Kind end(int index) {
    return switch (StepKind.of(log, index)) {
      case LINK -> Act.Kind.TAKEN_ALONG;
      case STOPPED -> isKilled(index) ? Act.Kind.ENDED : Act.Kind.STOPPED;
      case ENDED -> isSupervisor(log.pid(index)) ? null : Act.Kind.ENDED; // as it decided
      case CRASH ->
          log.detail(index) instanceof Term reason && FailedCalls.isOne(reason)
              ? Act.Kind.CALL_FAILED
              : Act.Kind.ENDED;
      case FAULT, MONITOR, TRAPPED, RESTART, GAVE_UP, INIT, TIMEOUT, RESCUED -> null;
      case MESSAGE, OWNED, NODE -> null;
    };
  }

  /// Whether it was no stop in order: its time was over, or it had none.
  private boolean isKilled(int exit) {
    return log.detail(exit) instanceof Term reason && reason.equals(ExitReason.KILLED);
  }

  private boolean isSupervisor(int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity != null && identity.kind().isSupervisorProcess();
  }

  private static Act.Kind decision(EventType type) {
    if (type == EventType.SUPERVISOR_RESTART) {
      return Act.Kind.RESTARTED;
    }
    return type == EventType.SUPERVISOR_GIVE_UP ? Act.Kind.GAVE_UP : Act.Kind.SHUT_ITSELF_DOWN;
  }

  private static Act.Kind failure(EventType type) {
    if (type == EventType.CALL_TIMEOUT) {
      return Act.Kind.TIMED_OUT;
    }
    return type == EventType.LIBRARY ? Act.Kind.LIBRARY : Act.Kind.START_FAILED;
  }

  Course build() {
    List<Act> found = acts.values().stream().map(Draft::act).toList();
    return new Course(
        log.seq(cause.index()),
        cause.index(),
        cause.during(),
        times,
        firstNanos,
        lastNanos,
        found,
        weight(found));
  }

  private int weight(List<Act> found) {
    int weight = ofTheCause();
    for (Act act : found) {
      weight =
          Math.max(
              weight,
              switch (act.kind()) {
                case NODE_ENDED, APPLICATION_ENDED -> Weights.NODE_ENDED;
                case GAVE_UP, SHUT_ITSELF_DOWN -> Weights.GAVE_UP;
                case CALL_FAILED, TAKEN_ALONG, TIMED_OUT, START_FAILED -> Weights.CRASH;
                case ENDED, RESTARTED, LIBRARY -> Weights.CRASH;
                case TOLD_BY_EXIT, TOLD_BY_DOWN, STOPPED, RESCUED -> weight;
              });
    }
    return weight;
  }

  /// Whether a fault is a message that a process took up.
  private boolean onlySends() {
    for (int i = cause.index() + 1; i < log.size() && i < cause.index() + NEAR; i++) {
      if (log.cause(i) == log.seq(cause.index())) {
        return log.role(i) == EventRole.RECEIPT;
      }
    }
    return false;
  }

  private boolean missed() {
    return log.pid(cause.index()) == 0
        && log.detail(cause.index()) instanceof Detail.Struck struck
        && struck.fault().isAimed();
  }

  private int ofTheCause() {
    boolean orderly =
        log.detail(cause.index()) instanceof Term reason && ExitReason.isOrderly(reason);
    return switch (log.role(cause.index())) {
      case FAULT -> onlySends() || missed() ? Weights.MESSAGE : Weights.FAULT;
      case STOP -> Weights.NODE_ENDED;
      case DECISION ->
          log.type(cause.index()) == EventType.SUPERVISOR_RESTART ? Weights.CRASH : Weights.GAVE_UP;
      case END -> orderly ? Weights.ORDERLY : Weights.CRASH;
      case FAILURE, NOTE -> Weights.CRASH;
      case START, TERMINATION, SENDING, RECEIPT, TURN, SIGNAL, NOTICE, LINK, MONITOR -> 0;
      case RESCUE, ORDER, REPORT, RETURN, STANDSTILL, WORK, ARRIVAL -> 0;
    };
  }
}
