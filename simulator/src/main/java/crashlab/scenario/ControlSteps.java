package crashlab.scenario;

import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the steps about a process's own state and choices, and those of a gen_statem.
final class ControlSteps {
  private static final long MOST_REPEATS = 1_000_000_000L;
  private static final long MOST_WEIGHT = 1_000_000L;

  private final StepReader steps;
  private final Values values;
  private final Problems problems;
  private final Times times;
  private final Terms terms;

  ControlSteps(StepReader steps, Values values) {
    this.steps = steps;
    this.values = values;
    this.problems = values.problems();
    this.times = new Times(values);
    this.terms = new Terms(values);
  }

  /// Returns the step, or null if the verb is of another family.
  @Nullable Step step(String verb, At at, Fields fields, Scope scope) {
    return switch (verb) {
      case "set" -> {
        String key = values.name(at, "a key of the state");
        scope.module().setsKey(key);
        yield new Step.SetState(key, terms.term(fields.need("to")));
      }
      case "increment" -> {
        String key = values.name(at, "a key of the state");
        scope.module().usesKey(at, key);
        long by = values.integer(fields.get("by"), Long.MIN_VALUE, Long.MAX_VALUE, 1);
        yield new Step.Increment(key, by);
      }
      case "if" -> choice(at, fields, scope);
      case "repeat" -> {
        long repeats = values.integer(at, 0, MOST_REPEATS, 0);
        yield new Step.Repeat(repeats, steps.steps(fields.need("do"), scope));
      }
      case "choose" -> choose(at, scope);
      case "receive" -> receive(at, fields, scope);
      default -> machine(verb, at, fields, scope);
    };
  }

  private @Nullable Step machine(String verb, At at, Fields fields, Scope scope) {
    return switch (verb) {
      case "next_state" -> {
        String state = values.name(at, "a state");
        scope.module().usesState(at, state);
        yield new Step.NextState(state, times.optionalTimeout(fields.get("state_timeout")));
      }
      case "keep_state" -> {
        values.mark(at);
        yield new Step.KeepState();
      }
      case "repeat_state" -> {
        values.mark(at);
        yield new Step.RepeatState();
      }
      case "postpone" -> {
        values.mark(at);
        yield new Step.Postpone();
      }
      case "next_event" -> new Step.NextEvent(terms.term(at));
      case "state_timeout" -> new Step.StateTimeout(times.timeout(at, 0));
      case "event_timeout" -> new Step.EventTimeout(times.timeout(at, 0));
      case "generic_timeout" ->
          new Step.GenericTimeout(
              values.name(at, "the name of a timeout"), times.timeout(fields.need("after"), 0));
      default -> null;
    };
  }

  private Step choice(At at, Fields fields, Scope scope) {
    Step.Condition condition = condition(at, scope);
    List<Step> then = steps.steps(fields.get("then"), scope);
    List<Step> otherwise = steps.steps(fields.get("else"), scope);
    if (!fields.has("then") && !fields.has("else")) {
      fields.needOneOf(List.of("then", "else"));
    }
    return new Step.If(condition, then, otherwise);
  }

  private Step.Condition condition(At at, Scope scope) {
    Fields fields = values.fields(at, "a condition such as {\"state\": \"n\", \"at_least\": 3}");
    At probability = fields.get("probability");
    Step.Condition condition;
    if (probability != null) {
      condition = new Step.Condition.Probability(values.number(probability, 0, 1, 0));
    } else {
      condition = stateCondition(fields, scope);
    }
    fields.finish();
    return condition;
  }

  private Step.Condition stateCondition(Fields fields, Scope scope) {
    At state = fields.get("state");
    if (state == null) {
      fields.needOneOf(List.of("state", "probability"));
    }
    String key = values.name(state, "a key of the state");
    if (state != null) {
      scope.module().usesKey(state, key);
    }
    At least = fields.get("at_least");
    At most = fields.get("at_most");
    At equals = fields.get("equals");
    int bounds = (least == null ? 0 : 1) + (most == null ? 0 : 1) + (equals == null ? 0 : 1);
    if (bounds > 1) {
      problems.add(fields.at(), "a condition has one of at_least, at_most and equals, not several");
    } else if (bounds == 0 && state != null) {
      fields.needOneOf(List.of("at_least", "at_most", "equals"));
    }
    if (least != null) {
      return new Step.Condition.StateAtLeast(key, bound(least));
    }
    if (most != null) {
      return new Step.Condition.StateAtMost(key, bound(most));
    }
    Term value = terms.term(equals);
    return new Step.Condition.StateEquals(key, value);
  }

  private long bound(At at) {
    return values.integer(at, Long.MIN_VALUE, Long.MAX_VALUE, 0);
  }

  private Step choose(At at, Scope scope) {
    List<Step.Choice> choices = new ArrayList<>();
    String expected = "an array of choices such as {\"weight\": 3, \"do\": []}";
    for (At element : values.elements(at, expected)) {
      Fields fields = values.fields(element, "a choice such as {\"weight\": 3, \"do\": []}");
      long weight = values.integer(fields.need("weight"), 1, MOST_WEIGHT, 1);
      choices.add(new Step.Choice(weight, steps.steps(fields.need("do"), scope)));
      fields.finish();
    }
    if (choices.isEmpty() && at.value() instanceof JsonValue.Arr) {
      problems.mismatch(at, "at least one choice");
    }
    return new Step.Choose(choices);
  }

  private Step receive(At at, Fields fields, Scope scope) {
    Map<String, List<Step>> clauses = steps.clauses(at, scope);
    At timeout = fields.get("timeout");
    long nanos = times.timeout(timeout, Step.INFINITY);
    At otherwise = fields.get("else");
    if (otherwise != null && timeout == null && !fields.has("timeout")) {
      fields.need("timeout");
    }
    return new Step.Receive(clauses, nanos, steps.steps(otherwise, scope));
  }
}
