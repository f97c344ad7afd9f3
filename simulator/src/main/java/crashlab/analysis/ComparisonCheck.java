package crashlab.analysis;

import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.Comparison;
import crashlab.scenario.Comparison.Range;
import crashlab.scenario.Comparison.Test;
import crashlab.trace.Identities;
import crashlab.trace.PlainMatch;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whether a plain value is as it is expected to be.
final class ComparisonCheck {
  private static final Identities NOBODY = new Identities();

  private ComparisonCheck() {}

  /// @param same finds what another reading reads; null for nothing
  static boolean holds(Term value, Comparison expected, Function<Test.Same, @Nullable Term> same) {
    return expected.tests().stream().allMatch(test -> holds(value, test, same));
  }

  private static boolean holds(Term value, Test test, Function<Test.Same, @Nullable Term> same) {
    return switch (test) {
      case Test.Equal(var pattern) -> PlainMatch.matches(pattern, value, NOBODY);
      case Test.Within(Range range) -> isIn(range, value);
      case Test.Each(Range range) ->
          value instanceof Tuple list
              && list.elements().stream().allMatch(each -> isIn(range, each));
      case Test.InTurn(List<Range> ranges) -> value instanceof Tuple list && areIn(ranges, list);
      case Test.Length(long count) -> value instanceof Tuple list && list.size() == count;
      case Test.Same other -> {
        Term found = same.apply(other);
        yield found != null && TermOrder.compare(value, found) == 0;
      }
    };
  }

  private static boolean areIn(List<Range> ranges, Tuple list) {
    boolean all = ranges.size() == list.size();
    for (int i = 0; all && i < list.size(); i++) {
      all = isIn(ranges.get(i), list.get(i));
    }
    return all;
  }

  private static boolean isIn(Range range, Term value) {
    BigDecimal number = Numbers.find(value);
    return number != null && range.admits(number);
  }
}
