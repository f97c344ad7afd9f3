package crashlab.scenario;

import crashlab.kernel.Distribution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads durations, random durations and rates. Durations come out in nanoseconds.
public final class Times {
  /// The longest duration, about 63 years: sums of a few still fit a `long`.
  static final long LONGEST = 2_000_000_000_000_000_000L;

  private static final String DURATION = "a duration such as \"5ms\" (us, ms, s, min or h)";
  private static final String INFINITY = "infinity";
  private static final List<String> UNITS = List.of("ms", "s", "us", "min", "h", "ns");
  private static final List<String> RATE_UNITS = List.of("/s", "/min", "/h", "/ms");

  private final Values values;
  private final Problems problems;

  Times(Values values) {
    this.values = values;
    this.problems = values.problems();
  }

  public long duration(@Nullable At at, long fallback) {
    return at == null ? fallback : read(at, DURATION, false);
  }

  /// Reads a duration of at least a nanosecond.
  public long positive(@Nullable At at, long fallback) {
    long nanos = duration(at, fallback);
    if (at != null && nanos == 0 && isDuration(at.value())) {
      problems.mismatch(ProblemKind.OUT_OF_RANGE, at, "a duration above 0");
    }
    return Math.max(nanos, 1);
  }

  /// Reads a duration that may be less than 0.
  public long signed(@Nullable At at, long fallback) {
    if (at == null) {
      return fallback;
    }
    if (at.value() instanceof JsonValue.Str text && text.value().startsWith("-")) {
      var positive =
          new JsonValue.Str(text.source(), text.start(), text.end(), text.value().substring(1));
      return parse(positive) == null
          ? read(at, DURATION, false)
          : -read(at.with(positive), DURATION, false);
    }
    if (at.value() instanceof JsonValue.Num number && number.text().startsWith("-")) {
      var positive =
          new JsonValue.Num(
              number.source(), number.start(), number.end(), number.text().substring(1));
      return -read(at.with(positive), DURATION, false);
    }
    return read(at, DURATION, false);
  }

  /// Reads a duration or `"infinity"`, which comes out as [Step#INFINITY].
  public long timeout(@Nullable At at, long fallback) {
    return at == null ? fallback : read(at, DURATION + " or \"infinity\"", true);
  }

  private long read(At at, String expected, boolean infinite) {
    if (infinite && at.value() instanceof JsonValue.Str text && text.value().equals(INFINITY)) {
      return Step.INFINITY;
    }
    BigDecimal nanos = parse(at.value());
    if (nanos == null) {
      problems.mismatch(at, expected, meant(at.value(), infinite));
      return 0;
    }
    if (nanos.signum() < 0) {
      problems.mismatch(ProblemKind.OUT_OF_RANGE, at, "a duration of at least 0");
      return 0;
    }
    if (nanos.compareTo(BigDecimal.valueOf(LONGEST)) > 0) {
      problems.mismatch(ProblemKind.OUT_OF_RANGE, at, "a duration of at most 63 years");
      return 0;
    }
    if (nanos.stripTrailingZeros().scale() > 0) {
      problems.mismatch(ProblemKind.OUT_OF_RANGE, at, "a duration of whole nanoseconds");
      return 0;
    }
    return nanos.longValue();
  }

  private static boolean isDuration(JsonValue value) {
    return parse(value) != null;
  }

  /// Returns the nanoseconds that a value stands for, whatever their size, or null.
  static @Nullable BigDecimal parse(JsonValue value) {
    if (value instanceof JsonValue.Num) {
      BigDecimal millis = Values.decimal(value);
      return millis != null && millis.scale() <= 0 ? millis.scaleByPowerOfTen(6) : null;
    }
    return value instanceof JsonValue.Str text ? nanos(text.value()) : null;
  }

  private static @Nullable BigDecimal nanos(String text) {
    int unit = Repair.digits(text);
    BigDecimal number = unit == 0 ? null : number(text.substring(0, unit));
    long factor = factor(text.substring(unit));
    return number == null || factor == 0 ? null : number.multiply(BigDecimal.valueOf(factor));
  }

