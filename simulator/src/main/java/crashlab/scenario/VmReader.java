package crashlab.scenario;

import crashlab.otp.Cost;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the virtual machine and the limits of a run.
final class VmReader {
  private static final int SCHEDULERS = 4;
  private static final int MOST_SCHEDULERS = 1024;
  private static final List<String> UNITS = List.of("MiB", "GiB", "KiB", "B", "TiB");
  private static final long MEMORY = 16L << 30;
  private static final int ATOMS = 1_048_576; // erl +t if nothing is said
  private static final int LEAST_ATOMS = 8192; // erl +t takes no less
  private static final int MOST_PROCESSES = 134_217_727; // erl +P takes no more
  private static final long MOST_EVENTS = 200_000_000L; // about a minute

  private final Values values;
  private final Problems problems;
  private final Times times;

  VmReader(Values values) {
    this.values = values;
    this.problems = values.problems();
    this.times = new Times(values);
  }

  Vm vm(@Nullable At at) {
    if (at == null) {
      return new Vm(SCHEDULERS, Map.of(), MEMORY, ATOMS, 0);
    }
    Fields fields = values.fields(at, "{\"schedulers\": 4}");
    var vm =
        new Vm(
            values.integer(fields.get("schedulers"), 1, MOST_SCHEDULERS, SCHEDULERS),
            costs(fields.get("costs")),
            size(fields.get("memory")),
            values.integer(fields.get("atom_limit"), LEAST_ATOMS, Integer.MAX_VALUE, ATOMS),
            times.signed(fields.get("clock_offset"), 0));
    fields.finish();
    return vm;
  }

  private Map<String, Long> costs(@Nullable At at) {
    Map<String, Long> costs = new LinkedHashMap<>();
    if (at == null) {
      return costs;
    }
    Fields fields = values.fields(at, "an object: cost to duration");
    for (Cost cost : Cost.values()) {
      At value = fields.get(cost.word());
      if (value != null) {
        costs.put(cost.word(), cost.word().endsWith("_bytes") ? size(value) : cost(value));
      }
    }
    fields.finish();
    return costs;
  }

  /* A bare number would be milliseconds, which nobody means here. */
  private long cost(At at) {
    if (at.value() instanceof JsonValue.Num number && !number.text().equals("0")) {
      problems.mismatch(
          at, "a duration with its unit, such as \"100ns\"", Quoted.bare(number.text()) + "ns");
      return 0;
    }
    return times.duration(at, 0);
  }

  private long size(@Nullable At at) {
    if (at == null) {
      return MEMORY;
    }
    Long bytes = parseSize(at.value());
    if (bytes == null || bytes < 1) {
      problems.mismatch(
          at,
          "a size such as \"2GiB\" (B, KiB, MiB, GiB) or a number of bytes",
          meantSize(at.value()));
      return MEMORY;
    }
    return bytes;
  }

  static @Nullable String meantSize(JsonValue value) {
    return value instanceof JsonValue.Str text
        ? Repair.of(text.value(), word -> bytes(word) != null, UNITS)
        : null;
  }

  /// Returns the bytes that a value stands for, or null.
  static @Nullable Long parseSize(JsonValue value) {
    if (value instanceof JsonValue.Str text) {
      return bytes(text.value());
    }
    BigDecimal number = Values.decimal(value);
    return number == null ? null : bytes(number, 1);
  }

  /// Returns the bytes of a text such as `2GiB`, or null.
  static @Nullable Long bytes(String text) {
    int unit = 0;
    while (unit < text.length() && text.charAt(unit) >= '0' && text.charAt(unit) <= '9') {
      unit++;
    }
    long factor = factor(text.substring(unit));
    boolean good = unit > 0 && unit <= 18 && factor > 0;
    return good ? bytes(new BigDecimal(text.substring(0, unit)), factor) : null;
  }

  private static @Nullable Long bytes(BigDecimal number, long factor) {
    BigDecimal bytes = number.multiply(BigDecimal.valueOf(factor));
    boolean whole = bytes.signum() == 0 || bytes.stripTrailingZeros().scale() <= 0;
    boolean fits = bytes.signum() >= 0 && bytes.compareTo(BigDecimal.valueOf(1L << 60)) <= 0;
    return whole && fits ? bytes.longValue() : null;
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "B" -> 1;
      case "KiB" -> 1L << 10;
      case "MiB" -> 1L << 20;
      case "GiB" -> 1L << 30;
      case "TiB" -> 1L << 40;
      default -> 0;
    };
  }

  RunLimits limits(@Nullable At at) {
    if (at == null) {
      return RunLimits.DEFAULT;
    }
    Fields fields = values.fields(at, "{\"events\": 50000000, \"processes\": 2000000}");
    RunLimits fallback = RunLimits.DEFAULT;
    var limits =
        new RunLimits(
            values.integer(fields.get("events"), 1L, MOST_EVENTS, fallback.events()),
            values.integer(fields.get("processes"), 1, MOST_PROCESSES, fallback.processes()),
            values.integer(fields.get("mailbox"), 1, Integer.MAX_VALUE, fallback.mailbox()));
    fields.finish();
    return limits;
  }
}
