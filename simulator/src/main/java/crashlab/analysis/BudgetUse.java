package crashlab.analysis;

import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// How much of its restart budget one supervisor spent.
///
/// @param pid the supervisor; each incarnation has a budget of its own
/// @param restarts how often it decided to restart, in its whole life
/// @param mostSpent the most restarts that counted at one time
/// @param maxRestarts how many may count at one time
/// @param maxSeconds for how long a restart counts
/// @param gaveUp whether one more was needed
public record BudgetUse(
    int pid, long restarts, int mostSpent, int maxRestarts, int maxSeconds, boolean gaveUp) {

  /// Returns the use of every supervisor that restarted anything or gave up, in the order of their
  /// start.
  public static List<BudgetUse> of(TraceLog log) {
    var bySupervisor = new TreeMap<Integer, BudgetUse>();
    for (int i = 0; i < log.size(); i++) {
      EventType type = log.type(i);
      boolean gaveUp = type == EventType.SUPERVISOR_GIVE_UP;
      if ((gaveUp || type == EventType.SUPERVISOR_RESTART)
          && log.detail(i) instanceof Detail.Budget budget) {
        int pid = log.pid(i);
        bySupervisor.merge(pid, first(pid, budget, gaveUp), BudgetUse::plus);
      }
    }
    return new ArrayList<>(bySupervisor.values());
  }

  private static BudgetUse first(int pid, Detail.Budget budget, boolean gaveUp) {
    return new BudgetUse(
        pid,
        gaveUp ? 0 : 1,
        Math.min(budget.spent(), budget.maxRestarts()),
        budget.maxRestarts(),
        budget.maxSeconds(),
        gaveUp);
  }

  private BudgetUse plus(BudgetUse next) {
    return new BudgetUse(
        pid,
        restarts + next.restarts,
        Math.max(mostSpent, next.mostSpent),
        maxRestarts,
        maxSeconds,
        gaveUp || next.gaveUp);
  }
}
