package crashlab.experiment;

import crashlab.analysis.RunFacts;
import crashlab.analysis.ToldFindings;
import crashlab.analysis.Verdict;
import crashlab.scenario.Expectation;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Scenario;
import crashlab.simulation.Outcome;
import crashlab.simulation.Simulation;
import crashlab.trace.TraceLog;
import java.util.List;
import java.util.SequencedMap;

/// A run that is over, with all that reports say of it.
///
/// @param verdicts in the order of the expectations
/// @param failureKinds for each load of [RunFacts#loads], its failures by the word of their kind
public record FinishedRun(
    Scenario scenario,
    Simulation simulation,
    TraceLog log,
    RunFacts facts,
    List<Verdict> verdicts,
    List<SequencedMap<String, Long>> failureKinds) {

  /// Whether a run did what is expected.
  public enum Conclusion {
    PASSED,
    FAILED,
    /// A limit cut it, so what it would have come to is not known.
    UNDECIDED
  }

  /// Whether it did what is expected; a run that a limit cut is undecided, unless the scenario
  /// expects just that.
  public Conclusion conclusion() {
    boolean allHold = verdicts.stream().allMatch(Verdict::holds);
    if (facts.end() == RunEnd.LIMIT) {
      return allHold && expectsTheLimit() ? Conclusion.PASSED : Conclusion.UNDECIDED;
    }
    return allHold ? Conclusion.PASSED : Conclusion.FAILED;
  }

  /// Why it ended, in a sentence for people; empty if its time was over.
  public String why() {
    return facts.end() == RunEnd.DEADLOCK
        ? ToldFindings.deadlock(log)
        : simulation.outcome().map(Outcome::why).orElse("");
  }

  private boolean expectsTheLimit() {
    return scenario.expectations().stream()
        .anyMatch(expectation ->
            expectation.claim() instanceof Expectation.Claim.OfOutcome(RunEnd end)
                && end == RunEnd.LIMIT);
  }
}
