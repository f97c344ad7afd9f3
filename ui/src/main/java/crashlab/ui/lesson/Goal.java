package crashlab.ui.lesson;

import crashlab.analysis.CauseChain;
import crashlab.analysis.Verdict;
import crashlab.analysis.state.Moment;
import crashlab.scenario.Expectation;
import crashlab.scenario.Expectation.Bounds;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.Step;
import crashlab.ui.session.Recording;
import java.util.List;

/// One expectation of a run that is over, and from which instant on it is decided.
///
/// @param decided before it, nobody could know how it ends
record Goal(Verdict verdict, Moment decided) {

  /// What is known of it at an instant.
  enum Standing {
    UNDECIDED("not decided yet"),
    HOLDS("holds"),
    FAILS("fails");

    private final String word;

    Standing(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static List<Goal> of(Recording run) {
    return run.run().verdicts().stream()
        .map(verdict -> new Goal(verdict, decided(run, verdict)))
        .toList();
  }

  Standing at(Moment moment) {
    return moment.compareTo(decided) < 0 ? Standing.UNDECIDED : atTheEnd();
  }

  Standing atTheEnd() {
    return verdict.holds() ? Standing.HOLDS : Standing.FAILS;
  }

  /// Why it fails, root cause first; empty if no event tells.
  List<String> chain(Recording run) {
    return verdict.holds() || verdict.seq() == 0
        ? List.of()
        : CauseChain.of(run.log(), verdict.seq()).lines("");
  }

  /// A claim that one event settles for good is decided by that event, any other at the instant
  /// that it speaks of.
  private static Moment decided(Recording run, Verdict verdict) {
    Expectation expectation = verdict.expectation();
    if (verdict.seq() > 0 && isSettledByAnEvent(expectation.claim(), verdict.holds())) {
      return run.momentOf(verdict.seq());
    }
    return expectation.atNanos() == Step.INFINITY || expectation.atNanos() >= run.endNanos()
        ? run.end()
        : run.momentAt(expectation.atNanos());
  }

  private static boolean isSettledByAnEvent(Claim claim, boolean holds) {
    return switch (claim) {
      case Claim.Never _, Claim.Within _ -> !holds;
      case Claim.Order _ -> holds;
      case Claim.Happened happened -> holds && isOpenAbove(happened.count());
      case Claim.Restarts restarts -> holds && isOpenAbove(restarts.count());
      case Claim.Alive _, Claim.Dead _, Claim.Metric _, Claim.Reads _, Claim.Outcome _ -> false;
    };
  }

  private static boolean isOpenAbove(Bounds bounds) {
    return bounds.atMost() == null && bounds.equalTo() == null;
  }
}
