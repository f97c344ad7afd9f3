package crashlab.library.process;

import crashlab.library.CodeContext;
import crashlab.otp.Term;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.ValueTypes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The condition of an `if`.
sealed interface StepCondition {
  record StateAtLeast(String key, long bound) implements StepCondition {}

  record StateAtMost(String key, long bound) implements StepCondition {}

  record StateEquals(String key, Term value) implements StepCondition {}

  record StateIn(String key, List<Term> values) implements StepCondition {
    public StateIn {
      values = List.copyOf(values);
    }
  }

  /// True with this chance, 0 to 1.
  record Probability(double chance) implements StepCondition {}

  /// Makes what a process asks at run time.
  default ControlSteps.IfCondition in(CodeContext code) {
    return switch (this) {
      case StateAtLeast(var key, var bound) -> ControlSteps.atLeast(code.stateIndex(key), bound);
      case StateAtMost(var key, var bound) -> ControlSteps.atMost(code.stateIndex(key), bound);
      case StateEquals(var key, var value) -> ControlSteps.equalTo(code.stateIndex(key), value);
      case StateIn(var key, var values) -> ControlSteps.among(code.stateIndex(key), values);
      case Probability(var chance) -> ControlSteps.probability(chance);
    };
  }

  static StepCondition read(At at, Reading reading, Scope scope) {
    Fields fields =
        reading.values().fields(at, "a condition such as {\"state\": \"n\", \"at_least\": 3}");
    At probability = fields.get("probability");
    StepCondition condition =
        probability != null
            ? new Probability(reading.values().number(probability, 0, 1, 0))
            : ofState(fields, reading, scope);
    fields.finish();
    return condition;
  }

  private static StepCondition ofState(Fields fields, Reading reading, Scope scope) {
    At state = fields.get("state");
    if (state == null) {
      fields.needOneOf(List.of("state", "probability"));
    }
    String key = reading.values().name(state, "a key of the state");
    if (state != null) {
      scope.module().usesKey(state, key);
    }
    At least = fields.get("at_least");
    At most = fields.get("at_most");
    At equals = fields.get("equals");
    At among = fields.get("in");
    long bounds = Stream.of(least, most, equals, among).filter(Objects::nonNull).count();
    if (bounds > 1) {
      reading
          .problems()
          .add(fields.at(), "a condition has one of at_least, at_most, equals and in, not several");
    } else if (bounds == 0 && state != null) {
      fields.needOneOf(List.of("at_least", "at_most", "equals", "in"));
    }
    if (least != null) {
      return new StateAtLeast(key, bound(least, reading));
    }
    if (most != null) {
      return new StateAtMost(key, bound(most, reading));
    }
    if (among != null) {
      return new StateIn(
          key,
          reading.values().elements(among, "an array of values").stream()
              .map(reading.terms()::term)
              .toList());
    }
    return new StateEquals(key, reading.terms().term(equals));
  }

  private static long bound(At at, Reading reading) {
    return reading.values().integer(at, Long.MIN_VALUE, Long.MAX_VALUE, 0L);
  }

  static String schema() {
    String integer = ValueTypes.integer(Long.MIN_VALUE, Long.MAX_VALUE, 0).schema();
    return "{\"anyOf\": ["
        + form("at_least", integer)
        + ", "
        + form("at_most", integer)
        + ", "
        + form("equals", "{\"$ref\": \"#/$defs/term\"}")
        + ", "
        + form("in", "{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/term\"}}")
        + ", {\"type\": \"object\", \"properties\": {\"probability\": {\"anyOf\": [{\"type\": \"number\","
        + " \"minimum\": 0, \"maximum\": 1}, {\"$ref\": \"#/$defs/param\"}]}}, \"required\":"
        + " [\"probability\"], \"additionalProperties\": false}, {\"$ref\": \"#/$defs/param\"}]}";
  }

  private static String form(String bound, String value) {
    return "{\"type\": \"object\", \"properties\": {\"state\": {\"$ref\": \"#/$defs/name\"}, \""
        + bound
        + "\": "
        + value
        + "}, \"required\": [\"state\", \""
        + bound
        + "\"], \"additionalProperties\": false}";
  }
}
