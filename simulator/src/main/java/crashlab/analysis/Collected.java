package crashlab.analysis;

import crashlab.otp.Decimal;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.TraceQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// What is made of values that come one after the other.
abstract sealed class Collected {
  static Collected of(TraceQuery.Take take) {
    return switch (take) {
      case LIST, SORTED, DISTINCT, GAPS -> new All(take);
      case COUNT -> new Count();
      case FIRST -> new One((first, _) -> first);
      case LAST -> new One((_, last) -> last);
      case SUM -> new One((sum, value) -> term(Numbers.of(sum).add(Numbers.of(value))));
      case LEAST -> new One((least, value) -> TermOrder.compare(value, least) < 0 ? value : least);
      case MOST -> new One((most, value) -> TermOrder.compare(value, most) > 0 ? value : most);
    };
  }

  /// Takes the next value.
  abstract void add(Term value);

  /// Returns what was made of the values so far; null where nothing can be.
  abstract @Nullable Term value();

  private static Term term(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() < 19;
    return whole ? new Int(plain.longValue()) : new Decimal(number);
  }

  /// How many there are.
  private static final class Count extends Collected {
    private long count;

    @Override
    void add(Term value) {
      count++;
    }

    @Override
    Term value() {
      return new Int(count);
    }
  }

  /// One value, made of the one before and the next.
  private static final class One extends Collected {
    private final BinaryOperator<Term> with;
    private @Nullable Term value;

    One(BinaryOperator<Term> with) {
      this.with = with;
    }

    @Override
    void add(Term next) {
      Term before = value;
      value = before == null ? next : with.apply(before, next);
    }

    @Override
    @Nullable Term value() {
      return value;
    }
  }

  /// All of them.
  private static final class All extends Collected {
    private final TraceQuery.Take take;
    private final List<Term> values = new ArrayList<>();

    All(TraceQuery.Take take) {
      this.take = take;
    }

    @Override
    void add(Term value) {
      values.add(value);
    }

    @Override
    Term value() {
      return switch (take) {
        case SORTED -> new Tuple(values.stream().sorted(TermOrder::compare).toList());
        case DISTINCT -> new Tuple(distinct());
        case GAPS -> new Tuple(gaps());
        case LIST, COUNT, FIRST, LAST, SUM, LEAST, MOST -> new Tuple(values);
      };
    }

    private List<Term> distinct() {
      List<Term> distinct = new ArrayList<>();
      for (Term value : values.stream().sorted(TermOrder::compare).toList()) {
        if (distinct.isEmpty() || TermOrder.compare(distinct.getLast(), value) != 0) {
          distinct.add(value);
        }
      }
      return distinct;
    }

    private List<Term> gaps() {
      List<Term> gaps = new ArrayList<>();
      for (int i = 1; i < values.size(); i++) {
        gaps.add(term(Numbers.of(values.get(i)).subtract(Numbers.of(values.get(i - 1)))));
      }
      return gaps;
    }
  }
}
