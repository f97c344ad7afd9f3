package crashlab.cli;

import crashlab.analysis.Verdict;
import crashlab.experiment.FinishedRun;
import crashlab.scenario.RunEnd;

/// A run in one line.
final class Summary {
  private Summary() {}

  /// Returns `linked-task: 10 of 10 expectations hold, fingerprint …, seed 1` and a line break.
  static String line(FinishedRun run, Console console) {
    long holding = run.verdicts().stream().filter(Verdict::holds).count();
    int all = run.verdicts().size();
    String verdict =
        switch (run.conclusion()) {
          case PASSED ->
              all == 0 ? "nothing expected" : holding + " of " + all + " expectations hold";
          case UNDECIDED -> "undecided, since a limit cut the run";
          case FAILED -> (all - holding) + " of " + all + " expectations fail";
        };
    boolean good = run.conclusion() == FinishedRun.Conclusion.PASSED;
    return run.scenario().name()
        + ": "
        + (good ? console.good(verdict) : console.bad(verdict))
        + ", fingerprint "
        + run.facts().fingerprint()
        + ", seed "
        + run.facts().seed()
        + '\n';
  }

  /// Returns which limit cut a run, and where to raise it; nothing for others.
  static String limit(FinishedRun run, Console console) {
    return run.simulation()
        .outcome()
        .filter(outcome -> outcome.end() == RunEnd.LIMIT)
        .map(outcome -> console.faint(outcome.whyCut()) + '\n')
        .orElse("");
  }
}
