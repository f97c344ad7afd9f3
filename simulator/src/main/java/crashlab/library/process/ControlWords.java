package crashlab.library.process;

import crashlab.behaviour.RepeatStep;
import crashlab.library.StepWord;
import crashlab.scenario.At;
import crashlab.scenario.Callback;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.Scope;
import crashlab.scenario.Step;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Where;
import crashlab.scenario.Word;
import java.util.ArrayList;
import java.util.List;

/// A process's own state, and choices and repetitions.
final class ControlWords {
  private static final long MOST_REPEATS = 1_000_000_000L;
  private static final long MOST_WEIGHT = 1_000_000L;

  private static final Param<String> SET =
      Param.needed(
              "set",
              ValueTypes.name(
                  "a key of the state", "key", (_, key, _, scope) -> scope.module().setsKey(key)))
          .says("A key of the state.");
  private static final Param<Value> TO = Param.needed("to", ValueTypes.VALUE);
  private static final Param<String> INCREMENT =
      Param.needed(
              "increment",
              ValueTypes.name(
                  "a key of the state",
                  "key",
                  (at, key, _, scope) -> scope.module().usesKey(at, key)))
          .says("A key of the state.");
  private static final Param<Long> BY =
      Param.usual("by", ValueTypes.integer(Long.MIN_VALUE, Long.MAX_VALUE, 1), 1L, "1");
  private static final Param<StepCondition> IF =
      Param.needed(
              "if",
              ValueType.<StepCondition>of(
                  StepCondition.schema(),
                  "C",
                  new StepCondition.Probability(0),
                  StepCondition::read))
          .says("A condition on the state, or a chance.");
  private static final Param<List<Step>> THEN =
      Param.usual("then", ValueTypes.STEPS, List.of(), null);
  private static final Param<List<Step>> ELSE =
      Param.usual("else", ValueTypes.STEPS, List.of(), null);
  private static final Param<Long> REPEAT =
      Param.needed("repeat", ValueTypes.integer(0, MOST_REPEATS, 0));
  private static final Param<List<Step>> DO = Param.needed("do", ValueTypes.STEPS);

  private static final Where FUNCTION =
      Where.in(
          callback -> callback.family() == Callback.Family.FUNCTION, ", expected in a function");
  private static final Param<Value> RETURN =
      Param.needed("return", ValueTypes.VALUE).says("The value.");

  private record Choice(long weight, List<Step> body) {}

  private static final Param<List<Choice>> CHOOSE =
      Param.needed(
          "choose",
          ValueType.<List<Choice>>of(
                  choices(), "[{\"weight\": n, \"do\": [steps]}]", List.of(), ControlWords::read)
              .holding(choices -> choices.stream().map(Choice::body).toList()));

  static final List<StepWord> STEPS =
      List.of(
          StepWord.of(
              Verb.of(Word.of(SET, "Sets a value of the process's state.").with(TO)),
              (given, code) ->
                  new ControlSteps.SetState(
                      code.stateIndex(SET.of(given)), code.value(TO.of(given)))),
          StepWord.of(
              Verb.of(Word.of(INCREMENT, "Adds 1, or `by`, to a number of the state.").with(BY)),
              (given, code) ->
                  new ControlSteps.Increment(code.stateIndex(INCREMENT.of(given)), BY.of(given))),
          StepWord.of(
              Verb.of(
                  Word.of(
                          IF,
                          "Chooses by a condition. C is `{\"state\": key, \"at_least\": n}`, or"
                              + " `at_most`, `equals`, or `\"in\": [values]`, where `\"_\"` in a"
                              + " value stands for anything; `{\"mailbox\": t, \"at_least\": n}`,"
                              + " how many messages wait there; or `{\"probability\": p}`.")
                      .with(THEN, ELSE)
                      .ruled(SchemaRule.oneAtLeast("then", "else"))
                      .settled((given, fields, _, _) -> {
                        if (!fields.has("then") && !fields.has("else")) {
                          fields.needOneOf(List.of("then", "else"));
                        }
                        return given;
                      })),
              (given, code) ->
                  new ControlSteps.If(
                      IF.of(given).in(code),
                      code.steps(THEN.of(given)),
                      code.steps(ELSE.of(given)))),
          StepWord.of(
              Verb.of(Word.of(REPEAT, "Does steps n times.").with(DO)),
              (given, code) -> new RepeatStep(REPEAT.of(given), code.steps(DO.of(given)))),
          StepWord.of(
              Verb.of(Word.of(CHOOSE, "Does one of several, drawn by weight.")),
              (given, code) ->
                  new ControlSteps.Choose(
                      CHOOSE.of(given).stream().map(Choice::weight).toList(),
                      CHOOSE.of(given).stream().map(choice -> code.steps(choice.body())).toList())),
          StepWord.of(
              Verb.of(Word.of(RETURN, "Ends the steps of a span: it returns this value."))
                  .in(FUNCTION),
              (given, code) -> new ControlSteps.ReturnFromBlock(code.value(RETURN.of(given)))));

  private ControlWords() {}

  private static List<Choice> read(At at, Reading reading, Scope scope) {
    List<Choice> choices = new ArrayList<>();
    String expected = "an array of choices such as {\"weight\": 3, \"do\": []}";
    for (At element : reading.values().elements(at, expected)) {
      var fields = reading.values().fields(element, "a choice such as {\"weight\": 3, \"do\": []}");
      long weight = reading.values().integer(fields.need("weight"), 1L, MOST_WEIGHT, 1L);
      choices.add(new Choice(weight, reading.steps().steps(fields.need("do"), scope)));
      fields.finish();
    }
    if (choices.isEmpty() && at.value() instanceof JsonValue.Arr) {
      reading.problems().mismatch(at, "at least one choice");
    }
    return choices;
  }

  private static String choices() {
    return "{\"anyOf\": [{\"type\": \"array\", \"minItems\": 1, \"items\": {\"anyOf\": [{\"type\":"
        + " \"object\", \"properties\": {\"weight\": "
        + ValueTypes.integer(1, MOST_WEIGHT, 1).schema()
        + ", \"do\": {\"$ref\": \"#/$defs/steps\"}}, \"required\": [\"weight\", \"do\"],"
        + " \"additionalProperties\": false}, {\"$ref\": \"#/$defs/param\"}]}}, {\"$ref\":"
        + " \"#/$defs/param\"}]}";
  }
}
