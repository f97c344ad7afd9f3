package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks that some line of the trace can have what an expectation asks for: a `kind` of its event,
/// and keys that this event has. Otherwise none of its lines would ever fit, and that would pass
/// for an answer.
final class LineFormCheck {
  private static final String EVENT = "event";
  private static final String KIND = "kind";

  private final Problems problems;
  private final Observables trace;

  LineFormCheck(Problems problems, Observables trace) {
    this.problems = problems;
    this.trace = trace;
  }

  /// Notes what lines of the asked event never have. Of an unknown event nothing is noted.
  void check(At at) {
    if (!(at.value() instanceof JsonValue.Obj asked)) {
      return;
    }
    List<String> events = texts(asked.get(EVENT));
    List<Observables.LineForm> ofEvent = ofEvents(events);
    if (ofEvent.isEmpty()) {
      return;
    }
    List<String> kinds = texts(asked.get(KIND));
    List<Observables.LineForm> lines = ofKinds(ofEvent, kinds);
    if (lines.isEmpty() && ofEvent.stream().anyMatch(LineFormCheck::hasKind)) {
      noteKind(at, asked, ofEvent, events);
    } else if (!events.isEmpty()) {
      checkKeys(at, asked, lines.isEmpty() ? ofEvent : lines, events);
    }
  }

  /// Notes a key that is read off lines which never have it.
  ///
  /// @param asked the lines
  void checkRead(At asked, At key) {
    if (asked.value() instanceof JsonValue.Obj lines && key.value() instanceof JsonValue.Str text) {
      List<String> events = texts(lines.get(EVENT));
      List<Observables.LineForm> read = ofKinds(ofEvents(events), texts(lines.get(KIND)));
      Set<String> own = ownKeys(read);
      if (!events.isEmpty() && !read.isEmpty() && isOfOthers(text.value(), own)) {
        String expected = keysOf(events, own);
        problems.mismatch(ProblemKind.UNKNOWN_NAME, key, expected, own);
      }
    }
  }

  private List<Observables.LineForm> ofEvents(List<String> events) {
    return trace.traceLines().stream()
        .filter(line -> events.isEmpty() || events.contains(line.event()))
        .toList();
  }

  private static List<Observables.LineForm> ofKinds(
      List<Observables.LineForm> lines, List<String> kinds) {
    return lines.stream().filter(line -> kinds.isEmpty() || isOfKind(line, kinds)).toList();
  }

  private boolean isOfOthers(String key, Set<String> own) {
    return !own.contains(key) && ownKeys(trace.traceLines()).contains(key);
  }

  private static String keysOf(List<String> events, Set<String> own) {
    return "a key of %s (%s)"
        .formatted(
            Words.list(events, "or"),
            own.isEmpty() ? "it has none of its own" : Words.list(List.copyOf(own), "or"));
  }

  private void noteKind(
      At at, JsonValue.Obj asked, List<Observables.LineForm> lines, List<String> events) {
    List<String> known =
        lines.stream()
            .map(Observables.LineForm::kind)
            .filter(k -> !k.isEmpty())
            .distinct()
            .toList();
    JsonValue.Member kind = asked.member(KIND);
    if (kind != null) {
      String what = events.isEmpty() ? "an event" : Words.list(events, "or");
      problems.mismatch(
          ProblemKind.UNKNOWN_NAME,
          at.child(KIND, kind.value()),
          "a kind of %s (%s)".formatted(what, Words.list(known, "or")),
          known);
    }
  }

  private void checkKeys(
      At at, JsonValue.Obj asked, List<Observables.LineForm> lines, List<String> events) {
    Set<String> ofEvents = ownKeys(lines);
    for (JsonValue.Member member : asked.members()) {
      String key = member.key();
      if (isOfOthers(key, ofEvents)) {
        String message =
            "found %s, expected %s".formatted(Quoted.of(key), keysOf(events, ofEvents));
        problems.addKey(ProblemKind.UNKNOWN_NAME, at, member, message, ofEvents);
      }
    }
  }

  private static Set<String> ownKeys(List<Observables.LineForm> lines) {
    Set<String> keys = new TreeSet<>();
    for (Observables.LineForm line : lines) {
      keys.addAll(line.keys());
      if (hasKind(line)) {
        keys.add(KIND);
      }
    }
    return keys;
  }

  private static boolean hasKind(Observables.LineForm line) {
    return !line.kind().isEmpty() || line.keys().contains(KIND);
  }

  /* A line whose kind is said by its detail can have any. */
  private static boolean isOfKind(Observables.LineForm line, List<String> kinds) {
    return line.keys().contains(KIND) || kinds.contains(line.kind());
  }

  /// The texts that a key may have; empty where any may, or where a pattern says it.
  private static List<String> texts(@Nullable JsonValue value) {
    return switch (value) {
      case JsonValue.Str text -> text.value().equals("_") ? List.of() : List.of(text.value());
      case JsonValue.Obj object when object.get("in") instanceof JsonValue.Arr among -> {
        List<String> texts = new ArrayList<>();
        among.elements().stream().flatMap(LineFormCheck::text).forEach(texts::add);
        yield texts;
      }
      case JsonValue.Obj _, JsonValue.Arr _, JsonValue.Num _, JsonValue.Bool _ -> List.of();
      case JsonValue.Nul _, JsonValue.Broken _ -> List.of();
      case null -> List.of();
    };
  }

  private static Stream<String> text(JsonValue value) {
    return value instanceof JsonValue.Str text ? Stream.of(text.value()) : Stream.empty();
  }
}
