package crashlab.analysis.finding;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What exit signals did not do, and what went wrong where processes terminated.
final class Signals {
  private final TraceLog log;
  private final Design design;
  private final Map<String, TerminateSkipped> skipped = new LinkedHashMap<>();
  private final Map<String, Ignored> ignored = new LinkedHashMap<>();
  private final Map<String, Trapped> trapped = new LinkedHashMap<>();
  private final Map<String, TerminateFailed> failed = new LinkedHashMap<>();
  private final Map<Integer, Integer> terminating = new TreeMap<>(); // positions, by pid
  private final Map<Integer, Integer> creators = new TreeMap<>();
  private final Set<Integer> gone = new TreeSet<>();
  private final Set<Long> handled = new TreeSet<>(); // signals that were taken up as messages

  private Signals(TraceLog log, Design design) {
    this.log = log;
    this.design = design;
    for (int i = log.size() - 1; i >= 0; i--) {
      if (log.type(i) == EventType.RECEIVE_EXIT) {
        handled.add(log.cause(i));
      }
    }
    for (int i = 0; i < log.size(); i++) {
      take(i);
    }
  }

  static List<Finding> of(TraceLog log, Design design) {
    var signals = new Signals(log, design);
    List<Finding> found = new ArrayList<>(signals.failed.values());
    found.addAll(signals.skipped.values());
    found.addAll(signals.trapped.values());
    found.addAll(signals.ignored.values());
    return found;
  }

  private void take(int index) {
    EventType type = log.type(index);
    if (type == EventType.SPAWN) {
      creators.put(log.pid(index), log.other(index));
    } else if (type == EventType.EXIT_SIGNAL && isNormal(index)) {
      normal(index);
    } else if (type == EventType.RECEIVE_EXIT && isNormal(index)) {
      trapped.merge(
          pair(index), new Trapped(log.seq(index), index, 1), (known, _) -> known.again());
    } else if (type == EventType.TERMINATE) {
      terminating.put(log.pid(index), index);
    } else if (type == EventType.EXIT) {
      gone.add(log.pid(index));
      int cause = log.indexOf(log.cause(index));
      if (cause >= 0 && log.type(cause) == EventType.RECEIVE_EXIT) {
        trapped.remove(pair(cause)); // it was more than a message
      }
      ended(index);
    }
  }

  private boolean isNormal(int index) {
    return log.detail(index) instanceof Term reason && reason.equals(ExitReason.NORMAL);
  }

  /// A signal `normal` to who lives on without noticing. Supervisors always trap exits.
  private void normal(int index) {
    int to = log.other(index);
    Detail.Identity receiver = log.identity(to);
    if (receiver == null
        || !receiver.kind().isSubject()
        || receiver.kind().isSupervisorProcess()
        || gone.contains(to)
        || handled.contains(log.seq(index))) {
      return;
    }
    int source = log.indexOf(log.cause(index));
    boolean byALink = source >= 0 && log.role(source) == EventRole.END;
    if (!byALink || outlives(log.pid(index), to)) {
      ignored.merge(
          pair(index), new Ignored(log.seq(index), index, byALink, 1), (known, _) -> known.again());
    }
  }

  /// Whether one might have expected the other to end with it: the task of an owner that ended, not
  /// the owner of a task that did.
  private boolean outlives(int ended, int other) {
    Detail.Identity identity = log.identity(ended);
    return identity != null
        && !identity.kind().isArrival()
        && !identity.kind().hasResult()
        && creators.getOrDefault(ended, 0) != other;
  }

  private void ended(int index) {
    Integer began = terminating.get(log.pid(index));
    Detail.Identity who = log.identity(log.pid(index));
    if (began == null && who != null && design.hasTerminate(who.module()) && up(who, index)) {
      skipped.merge(
          pair(index), new TerminateSkipped(log.seq(index), index, 1), (known, _) -> known.again());
    }
    if (began == null || !(log.detail(index) instanceof Term reason)) {
      return;
    }
    if (!ExitReason.isOrderly(reason)
        && !reason.equals(ExitReason.KILLED)
        && !reason.equals(log.detail(began))) {
      failed.merge(
          pair(index),
          new TerminateFailed(log.seq(index), index, began, 1),
          (known, _) -> known.again());
    }
  }

  /// Whether it had come up: a failed init is followed by no terminate, and nobody expects one.
  private boolean up(Detail.Identity who, int exit) {
    return who.kind().isServer() && log.indexOfFailedInit(log.pid(exit)) < 0;
  }

  private String pair(int index) {
    return place(log.pid(index)) + ' ' + place(log.other(index));
  }

  private String place(int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity == null ? "" : identity.place();
  }
}
