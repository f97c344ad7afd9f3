package crashlab.scenario;

import crashlab.otp.TermPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a reading is compared with: `equals`, `at_least`, `at_most`, `between`, `same_as`,
/// and for lists `each` and `length`.
final class ComparisonReader {
  private static final int MOST_SHOWN = 200;
  private static final List<String> OF_ONE =
      List.of("at_least", "at_most", "equals", "between", "same_as");
  private static final List<String> OF_MANY =
      List.of("equals", "each", "between", "length", "same_as");
  static final String RANGE = "an array of a least and a most value";

  private final Values values;
  private final Problems problems;
  private final Times times;
  private final AskedReader asked;

  ComparisonReader(Reading reading, AskedReader asked) {
    this.values = reading.values();
    this.problems = reading.problems();
    this.times = reading.times();
    this.asked = asked;
  }

  /// Returns the comparison among `fields`, or null where there is none.
  @Nullable Comparison optional(Fields fields, Shape shape) {
    List<Comparison.Test> tests = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    equal(fields, shape, tests, shown);
    if (shape.kind() == Shape.Kind.LIST) {
      inTurn(fields.get("between"), shape, tests, shown);
      each(fields.get("each"), shape, tests, shown);
      length(fields.get("length"), tests, shown);
    } else {
      limits(fields, shape, tests, shown);
      within(fields.get("between"), shape, tests, shown);
    }
    same(fields.get("same_as"), tests, shown);
    return shown.isEmpty() ? null : new Comparison(tests, shape, String.join(" and ", shown));
  }

  /// As [#optional]; where there is none, a problem is noted.
  Comparison needed(Fields fields, Shape shape) {
    Comparison comparison = optional(fields, shape);
    if (comparison == null) {
      fields.needOneOf(shape.kind() == Shape.Kind.LIST ? OF_MANY : OF_ONE);
      return new Comparison(List.of(), shape, "");
    }
    return comparison;
  }

  private void equal(Fields fields, Shape shape, List<Comparison.Test> tests, List<String> shown) {
    At at = fields.get("equals");
    if (at == null) {
      return;
    }
    boolean list = at.value() instanceof JsonValue.Arr;
    if (shape.kind() == Shape.Kind.FIGURE) {
      BigDecimal number = number(at, shape.unit());
      if (number != null) {
        tests.add(new Comparison.Test.Within(new Comparison.Range(number, number)));
      }
    } else if (shape.kind() == Shape.Kind.LIST && !list) {
      problems.mismatch(at, "an array");
    } else {
      tests.add(
          new Comparison.Test.Equal(new TermPattern.Like(TermPatterns.plain(at.value(), shape))));
    }
    shown.add("equal to " + shown(at));
    if (fields.has("at_least") || fields.has("at_most")) {
      problems.add(fields.at(), "\"equals\" stands alone, without at_least and at_most");
    }
  }

  private void limits(Fields fields, Shape shape, List<Comparison.Test> tests, List<String> shown) {
    At least = fields.get("at_least");
    At most = fields.get("at_most");
    if (least == null && most == null) {
      return;
    }
    BigDecimal low = least == null ? null : number(least, shape.unit());
    BigDecimal high = most == null ? null : number(most, shape.unit());
    if (low != null && high != null && low.compareTo(high) > 0 && most != null) {
      problems.add(most, "at_most is below at_least");
    }
    tests.add(new Comparison.Test.Within(new Comparison.Range(low, high)));
    if (least != null) {
      shown.add("at least " + written(least));
    }
    if (most != null) {
      shown.add("at most " + written(most));
    }
  }

  private void within(
      @Nullable At at, Shape shape, List<Comparison.Test> tests, List<String> shown) {
    if (at != null) {
      tests.add(new Comparison.Test.Within(range(at, shape)));
      shown.add("between " + shown(at));
    }
  }

  private void each(@Nullable At at, Shape shape, List<Comparison.Test> tests, List<String> shown) {
    if (at != null) {
      tests.add(new Comparison.Test.Each(range(at, shape)));
      shown.add("each between " + shown(at));
    }
  }

  private void inTurn(
      @Nullable At at, Shape shape, List<Comparison.Test> tests, List<String> shown) {
    if (at != null) {
      List<Comparison.Range> ranges = new ArrayList<>();
      values
          .elements(at, "an array of ranges, such as [[\"1s\", \"2s\"]]")
          .forEach(element -> ranges.add(range(element, shape)));
      tests.add(new Comparison.Test.InTurn(ranges));
      shown.add("between " + shown(at));
    }
  }

  private void length(@Nullable At at, List<Comparison.Test> tests, List<String> shown) {
    if (at != null) {
      long length = values.integer(at, 0L, Integer.MAX_VALUE, 0L);
      tests.add(new Comparison.Test.Length(length));
      shown.add("of length " + length);
    }
  }

  private void same(@Nullable At at, List<Comparison.Test> tests, List<String> shown) {
    if (at == null) {
      return;
    }
    Fields fields = values.fields(at, "an expectation without bounds, such as {\"metric\": …}");
    At metric = fields.get(AskedReader.METRIC);
    long when = times.duration(fields.get("at"), Step.INFINITY);
    Asked other = metric == null ? asked.asked(fields) : asked.figure(metric);
    if (other == null && metric == null) {
      List<String> words = new ArrayList<>(List.of(AskedReader.METRIC));
      words.addAll(asked.words());
      fields.needOneOf(words);
    }
    fields.finish();
    if (other != null) {
      tests.add(new Comparison.Test.Same(other, when));
    }
    shown.add("the same as " + shown(at));
  }

  private Comparison.Range range(At at, Shape shape) {
    List<At> ends = values.elements(at, RANGE);
    if (ends.size() != 2) {
      if (at.value() instanceof JsonValue.Arr) {
        problems.mismatch(at, RANGE);
      }
      return new Comparison.Range(null, null);
    }
    BigDecimal least = number(ends.getFirst(), shape.unit());
    BigDecimal most = number(ends.getLast(), shape.unit());
    if (least != null && most != null && least.compareTo(most) > 0) {
      problems.mismatch(at, RANGE);
    }
    return new Comparison.Range(least, most);
  }

  private @Nullable BigDecimal number(At at, Unit unit) {
    BigDecimal number = BoundsReader.number(at.value(), unit);
    if (number == null) {
      problems.mismatch(
          ProblemKind.CLASH, at, BoundsReader.expected(unit), BoundsReader.meant(at.value(), unit));
    }
    return number;
  }

  private static String written(At at) {
    return at.value() instanceof JsonValue.Str text ? Quoted.bare(text.value()) : shown(at);
  }

  private static String shown(At at) {
    return Quoted.cut(JsonText.line(at.value()), MOST_SHOWN);
  }
}
