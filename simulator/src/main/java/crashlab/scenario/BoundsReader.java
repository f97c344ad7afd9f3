package crashlab.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the bounds of an expectation: `at_least`, `at_most` and `equals`, in the unit of what is
/// bounded.
final class BoundsReader {
  private final Problems problems;

  BoundsReader(Values values) {
    this.problems = values.problems();
  }

  /// Returns the bounds among `fields`; without any a problem is noted.
  ///
  /// @param unit null where it is not known: any number, duration, rate or size is taken
  Expectation.Bounds needed(Fields fields, @Nullable Unit unit) {
    Expectation.Bounds bounds = optional(fields, unit);
    if (bounds == null) {
      fields.needOneOf(List.of("at_least", "at_most", "equals"));
      return new Expectation.Bounds(null, null, null, "");
    }
    return bounds;
  }

  /// Returns the bounds among `fields`, or null where there are none.
  Expectation.@Nullable Bounds optional(Fields fields, @Nullable Unit unit) {
    At least = fields.get("at_least");
    At most = fields.get("at_most");
    At equal = fields.get("equals");
    At between = fields.get("between");
    if (between != null && least == null && most == null && equal == null) {
      return between(between, unit);
    }
    if (least == null && most == null && equal == null) {
      return null;
    }
    if (between != null) {
      problems.add(between, "\"between\" stands alone, without other bounds");
    }
    List<String> shown = new ArrayList<>();
    BigDecimal low = bound(least, unit, "at least ", shown);
    BigDecimal high = bound(most, unit, "at most ", shown);
    BigDecimal exact = bound(equal, unit, "exactly ", shown);
    if (exact != null && (low != null || high != null)) {
      problems.add(fields.at(), "\"equals\" stands alone, without at_least and at_most");
    }
    if (low != null && high != null && low.compareTo(high) > 0 && most != null) {
      problems.add(most, "at_most is below at_least");
    }
    return new Expectation.Bounds(low, high, exact, String.join(" and ", shown));
  }

  private Expectation.Bounds between(At at, @Nullable Unit unit) {
    List<String> shown = new ArrayList<>();
    if (at.value() instanceof JsonValue.Arr ends && ends.elements().size() == 2) {
      At least = at.child(0, ends.elements().getFirst());
      At most = at.child(1, ends.elements().getLast());
      BigDecimal low = bound(least, unit, "at least ", shown);
      BigDecimal high = bound(most, unit, "at most ", shown);
      if (low == null || high == null || low.compareTo(high) <= 0) {
        return new Expectation.Bounds(low, high, null, String.join(" and ", shown));
      }
    }
    problems.mismatch(at, ComparisonReader.RANGE);
    return new Expectation.Bounds(null, null, null, "");
  }

  private @Nullable BigDecimal bound(
      @Nullable At at, @Nullable Unit unit, String words, List<String> shown) {
    if (at == null) {
      return null;
    }
    BigDecimal number = unit == null ? any(at.value()) : number(at.value(), unit);
    if (number == null) {
      ProblemKind kind = unit == null ? ProblemKind.MISMATCH : ProblemKind.CLASH;
      problems.mismatch(kind, at, expected(unit), meant(at.value(), unit));
      return null;
    }
    String written = at.value() instanceof JsonValue.Str text ? text.value() : "";
    if (at.value() instanceof JsonValue.Num plain) {
      written = unit == Unit.DURATION ? plain.text() + "ms" : plain.text();
    }
    shown.add(words + written);
    return number;
  }

  private static @Nullable BigDecimal any(JsonValue value) {
    for (Unit unit : Unit.values()) {
      BigDecimal number = number(value, unit);
      if (number != null) {
        return number;
      }
    }
    return null;
  }

  /// Returns a number in a unit; null where the value is none.
  static @Nullable BigDecimal number(JsonValue value, Unit unit) {
    BigDecimal plain = Values.decimal(value);
    return switch (unit) {
      case COUNT -> plain;
      case SHARE ->
          plain != null && plain.signum() >= 0 && plain.compareTo(BigDecimal.ONE) <= 0
              ? plain
              : null;
      case DURATION -> Times.parse(value);
      case RATE -> {
        Double rate = plain == null ? Times.parseRate(value) : null;
        yield rate == null ? plain : BigDecimal.valueOf(rate);
      }
      case BYTES -> {
        Long bytes = plain == null ? VmReader.parseSize(value) : null;
        yield bytes == null ? plain : BigDecimal.valueOf(bytes);
      }
    };
  }

  static @Nullable String meant(JsonValue value, @Nullable Unit unit) {
    return switch (unit) {
      case null -> null;
      case COUNT, SHARE -> null;
      case DURATION -> Times.meant(value, false);
      case RATE -> Times.meantRate(value);
      case BYTES -> VmReader.meantSize(value);
    };
  }

  static String expected(@Nullable Unit unit) {
    return switch (unit) {
      case null -> "a number, a duration or a rate";
      case COUNT -> "a number";
      case SHARE -> "a number from 0 to 1";
      case DURATION -> "a duration such as \"20ms\"";
      case RATE -> "a rate such as 900 or \"900/s\"";
      case BYTES -> "a size such as \"2GiB\"";
    };
  }
}