  /// Returns `digits` or `digits.digits` as a number, null for anything else and for over 40
  /// characters.
  private static @Nullable BigDecimal number(String text) {
    int dot = text.indexOf('.');
    boolean good =
        text.length() <= JsonLimits.NUMBER_LENGTH
            && dot != 0
            && dot != text.length() - 1
            && dot == text.lastIndexOf('.');
    return good ? new BigDecimal(text) : null;
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000L;
      case "min" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0;
    };
  }

  /// Returns what a wrong duration may have been meant to be, or null.
  static @Nullable String meant(JsonValue value, boolean infinite) {
    if (!(value instanceof JsonValue.Str text)) {
      return null;
    }
    String near = infinite ? Suggestion.nearest(text.value(), List.of(INFINITY)) : null;
    return near != null ? near : Repair.of(text.value(), word -> nanos(word) != null, UNITS);
  }

  /// Reads a duration that may be random.
  public Distribution distribution(@Nullable At at) {
    if (at == null) {
      return new Distribution.Fixed(0);
    }
    if (!(at.value() instanceof JsonValue.Obj)) {
      return new Distribution.Fixed(
          at.value() instanceof JsonValue.Arr ? mismatchZero(at) : duration(at, 0));
    }
    Fields fields = values.fields(at, DURATION);
    Distribution distribution = random(fields);
    fields.finish();
    return distribution;
  }

  private long mismatchZero(At at) {
    problems.mismatch(at, DURATION + " or an object such as {\"exponential\": \"5ms\"}");
    return 0;
  }

  private Distribution random(Fields fields) {
    At exponential = fields.get("exponential");
    At uniform = fields.get("uniform");
    At normal = fields.get("normal");
    At lognormal = fields.get("lognormal");
    At empirical = fields.get("empirical");
    if (exponential != null) {
      return new Distribution.Exponential(positive(exponential, 1));
    }
    if (uniform != null) {
      int before = problems.count();
      long[] pair = pair(uniform, "[\"1ms\", \"3ms\"]: the least and the most");
      if (pair[1] < pair[0]) {
        if (problems.count() == before) {
          problems.add(uniform, "the second duration is less than the first");
        }
        return new Distribution.Fixed(0);
      }
      return new Distribution.Uniform(pair[0], pair[1]);
    }
    if (normal != null) {
      long[] pair = pair(normal, "[\"5ms\", \"1ms\"]: the mean and the deviation");
      return new Distribution.Normal(pair[0], pair[1]);
    }
    if (lognormal != null) {
      return lognormal(lognormal);
    }
    if (empirical != null) {
      return empirical(empirical);
    }
    if (fields.at().value() instanceof JsonValue.Obj object && object.members().isEmpty()) {
      problems.mismatch(fields.at(), DURATION);
    }
    return new Distribution.Fixed(0);
  }

  private long[] pair(At at, String expected) {
    List<At> elements = values.elements(at, expected);
    if (elements.size() != 2) {
      if (at.value() instanceof JsonValue.Arr) {
        problems.add(
            ProblemKind.MISMATCH, at, "found " + elements.size() + " values, expected " + expected);
      }
      return new long[2];
    }
    return new long[] {duration(elements.get(0), 0), duration(elements.get(1), 0)};
  }

  private Distribution lognormal(At at) {
    int before = problems.count();
    Fields fields = values.fields(at, "{\"median\": \"5ms\", \"p99\": \"40ms\"}");
    long median = positive(fields.need("median"), 1);
    At high = fields.need("p99");
    long p99 = duration(high, median);
    fields.finish();
    if (high != null && p99 < median && problems.count() == before) {
      problems.add(high, "p99 is below the median");
    }
    return new Distribution.Lognormal(median, Math.max(median, p99));
  }

  private Distribution empirical(At at) {
    List<Long> nanos = new ArrayList<>();
    for (At element : values.elements(at, "an array of durations")) {
      nanos.add(duration(element, 0));
    }
    if (nanos.isEmpty()) {
      if (at.value() instanceof JsonValue.Arr) {
        problems.mismatch(at, "at least one duration");
      }
      return new Distribution.Fixed(0);
    }
    return new Distribution.Empirical(nanos);
  }

  /// Reads a rate such as `"2000/s"`; it comes out as a number a second, above 0.
  public double rate(@Nullable At at) {
    if (at == null) {
      return 1;
    }
    Double rate = parseRate(at.value());
    if (rate == null) {
      problems.mismatch(at, "a rate such as \"2000/s\" or \"30/min\"", meantRate(at.value()));
      return 1;
    }
    if (!(rate > 0) || rate > 1e9) {
      problems.mismatch(ProblemKind.OUT_OF_RANGE, at, "a rate above 0 and at most 1000000000/s");
      return 1;
    }
    return rate;
  }

  /// Reads bytes a second such as `"100MiB/s"`.
  public long byteRate(@Nullable At at, long fallback) {
    if (at == null) {
      return fallback;
    }
    Long rate = at.value() instanceof JsonValue.Str text ? bytesPerSecond(text.value()) : null;
    if (rate == null || rate < 1) {
      problems.mismatch(at, "a size a second such as \"100MiB/s\" (B, KiB, MiB, GiB)");
      return fallback;
    }
    return rate;
  }

  private static @Nullable Long bytesPerSecond(String text) {
    boolean isPerSecond = text.endsWith("/s");
    String size = isPerSecond ? text.substring(0, text.length() - 2) : text;
    return isPerSecond ? VmReader.bytes(size) : null;
  }

  /// Returns a rate as a number a second, or null where the value is no rate.
  static @Nullable Double parseRate(JsonValue value) {
    return value instanceof JsonValue.Str text ? perSecond(text.value()) : null;
  }

  private static @Nullable Double perSecond(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || Repair.digits(text) != slash) {
      return null;
    }
    BigDecimal number = number(text.substring(0, slash));
    long nanos = factor(text.substring(slash + 1));
    return number == null || nanos == 0 ? null : number.doubleValue() * (1e9 / nanos);
  }

  static @Nullable String meantRate(JsonValue value) {
    return value instanceof JsonValue.Str text
        ? Repair.of(text.value(), word -> perSecond(word) != null, RATE_UNITS)
        : null;
  }
}
