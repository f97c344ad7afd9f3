package crashlab.analysis.finding;

import crashlab.analysis.cascade.StepKind;
import crashlab.otp.ExitReason;
import crashlab.otp.Restart;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who was not there any more: children that were not restarted, and those of supervisors that came
/// back without them.
final class Absences {
  private static final int MOST_NAMED = 4;

  private final TraceLog log;
  private final Design design;
  private final Map<Integer, Integer> supervisors = new TreeMap<>(); // by child
  private final Map<Integer, List<Integer>> children = new TreeMap<>(); // by supervisor
  private final Map<Integer, Integer> ends = new TreeMap<>(); // positions, by pid
  private final Set<Integer> decided = new TreeSet<>(); // children that a decision was about
  private final Set<Integer> stopped = new TreeSet<>();
  private final Map<String, Integer> missed = new TreeMap<>(); // the last failed call, by name
  private final Map<Integer, Long> born = new TreeMap<>(); // of supervisors
  private final Map<String, Integer> latest = new TreeMap<>(); // supervisors, by path
  private final Map<Integer, Integer> before = new TreeMap<>(); // the one that each came after

  private Absences(TraceLog log, Design design) {
    this.log = log;
    this.design = design;
    for (int i = 0; i < log.size(); i++) {
      take(i);
    }
  }

  static List<Finding> of(TraceLog log, Design design) {
    var absences = new Absences(log, design);
    List<Finding> found = new ArrayList<>(absences.notRestarted());
    found.addAll(absences.cameBackEmpty());
    return found;
  }

  private void take(int index) {
    int pid = log.pid(index);
    switch (log.role(index)) {
      case START -> started(index, pid);
      case END -> {
        ends.put(pid, index);
        failed(index);
      }
      case RESCUE -> failed(index);
      case DECISION -> decided.add(log.other(index));
      case ORDER -> stopped.add(log.other(index));
      case FAILURE -> decided.add(log.type(index) == EventType.INIT_FAILED ? pid : 0);
      case TERMINATION, STOP, SENDING, RECEIPT, TURN, SIGNAL, NOTICE, LINK, MONITOR -> {}
      case REPORT, RETURN, STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> {}
    }
  }

  private void failed(int index) {
    String server =
        log.detail(index) instanceof Term reason ? FailedCalls.missedServer(reason) : null;
    if (server != null) {
      missed.put(server, index);
    }
  }

  private void started(int index, int pid) {
    Detail.Identity identity = log.identity(pid);
    Detail.Identity above = log.identity(log.other(index));
    if (log.type(index) != EventType.SPAWN || identity == null || identity.kind().isInternal()) {
      return;
    }
    if (above != null && above.kind().supervises()) {
      supervisors.put(pid, log.other(index));
      children.computeIfAbsent(log.other(index), _ -> new ArrayList<>(2)).add(pid);
    }
    if (identity.kind().supervises()) {
      born.put(pid, log.seq(index));
      Integer old = latest.put(identity.place(), pid);
      if (old != null) {
        before.put(pid, old);
      }
    }
  }

  private List<NotRestarted> notRestarted() {
    Map<String, List<Integer>> alike = new LinkedHashMap<>(); // positions of ends
    ends.forEach((child, index) -> {
      Integer supervisor = supervisors.get(child);
      if (supervisor != null && isLeft(child, index, supervisor) && weight(index) > 0) {
        alike.computeIfAbsent(shape(supervisor, index), _ -> new ArrayList<>(1)).add(index);
      }
    });
    return alike.values().stream().map(this::finding).toList();
  }

  private String shape(int supervisor, int end) {
    String reason = log.detail(end) instanceof Term term ? term.inspect() : "";
    return path(supervisor) + restart(end) + ' ' + Alike.of(reason);
  }

  private @Nullable Restart restart(int end) {
    return design.restart(path(log.pid(end)));
  }

  private NotRestarted finding(List<Integer> alike) {
    int first = alike.getFirst();
    Set<String> places = new TreeSet<>();
    List<Integer> who = new ArrayList<>();
    for (int end : alike) {
      if (places.add(path(log.pid(end))) && who.size() < MOST_NAMED) {
        who.add(log.pid(end));
      }
    }
    return new NotRestarted(
        log.seq(first),
        first,
        supervisors.getOrDefault(log.pid(first), 0),
        restart(first),
        who,
        places.size(),
        alike.size(),
        weight(first));
  }

  /// Whether nobody did anything about the end of a child.
  private boolean isLeft(int child, int end, int supervisor) {
    Integer supervisorEnd = ends.get(supervisor);
    boolean wentWithIt =
        supervisorEnd != null && log.timeNanos(supervisorEnd) <= log.timeNanos(end);
    return !decided.contains(child)
        && !stopped.contains(child)
        && !wentWithIt
        && StepKind.of(log, end) != StepKind.STOPPED;
  }

  /// How much it matters; 0 for the usual end of what is meant to end.
  private int weight(int end) {
    Detail.Identity identity = log.identity(log.pid(end));
    Term reason = log.detail(end) instanceof Term term ? term : ExitReason.NORMAL;
    boolean usual =
        identity != null && identity.kind().hasResult() && restart(end) != Restart.TRANSIENT;
    if (ExitReason.isOrderly(reason)) {
      return usual && reason.equals(ExitReason.NORMAL) ? 0 : Weights.ORDERLY;
    }
    if (usual) {
      return StepKind.of(log, end) == StepKind.LINK ? 0 : Weights.ORDERLY;
    }
    return isMissed(identity, end) ? Weights.MISSED : Weights.NOT_RESTARTED;
  }

  /// Whether somebody called the name in vain after the end of who had held it.
  private boolean isMissed(Detail.@Nullable Identity identity, int end) {
    String name = identity == null ? null : identity.name();
    return name != null && missed.getOrDefault(name, -1) > end;
  }

  private List<CameBackEmpty> cameBackEmpty() {
    List<CameBackEmpty> found = new ArrayList<>();
    before.forEach((now, old) -> {
      List<Integer> lost = ends.containsKey(now) ? List.of() : lost(now, old);
      if (!lost.isEmpty()) {
        List<Integer> named = lost.subList(0, Math.min(lost.size(), MOST_NAMED));
        found.add(new CameBackEmpty(born.getOrDefault(now, 0L), now, named, lost.size()));
      }
    });
    return found;
  }

  /// The children that went down with a supervisor and were never under the one after it.
  private List<Integer> lost(int now, int old) {
    Set<String> there = new TreeSet<>();
    children.getOrDefault(now, List.of()).forEach(child -> there.add(path(child)));
    return children.getOrDefault(old, List.of()).stream()
        .filter(child -> wasTakenDown(child) && !there.contains(path(child)))
        .toList();
  }

  private boolean wasTakenDown(int child) {
    Integer end = ends.get(child);
    StepKind how = end == null ? StepKind.STOPPED : StepKind.of(log, end);
    return how == StepKind.STOPPED || how == StepKind.LINK;
  }

  private String path(int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity == null ? "" : identity.place();
  }
}
