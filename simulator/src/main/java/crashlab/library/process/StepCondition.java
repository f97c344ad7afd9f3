package crashlab.library.process;

import crashlab.library.CodeContext;
import crashlab.otp.Term;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Target;
import crashlab.scenario.ValueTypes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The condition of an `if`.
sealed interface StepCondition {
  /// A number of the state, from `least` to `most`.
  record StateNumber(String key, long least, long most) implements StepCondition {}

  /// A value of the state that fits one of these.
  record StateLike(String key, List<Term> patterns) implements StepCondition {
    public StateLike {
      patterns = List.copyOf(patterns);
    }
  }

  /// How many messages wait for a process, from `least` to `most`.
  record Mailbox(Target target, long least, long most) implements StepCondition {}

  /// True with this chance, 0 to 1.
  record Probability(double chance) implements StepCondition {}

  /// Makes what a process asks at run time.
  default IfCondition in(CodeContext code) {
    return switch (this) {
      case StateNumber(var key, var least, var most) ->
          IfCondition.number(code.stateIndex(key), least, most);
      case StateLike(var key, var patterns) -> IfCondition.like(code.stateIndex(key), patterns);
      case Mailbox(var target, var least, var most) ->
          IfCondition.mailbox(code.address(target), least, most);
      case Probability(var chance) -> IfCondition.probability(chance);
    };
  }

  static StepCondition read(At at, Reading reading, Scope scope) {
    Fields fields =
        reading.values().fields(at, "a condition such as {\"state\": \"n\", \"at_least\": 3}");
    At probability = fields.get("probability");
    At mailbox = fields.get("mailbox");
    StepCondition condition;
    if (probability != null) {
      condition = new Probability(reading.values().number(probability, 0, 1, 0));
    } else if (mailbox != null) {
      condition = ofMailbox(mailbox, fields, reading, scope);
    } else {
      condition = ofState(fields, reading, scope);
    }
    fields.finish();
    return condition;
  }

  private static StepCondition ofState(Fields fields, Reading reading, Scope scope) {
    At state = fields.get("state");
    if (state == null) {
      fields.needOneOf(List.of("state", "mailbox", "probability"));
    }
    String key = reading.values().name(state, "a key of the state");
    if (state != null) {
      scope.module().usesKey(state, key);
    }
    At least = fields.get("at_least");
    At most = fields.get("at_most");
    At equals = fields.get("equals");
    At among = fields.get("in");
    checkBounds(fields, reading, state != null, "at_least", "at_most", "equals", "in");
    if (least != null || most != null) {
      return new StateNumber(
          key, least(least, reading, Long.MIN_VALUE), most(most, reading, Long.MIN_VALUE));
    }
    if (among == null) {
      return new StateLike(key, List.of(reading.terms().term(equals)));
    }
    return new StateLike(
        key,
        reading.values().elements(among, "an array of values").stream()
            .map(reading.terms()::term)
            .toList());
  }

  private static StepCondition ofMailbox(At mailbox, Fields fields, Reading reading, Scope scope) {
    Target target = reading.targets().target(mailbox, scope);
    At least = fields.get("at_least");
    At most = fields.get("at_most");
    At equals = fields.get("equals");
    checkBounds(fields, reading, true, "at_least", "at_most", "equals");
    return equals == null
        ? new Mailbox(target, least(least, reading, 0), most(most, reading, 0))
        : new Mailbox(target, least(equals, reading, 0), most(equals, reading, 0));
  }

  /// Notes bounds that are too many or none.
  private static void checkBounds(
      Fields fields, Reading reading, boolean needed, String... allowed) {
    List<String> words = List.of(allowed);
    long bounds = words.stream().map(fields::get).filter(Objects::nonNull).count();
    if (bounds > 1) {
      String all = String.join(", ", words.subList(0, words.size() - 1));
      reading
          .problems()
          .add(
              fields.at(),
              "a condition has one of " + all + " and " + words.getLast() + ", not several");
    } else if (bounds == 0 && needed) {
      fields.needOneOf(words);
    }
  }

  private static long least(@Nullable At at, Reading reading, long smallest) {
    return at == null ? Long.MIN_VALUE : bound(at, reading, smallest);
  }

  private static long most(@Nullable At at, Reading reading, long smallest) {
    return at == null ? Long.MAX_VALUE : bound(at, reading, smallest);
  }

  private static long bound(At at, Reading reading, long smallest) {
    return reading.values().integer(at, smallest, Long.MAX_VALUE, 0L);
  }

  static String schema() {
    String integer = ValueTypes.integer(Long.MIN_VALUE, Long.MAX_VALUE, 0).schema();
    String count = ValueTypes.integer(0, Long.MAX_VALUE, 0).schema();
    String name = "{\"$ref\": \"#/$defs/name\"}";
    String target = "{\"$ref\": \"#/$defs/target\"}";
    return Stream.of(
            form("state", name, "at_least", integer),
            form("state", name, "at_most", integer),
            form("state", name, "equals", "{\"$ref\": \"#/$defs/term\"}"),
            form(
                "state",
                name,
                "in",
                "{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/term\"}}"),
            form("mailbox", target, "at_least", count),
            form("mailbox", target, "at_most", count),
            form("mailbox", target, "equals", count),
            "{\"type\": \"object\", \"properties\": {\"probability\": {\"anyOf\": [{\"type\":"
                + " \"number\", \"minimum\": 0, \"maximum\": 1}, {\"$ref\": \"#/$defs/param\"}]}},"
                + " \"required\": [\"probability\"], \"additionalProperties\": false}",
            "{\"$ref\": \"#/$defs/param\"}")
        .collect(Collectors.joining(", ", "{\"anyOf\": [", "]}"));
  }

  private static String form(String subject, String type, String bound, String value) {
    return "{\"type\": \"object\", \"properties\": {\""
        + subject
        + "\": "
        + type
        + ", \""
        + bound
        + "\": "
        + value
        + "}, \"required\": [\""
        + subject
        + "\", \""
        + bound
        + "\"], \"additionalProperties\": false}";
  }
}
