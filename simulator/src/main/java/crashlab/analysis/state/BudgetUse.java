package crashlab.analysis.state;

import crashlab.otp.RestartIntensity;
import java.util.List;

/// How much of its restart budget one supervisor spent in its whole life.
///
/// @param pid the supervisor; each incarnation has a budget of its own
/// @param restarts how often it decided to restart
/// @param mostSpent the most restarts that counted at one time
/// @param intensity how many may count at one time, and for how long each does
/// @param gaveUp whether one more was needed
public record BudgetUse(
    int pid, long restarts, int mostSpent, RestartIntensity intensity, boolean gaveUp) {

  /// @param decisions all of that supervisor's, at least one
  static BudgetUse of(int pid, List<RestartDecision> decisions) {
    RestartIntensity intensity = decisions.getFirst().intensity();
    return new BudgetUse(
        pid,
        decisions.stream().filter(decision -> !decision.gaveUp()).count(),
        Math.min(
            decisions.stream().mapToInt(RestartDecision::spent).max().orElse(0),
            intensity.maxRestarts()),
        intensity,
        decisions.stream().anyMatch(RestartDecision::gaveUp));
  }
}
