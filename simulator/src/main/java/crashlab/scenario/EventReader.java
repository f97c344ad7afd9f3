package crashlab.scenario;

import crashlab.otp.Term;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads event patterns, such as `{"exited": "Cache", "reason": "killed"}`.
final class EventReader {
  static final List<String> WORDS =
      Stream.of(EventPattern.Kind.values()).map(EventPattern.Kind::word).toList();

  private final Values values;
  private final Terms terms;
  private final Targets targets;

  EventReader(Values values, Names names) {
    this.values = values;
    this.terms = new Terms(values);
    this.targets = new Targets(values, names);
  }

  /// Returns the pattern of an object that holds nothing else.
  @Nullable EventPattern pattern(@Nullable At at) {
    if (at == null) {
      return null;
    }
    Fields fields = values.fields(at, "an event such as {\"exited\": \"Cache\"}");
    EventPattern pattern = pattern(fields);
    if (pattern == null
        && at.value() instanceof JsonValue.Obj object
        && object.members().isEmpty()) {
      values.problems().mismatch(at, "an event such as {\"exited\": \"Cache\"}");
    }
    fields.finish();
    return pattern;
  }

  /// Returns the pattern that is among these members, or null.
  @Nullable EventPattern pattern(Fields fields) {
    EventPattern found = null;
    for (EventPattern.Kind kind : EventPattern.Kind.values()) {
      At at = found == null ? fields.get(kind.word()) : null;
      if (at != null) {
        found = pattern(kind, at, fields);
      }
    }
    return found;
  }

  private EventPattern pattern(EventPattern.Kind kind, At at, Fields fields) {
    return switch (kind) {
      case LOGGED -> {
        At by = fields.get("by");
        Subject subject = by == null ? null : targets.subject(by);
        yield new EventPattern(kind, subject, null, values.text(at, ""));
      }
      case EXITED -> {
        At reason = fields.get("reason");
        Term term = reason == null ? null : terms.term(reason);
        yield new EventPattern(kind, targets.subject(at), term, null);
      }
      case STARTED, RESTARTED, GAVE_UP, CALL_TIMEOUT ->
          new EventPattern(kind, targets.subject(at), null, null);
    };
  }
}
