package crashlab.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads steps: an object with one verb, whose other keys are the verb's options.
public final class StepReader {
  private static final String STEP = "a step: an object with one verb, such as {\"work\": \"5ms\"}";

  private final Reading reading;
  private final Values values;
  private final Problems problems;

  StepReader(Reading reading) {
    this.reading = reading;
    this.values = reading.values();
    this.problems = values.problems();
  }

  /// Returns the steps of an array; none where it is absent.
  public List<Step> steps(@Nullable At at, Scope scope) {
    List<Step> steps = new ArrayList<>();
    for (At element : values.elements(at, "an array of steps")) {
      Step step = step(element, scope);
      if (step != null) {
        steps.add(step);
      }
    }
    return steps;
  }

  /// Returns the steps of an array, or null where it is absent.
  public @Nullable List<Step> optionalSteps(@Nullable At at, Scope scope) {
    return at == null ? null : steps(at, scope);
  }

  /// Returns steps by clause.
  public Map<String, List<Step>> clauses(@Nullable At at, Scope scope) {
    Map<String, List<Step>> clauses = new LinkedHashMap<>();
    values
        .entries(at, "an object: message to steps")
        .forEach((message, steps) -> clauses.put(message, steps(steps, scope)));
    return clauses;
  }

  private @Nullable Step step(At at, Scope scope) {
    if (!(at.value() instanceof JsonValue.Obj object) || object.members().isEmpty()) {
      problems.mismatch(at, STEP);
      return null;
    }
    JsonValue.Member member = reading.vocabulary().verbIn(object);
    Verb verb = member == null ? null : reading.vocabulary().verb(member.key());
    if (member == null || verb == null) {
      noteUnknownVerb(at, object);
      return null;
    }
    String refusal = verb.where().refusal(verb.name(), scope.callback());
    if (refusal != null) {
      problems.addKey(ProblemKind.CLASH, at, member, refusal);
    }
    Fields fields = values.fields(at, STEP);
    At value = fields.need(verb.name());
    if (value == null) {
      return null;
    }
    reading.words().add(verb.name());
    Arguments given = verb.word().read(value, fields, reading, scope);
    noteSecondVerb(at, object, member, fields);
    fields.finish();
    return new Step(verb, given);
  }

  private void noteUnknownVerb(At at, JsonValue.Obj object) {
    JsonValue.Member meant = reading.vocabulary().verbMeantIn(object);
    String refusal = Unsupported.key(meant.key());
    if (refusal != null) {
      problems.addKey(ProblemKind.UNSUPPORTED, at, meant, refusal);
      return;
    }
    if (meant.value() instanceof JsonValue.Str text) {
      values.orphans().add(text.value());
    }
    problems.addKey(
        at,
        meant,
        "unknown step " + Quoted.of(meant.key()) + ", expected a verb such as work",
        reading.vocabulary().verbNames());
  }

  private void noteSecondVerb(At at, JsonValue.Obj object, JsonValue.Member verb, Fields fields) {
    for (JsonValue.Member member : object.members()) {
      boolean second =
          !member.key().equals(verb.key()) && reading.vocabulary().isStrong(member.key());
      if (second && !fields.isAsked(member.key())) {
        String message = "a second verb beside \"%s\": a step has one".formatted(verb.key());
        problems.addKey(ProblemKind.CLASH, at, member, message);
        fields.skip(member.key());
      }
    }
  }
}
