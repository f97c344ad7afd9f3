package crashlab.analysis;

import crashlab.scenario.Expectation;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Watches a run and tells which expectations of its scenario hold. Needs no log.
///
/// Whoever runs it gives it every event, calls [#evaluateAt] at each of the [#instants], and
/// [#evaluateEnd] when the run is over. The answer to a lesson's question is an expectation too.
public final class ExpectationCheck extends HappeningsSink {
  private final List<Expectation> expectations;
  private final List<ClaimCheck> checks = new ArrayList<>();
  private final @Nullable Verdict[] verdicts;

  // When which check has something to see, in the order of time, and the next of them.
  private final long[] dueNanos;
  private final int[] dueChecks;
  private int nextDue;

  public ExpectationCheck(List<Expectation> expectations) {
    this.expectations = List.copyOf(expectations);
    this.verdicts = new Verdict[expectations.size()];
    for (Expectation expectation : expectations) {
      checks.add(ClaimCheck.of(expectation, happenings));
    }
    List<Due> dues = dues();
    this.dueNanos = dues.stream().mapToLong(Due::nanos).toArray();
    this.dueChecks = dues.stream().mapToInt(Due::check).toArray();
  }

  /// An instant at which a check has something to see.
  private record Due(long nanos, int check) {}

  private List<Due> dues() {
    List<Due> dues = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      int check = i;
      LongStream.concat(
              LongStream.of(expectations.get(i).atNanos()), LongStream.of(checks.get(i).instants()))
          .filter(at -> at != Step.INFINITY)
          .forEach(at -> dues.add(new Due(at, check)));
    }
    dues.sort(Comparator.comparingLong(Due::nanos).thenComparingInt(Due::check));
    return dues;
  }

  /// Returns the instants before the end at which an expectation is to be evaluated, in order.
  public long[] instants() {
    return LongStream.of(dueNanos).distinct().toArray();
  }

  /// Evaluates what is expected at this instant or before and was not evaluated yet.
  ///
  /// @param timeNanos virtual time; all events up to it, inclusive, have been given
  /// @return the verdicts that are new
  public List<Verdict> evaluateAt(long timeNanos, Readout readout) {
    var present = new ClaimCheck.Present(timeNanos, readout, null);
    var concerned = new BitSet();
    for (; nextDue < dueNanos.length && dueNanos[nextDue] <= timeNanos; nextDue++) {
      checks.get(dueChecks[nextDue]).look(present);
      concerned.set(dueChecks[nextDue]);
    }
    List<Verdict> found = new ArrayList<>();
    for (int i = concerned.nextSetBit(0); i >= 0; i = concerned.nextSetBit(i + 1)) {
      Expectation expectation = expectations.get(i);
      boolean due = expectation.atNanos() <= timeNanos && expectation.atNanos() != Step.INFINITY;
      boolean open = verdicts[i] == null && checks.get(i).isDecided();
      if (due && open && !(expectation.claim() instanceof Claim.OfOutcome)) {
        Verdict verdict = evaluate(i, present);
        verdicts[i] = verdict;
        found.add(verdict);
      }
    }
    return found;
  }

  /// Evaluates what is left when the run is over.
  ///
  /// @param end how the run ended
  /// @param endNanos virtual time at which the run ended
  /// @return the verdicts on all expectations, in their order
  public List<Verdict> evaluateEnd(RunEnd end, long endNanos, Readout readout) {
    var present = new ClaimCheck.Present(endNanos, readout, end);
    checks.forEach(check -> check.look(present));
    for (int i = 0; i < verdicts.length; i++) {
      if (verdicts[i] == null) {
        verdicts[i] = evaluate(i, present);
      }
    }
    List<Verdict> all = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      if (verdict != null) {
        all.add(verdict);
      }
    }
    return all;
  }

  /// Returns the verdicts so far, null where there is none yet, in the order of the expectations.
  public List<@Nullable Verdict> verdicts() {
    return Arrays.asList(verdicts.clone());
  }

  private Verdict evaluate(int index, ClaimCheck.Present present) {
    Expectation expectation = expectations.get(index);
    ClaimCheck.Finding finding = checks.get(index).find(present);
    long when = finding.whenNanos() < 0 ? present.nanos() : finding.whenNanos();
    return new Verdict(
        expectation,
        finding.holds(),
        ClaimWording.expected(expectation),
        finding.seen(),
        when,
        finding.seq());
  }
}
