package crashlab.scenario;

import crashlab.otp.TermPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what an expectation asks of the trace: `{"trace": {"event": "log"}, "read": "text"}`.
final class TraceQueryReader {
  private static final String LINES = "an object: key of the trace to value";

  private final Values values;
  private final Times times;

  TraceQueryReader(Reading reading) {
    this.values = reading.values();
    this.times = reading.times();
  }

  TraceQuery query(At at, Fields fields) {
    Map<String, TermPattern> lines = new LinkedHashMap<>();
    values
        .entries(at, LINES)
        .forEach(
            (key, value) -> lines.put(key, TermPatterns.of(value.value(), TraceQuery.unit(key))));
    At readAt = fields.get("read");
    List<String> read = keys(readAt);
    long from = times.duration(fields.get("from"), 0);
    long to = times.duration(fields.get("to"), Step.INFINITY);
    long since = times.duration(fields.get("since"), 0);
    return new TraceQuery(lines, read, take(fields.get("take"), readAt), from, to, since);
  }

  private List<String> keys(@Nullable At at) {
    if (at == null) {
      return List.of();
    }
    if (at.value() instanceof JsonValue.Str) {
      return List.of(values.name(at, "a key of the trace"));
    }
    List<String> keys = values.texts(at, "a key of the trace, or an array of keys");
    if (keys.isEmpty() && at.value() instanceof JsonValue.Arr) {
      values.problems().mismatch(at, "a key of the trace, or an array of keys");
    }
    return keys.isEmpty() ? List.of("") : keys;
  }

  private TraceQuery.Take take(@Nullable At at, @Nullable At read) {
    TraceQuery.Take usual = read == null ? TraceQuery.Take.COUNT : TraceQuery.Take.LIST;
    TraceQuery.Take take =
        values.choice(at, TraceQuery.Take.values(), TraceQuery.Take::word, "a figure", usual);
    if (at != null && read == null && take != TraceQuery.Take.COUNT) {
      values.problems().add(at, "\"%s\" needs \"read\"".formatted(take.word()));
      return TraceQuery.Take.COUNT;
    }
    return take;
  }
}
