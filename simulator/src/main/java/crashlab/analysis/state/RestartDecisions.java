package crashlab.analysis.state;

import crashlab.otp.RestartIntensity;
import crashlab.trace.Bisection;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the supervisors of a run decided about restarts, in order.
public final class RestartDecisions {
  private final Map<Integer, List<RestartDecision>> bySupervisor = new TreeMap<>();

  private RestartDecisions() {}

  /// Collects them. Takes one pass over the events of a run.
  public static RestartDecisions of(TraceLog log) {
    var decisions = new RestartDecisions();
    for (int i = 0; i < log.size(); i++) {
      EventType type = log.type(i);
      boolean gaveUp = type == EventType.SUPERVISOR_GIVE_UP;
      if ((gaveUp || type == EventType.SUPERVISOR_RESTART)
          && log.detail(i) instanceof Detail.Budget budget) {
        decisions.add(log.pid(i), decision(log.seq(i), log.timeNanos(i), budget, gaveUp));
      }
    }
    return decisions;
  }

  private static RestartDecision decision(
      long seq, long timeNanos, Detail.Budget budget, boolean gaveUp) {
    var intensity = new RestartIntensity(budget.maxRestarts(), budget.maxSeconds());
    return new RestartDecision(
        seq, timeNanos, budget.child().text(), budget.spent(), intensity, gaveUp);
  }

  private void add(int supervisor, RestartDecision decision) {
    bySupervisor.computeIfAbsent(supervisor, _ -> new ArrayList<>(4)).add(decision);
  }

  /// The pids of those that decided anything, in the order of their start.
  Iterable<Integer> supervisors() {
    return bySupervisor.keySet();
  }

  /// What a supervisor decided up to event `seq`.
  List<RestartDecision> of(int supervisor, long seq) {
    List<RestartDecision> all = bySupervisor.getOrDefault(supervisor, List.of());
    return all.subList(0, Bisection.first(0, all.size(), i -> all.get(i).seq() > seq));
  }

  /// How much each supervisor spent that restarted anything or gave up, in the order of their
  /// start.
  public List<BudgetUse> uses() {
    List<BudgetUse> uses = new ArrayList<>();
    bySupervisor.forEach((pid, decisions) -> uses.add(BudgetUse.of(pid, decisions)));
    return uses;
  }
}
