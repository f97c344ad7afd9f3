package crashlab.analysis;

import crashlab.otp.Decimal;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.scenario.Asked;
import crashlab.scenario.Comparison;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.Step;
import crashlab.trace.PlainTerm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads at its instant what an expectation asks for, and what it is compared with at that one's.
final class ReadCheck implements ClaimCheck {
  private final Comparison expected;
  private final Happenings happenings;
  private final Sample own;
  private final List<Sample> others = new ArrayList<>();

  /// One thing that is read at one instant.
  private static final class Sample {
    final Asked asked;
    final long atNanos;
    final @Nullable TraceCollector collector;
    private boolean taken;
    private @Nullable Term value;

    Sample(Asked asked, long atNanos, @Nullable TraceCollector collector) {
      this.asked = asked;
      this.atNanos = atNanos;
      this.collector = collector;
    }
  }

  ReadCheck(Claim.Reads claim, long atNanos, Happenings happenings) {
    this.expected = claim.expected();
    this.happenings = happenings;
    this.own = sample(claim.asked(), atNanos);
    for (Comparison.Test test : expected.tests()) {
      if (test instanceof Comparison.Test.Same(Asked other, long otherNanos)) {
        others.add(sample(other, otherNanos));
      }
    }
  }

  private Sample sample(Asked asked, long atNanos) {
    return new Sample(
        asked,
        atNanos,
        asked instanceof Asked.Traced(var query, _) ? happenings.collect(query) : null);
  }

  @Override
  public void look(Present present) {
    take(own, present);
    others.forEach(other -> take(other, present));
  }

  private void take(Sample sample, Present present) {
    boolean due = sample.atNanos <= present.nanos() && sample.atNanos != Step.INFINITY;
    if (!sample.taken && (due || present.end() != null)) {
      sample.taken = true;
      Term read = read(sample, present.readout());
      sample.value = read == null ? null : PlainTerm.of(read, happenings.identities());
    }
  }

  private static @Nullable Term read(Sample sample, Readout readout) {
    TraceCollector collector = sample.collector;
    return switch (sample.asked) {
      case Asked.OfMetric(var path) -> term(readout.figure(path));
      case Asked.Probed probed -> readout.value(probed);
      case Asked.Traced _ -> collector == null ? null : collector.value();
    };
  }

  private static @Nullable Term term(@Nullable BigDecimal figure) {
    if (figure == null) {
      return null;
    }
    boolean whole = figure.stripTrailingZeros().scale() <= 0;
    return whole ? new Int(figure.longValue()) : new Decimal(figure);
  }

  @Override
  public boolean isDecided() {
    return own.taken && others.stream().allMatch(other -> other.taken);
  }

  @Override
  public long[] instants() {
    return others.stream().mapToLong(other -> other.atNanos).toArray();
  }

  @Override
  public Finding find(Present present) {
    TraceCollector collector = own.collector;
    long seq = collector == null ? 0 : collector.latestSeq();
    long when = seq == 0 || collector == null ? -1 : collector.latestNanos();
    Term value = own.value;
    if (value == null) {
      return new Finding(false, "nothing", seq, when);
    }
    boolean holds = ComparisonCheck.holds(value, expected, this::other);
    return new Finding(holds, ValueWording.of(value, expected.shape()), seq, when);
  }

  private @Nullable Term other(Comparison.Test.Same test) {
    for (Sample other : others) {
      if (other.asked == test.other()) {
        return other.value;
      }
    }
    return null;
  }
}
