package crashlab.ui.inspector;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.RestartBudgets;
import crashlab.analysis.state.RestartDecision;
import crashlab.otp.RestartIntensity;
import crashlab.simulation.ProcessState;
import crashlab.trace.TraceLog;
import crashlab.ui.session.Recording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A supervisor's restart intensity at an instant: what it allows, what of it is spent and by whom.
///
/// @param spent restarts that count at the instant; with the one too many, if one was refused
/// @param refillNanos when the oldest of them stops counting; -1 if none counts
/// @param spenders the latest restarts that count, oldest first
record BudgetFacts(
    RestartIntensity intensity, int spent, long refillNanos, List<Spender> spenders) {
  private static final int MOST_SPENDERS = 50;

  /// A restart, or the refusal of one.
  record Spender(long seq, long timeNanos, String words) {}

  /// Returns what the recording tells of the supervisor in a slot, or else what a look into it
  /// does: one that is started while the run goes on stands in no tree. Null if neither knows.
  static @Nullable BudgetFacts of(
      Recording run, int slot, Moment now, @Nullable ProcessState looked) {
    RestartBudgets.Budget known = run.budgets().at(slot, now);
    if (known != null) {
      List<RestartDecision> spent = known.spent();
      return new BudgetFacts(
          known.intensity(),
          spent.size(),
          known.refillNanos(),
          spent.stream()
              .skip(Math.max(0, spent.size() - MOST_SPENDERS))
              .map(one -> spender(run.log(), one))
              .toList());
    }
    ProcessState.SupervisorState state = looked == null ? null : looked.supervisor();
    return state == null
        ? null
        : new BudgetFacts(
            new RestartIntensity(state.maxRestarts(), state.maxSeconds()), 0, -1, List.of());
  }

  private static Spender spender(TraceLog log, RestartDecision spent) {
    int other = log.other(log.indexOf(spent.seq()));
    String child = other == 0 ? spent.path() : new Wording(log.identities()).process(other);
    return new Spender(spent.seq(), spent.timeNanos(), (spent.gaveUp() ? "refused: " : "") + child);
  }

  /// For people: `2 of 3 restarts within 5 s spent`.
  String words() {
    int max = intensity.maxRestarts();
    String within = " restarts within " + intensity.maxSeconds() + " s ";
    String used =
        spent > max
            ? "All " + max + within + "are spent, and one more was needed"
            : spent + " of " + max + within + "spent";
    boolean over = spent > max; // it ends: nothing is forgiven any more
    return refillNanos < 0 || over
        ? used + "."
        : used + ". One comes back at " + Wording.instant(refillNanos) + ".";
  }
}
