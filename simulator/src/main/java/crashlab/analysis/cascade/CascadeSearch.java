package crashlab.analysis.cascade;

import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;

/// Finds the cascades of a run: follows every failure, decision and end back to what it began with.
final class CascadeSearch {
  /// How many are kept; of further ones only those in which a supervisor ended itself or the system
  /// stopped.
  private static final int MOST = 2_000;

  private final TraceLog log;
  private final Causality causality;
  private final List<CascadeBuilder> found = new ArrayList<>();
  // By position: the number of the event's cascade plus 1; 0 where it has none.
  private final int[] memberOf;
  private long uncounted;

  /// Takes one pass over the events.
  CascadeSearch(TraceLog log) {
    this.log = log;
    this.causality = new Causality(log);
    this.memberOf = new int[log.size()];
    for (int i = 0; i < memberOf.length; i++) {
      if (Meaning.of(log, i) != Meaning.NONE) {
        join(i);
      }
    }
  }

  List<Cascade> found() {
    return found.stream().map(CascadeBuilder::build).toList();
  }

  /// How many events would have begun further ones.
  long uncounted() {
    return uncounted;
  }

  private void join(int index) {
    List<Integer> path = new ArrayList<>();
    int at = index;
    while (at >= 0 && memberOf[at] == 0) {
      path.add(at);
      at = causality.before(at);
    }
    int number = at >= 0 ? memberOf[at] : begin(path.getLast(), index);
    if (number == 0) {
      return;
    }
    CascadeBuilder cascade = found.get(number - 1);
    for (int i = path.size() - 1; i >= 0; i--) {
      memberOf[path.get(i)] = number;
      cascade.add(path.get(i), decides(path.get(i)), Landmarks.isOne(log, path.get(i)));
    }
  }

  /// Returns the number of a new cascade plus 1; 0 if the event begins none.
  private int begin(int root, int index) {
    if (!isLast(index)) {
      if (!begins(index)) {
        return 0;
      }
      if (found.size() >= MOST) {
        uncounted++;
        return 0;
      }
    }
    found.add(new CascadeBuilder(log, root));
    return found.size();
  }

  /// Whether an event that belongs to no cascade so far begins one. An end that was meant does if
  /// it came of another's end: a supervisor that is told to stop takes others with it.
  private boolean begins(int index) {
    return switch (Meaning.of(log, index)) {
      case FAILURE, DECISION -> true;
      case END -> Meaning.isOfAnEnd(log, index);
      case CONSEQUENCE, NONE -> false;
    };
  }

  /// Whether the rest of a cascade cannot be understood without it.
  private boolean decides(int index) {
    return isLast(index)
        || (log.role(index) == EventRole.END && isSupervisor(log.pid(index)))
        || (log.detail(index) instanceof Detail.Budget budget
            && budget.spent() >= budget.maxRestarts());
  }

  private boolean isSupervisor(int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity != null && identity.kind().isSupervisorProcess();
  }

  /// Whether a supervisor ends itself with it, or the system stops: nothing follows that would lead
  /// to it.
  private boolean isLast(int index) {
    EventRole role = log.role(index);
    return role == EventRole.STOP
        || (role == EventRole.DECISION && log.type(index) != EventType.SUPERVISOR_RESTART);
  }
}
