package crashlab.scenario;

import crashlab.otp.TermPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what an expectation asks of the trace: `{"trace": {"event": "log"}, "read": "text"}`.
final class TraceQueryReader {
  private static final String LINES = "an object: key of the trace to value";

  private static final String KEY = "a key of the trace";
  private static final String EVENT = "event";
  private static final String NODE = "node";

  private final Values values;
  private final Times times;
  private final Observables trace;
  private final LineFormCheck forms;
  private final GivenNodes nodes;

  TraceQueryReader(Reading reading) {
    this.values = reading.values();
    this.times = reading.times();
    this.trace = reading.vocabulary().observables();
    this.nodes = reading.names().nodes();
    this.forms = new LineFormCheck(reading.problems(), trace);
  }

  TraceQuery query(At at, Fields fields) {
    Map<String, TermPattern> lines = new LinkedHashMap<>();
    forms.check(at);
    for (Map.Entry<String, At> entry : values.entries(at, LINES).entrySet()) {
      String key = entry.getKey();
      JsonValue value = entry.getValue().value();
      checkKey(at, key);
      if (key.equals(EVENT) && !(value instanceof JsonValue.Obj)) {
        checkEvent(entry.getValue());
      }
      if (key.equals(NODE)) {
        checkNodes(entry.getValue());
      }
      checkPattern(entry.getValue());
      lines.put(key, TermPatterns.of(value, trace.unit(key)));
    }
    At readAt = fields.get("read");
    List<String> read = keys(readAt, at);
    long from = times.duration(fields.get("from"), 0);
    long to = times.duration(fields.get("to"), Step.INFINITY);
    long since = times.duration(fields.get("since"), 0);
    TraceQuery.Take take = take(fields.get("take"), readAt);
    return new TraceQuery(lines, read, take, from, to, since, shape(take, read));
  }

  private Shape shape(TraceQuery.Take take, List<String> read) {
    List<Unit> units = read.stream().map(trace::unit).toList();
    return switch (take) {
      case COUNT -> Shape.figure(Unit.COUNT);
      case SUM, LEAST, MOST -> Shape.figure(units.getFirst());
      case FIRST, LAST -> new Shape(Shape.Kind.VALUE, units);
      case LIST, SORTED, DISTINCT, GAPS -> new Shape(Shape.Kind.LIST, units);
    };
  }

  private void checkKey(At lines, String key) {
    boolean known = trace.traceKeys().containsKey(key);
    JsonValue.Member member =
        !known && lines.value() instanceof JsonValue.Obj object ? object.member(key) : null;
    if (member != null) {
      String message = "found %s, expected %s".formatted(Quoted.of(key), KEY);
      values
          .problems()
          .addKey(ProblemKind.UNKNOWN_NAME, lines, member, message, trace.traceKeys().keySet());
    }
  }

  /* A value may be any JSON, so only a slip in one of the two words can be told. */
  private void checkPattern(At at) {
    if (at.value() instanceof JsonValue.Obj object && object.members().size() == 1) {
      JsonValue.Member member = object.members().getFirst();
      if (Suggestion.nearest(member.key(), TermPatterns.WORDS) != null) {
        String message = "found %s, expected in or prefix".formatted(Quoted.of(member.key()));
        values.problems().addKey(ProblemKind.UNKNOWN_NAME, at, member, message, TermPatterns.WORDS);
      }
    }
  }

  /// A node, or one of several; a pattern may stand for any.
  private void checkNodes(At at) {
    JsonValue.Member among =
        at.value() instanceof JsonValue.Obj object ? object.member("in") : null;
    if (among != null && among.value() instanceof JsonValue.Arr names) {
      At in = at.child(among.key(), names);
      for (int i = 0; i < names.elements().size(); i++) {
        checkNode(in.child(i, names.elements().get(i)));
      }
    } else {
      checkNode(at);
    }
  }

  private void checkNode(At at) {
    if (at.value() instanceof JsonValue.Str text && !text.value().equals(TermPattern.ANY.value())) {
      nodes.name(at, values.problems());
    }
  }

  private void checkEvent(At at) {
    String word = at.value() instanceof JsonValue.Str text ? text.value() : "";
    if (word.equals(TermPattern.ANY.value()) || trace.traceEvents().contains(word)) {
      return;
    }
    String refusal = Unsupported.event(word);
    if (refusal != null) {
      values.problems().add(ProblemKind.UNSUPPORTED, at, refusal);
    } else {
      values
          .problems()
          .mismatch(ProblemKind.UNKNOWN_NAME, at, "an event of the trace", trace.traceEvents());
    }
  }

  private List<String> keys(@Nullable At at, At lines) {
    if (at == null) {
      return List.of();
    }
    if (at.value() instanceof JsonValue.Str) {
      return List.of(key(at, lines));
    }
    List<String> keys = new ArrayList<>();
    values
        .elements(at, KEY + ", or an array of keys")
        .forEach(element -> keys.add(key(element, lines)));
    if (keys.isEmpty() && at.value() instanceof JsonValue.Arr) {
      values.problems().mismatch(at, KEY);
    }
    return keys.isEmpty() ? List.of("") : keys;
  }

  private String key(At at, At lines) {
    String key = values.name(at, KEY);
    if (!key.isEmpty() && !trace.traceKeys().containsKey(key)) {
      values.problems().mismatch(ProblemKind.UNKNOWN_NAME, at, KEY, trace.traceKeys().keySet());
    } else if (!key.isEmpty()) {
      forms.checkRead(lines, at);
    }
    return key;
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
