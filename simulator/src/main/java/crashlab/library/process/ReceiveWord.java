package crashlab.library.process;

import crashlab.library.StepWord;
import crashlab.scenario.Arguments;
import crashlab.scenario.Callback;
import crashlab.scenario.Fields;
import crashlab.scenario.Param;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.Step;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Where;
import crashlab.scenario.Word;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A selective receive.
final class ReceiveWord {
  private static final Param<Map<String, List<Step>>> RECEIVE =
      Param.needed("receive", ValueTypes.CLAUSES).says("What is waited for.");
  private static final Param<Long> TIMEOUT =
      Param.usual("timeout", ValueTypes.TIMEOUT, Step.INFINITY, null).says("How long.");
  private static final Param<@Nullable List<Step>> ELSE =
      Param.optional("else", ValueTypes.STEPS).says("Done when the time is up.");
  private static final Where RUNNING_STEPS =
      Where.in(
          callback -> callback.family() == Callback.Family.RUN,
          ", expected in a task or a process (a behaviour receives by itself)");

  static final StepWord STEP =
      StepWord.of(
          Verb.of(
                  Word.of(
                          RECEIVE,
                          "A selective receive, in a task or process; `else` follows when the time"
                              + " is up.")
                      .with(TIMEOUT, ELSE)
                      .ruled(new SchemaRule.Needs("else", "timeout"))
                      .settled((given, fields, _, _) -> withTimeout(given, fields)))
              .in(RUNNING_STEPS),
          (given, code) -> {
            List<Step> otherwise = ELSE.of(given);
            return new ReceiveStep(
                code.clauses(RECEIVE.of(given)),
                TIMEOUT.of(given),
                code.steps(otherwise == null ? List.of() : otherwise));
          });

  private ReceiveWord() {}

  private static Arguments withTimeout(Arguments given, Fields fields) {
    if (ELSE.of(given) != null && !fields.has("timeout")) {
      fields.need("timeout");
    }
    return given;
  }
}
