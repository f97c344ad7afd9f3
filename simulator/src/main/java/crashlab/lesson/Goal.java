package crashlab.lesson;

import crashlab.analysis.CauseChain;
import crashlab.analysis.Verdict;
import crashlab.analysis.state.Moment;
import crashlab.experiment.FinishedRun;
import crashlab.scenario.Expectation;
import crashlab.scenario.Expectation.Bounds;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.Step;
import crashlab.trace.TraceLog;
import java.util.List;

/// One expectation of a run that is over, and from which instant on it is decided.
///
/// @param decided before it, nobody could know how it ends
public record Goal(Verdict verdict, Moment decided) {

  /// What is known of it at an instant.
  public enum Status {
    UNDECIDED("not decided yet"),
    HOLDS("holds"),
    FAILS("fails");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// Returns the expectations of a run, in their order.
  public static List<Goal> of(FinishedRun run) {
    return run.verdicts().stream()
        .map(verdict -> new Goal(verdict, decided(run, verdict)))
        .toList();
  }

  public Status at(Moment moment) {
    return moment.compareTo(decided) < 0 ? Status.UNDECIDED : atTheEnd();
  }

  public Status atTheEnd() {
    return verdict.holds() ? Status.HOLDS : Status.FAILS;
  }

  /// Why it fails, root cause first; empty if no event tells.
  public List<String> chain(TraceLog log) {
    return verdict.holds() || verdict.seq() == 0
        ? List.of()
        : CauseChain.of(log, verdict.seq()).lines("");
  }

  /// A claim that one event settles for good is decided by that event, any other at the instant
  /// that it speaks of.
  private static Moment decided(FinishedRun run, Verdict verdict) {
    Expectation expectation = verdict.expectation();
    if (verdict.seq() > 0 && isSettledByAnEvent(expectation.claim(), verdict.holds())) {
      return Moment.after(run.log(), verdict.seq());
    }
    long end = run.facts().endNanos();
    return expectation.atNanos() == Step.INFINITY || expectation.atNanos() >= end
        ? new Moment(run.facts().events(), end)
        : Moment.at(run.log(), expectation.atNanos());
  }

  private static boolean isSettledByAnEvent(Claim claim, boolean holds) {
    return switch (claim) {
      case Claim.Never _, Claim.Within _ -> !holds;
      case Claim.Order _ -> holds;
      case Claim.Happened happened -> holds && isOpenAbove(happened.count());
      case Claim.Restarts restarts -> holds && isOpenAbove(restarts.count());
      case Claim.Alive _, Claim.Dead _, Claim.OfMetric _, Claim.Reads _, Claim.OfOutcome _ -> false;
    };
  }

  private static boolean isOpenAbove(Bounds bounds) {
    return bounds.atMost() == null && bounds.equalTo() == null;
  }
}
