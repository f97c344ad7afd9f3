package crashlab.library.process;

import crashlab.kernel.Distribution;
import crashlab.library.StepWord;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;

/// `work`, `sleep` and `log`.
final class TimeWords {
  private static final Param<Distribution> WORK =
      Param.needed("work", ValueTypes.RANDOM_DURATION).says("Time of one core.");
  private static final ValueType<Distribution> LENGTH =
      ValueType.of(
          "{\"anyOf\": [{\"$ref\": \"#/$defs/random_duration\"}, {\"const\": \"infinity\"}]}",
          "R",
          new Distribution.Fixed(0),
          (at, reading, _) ->
              at.value() instanceof JsonValue.Str text && text.value().equals("infinity")
                  ? new Distribution.Fixed(Long.MAX_VALUE)
                  : reading.times().distribution(at));
  private static final Param<Distribution> SLEEP = Param.needed("sleep", LENGTH).says("How long.");
  private static final Param<String> LOG =
      Param.needed("log", ValueTypes.TEXT).says("What is logged.");

  static final List<StepWord> STEPS =
      List.of(
          StepWord.of(
              Verb.of(Word.of(WORK, "Computes: holds a scheduler.")),
              (given, _) -> new TimeSteps.Work(WORK.of(given))),
          StepWord.of(
              Verb.of(
                  Word.of(
                      SLEEP,
                      "Waits without a scheduler, as for I/O or in `Process.sleep`;"
                          + " `\"infinity\"`: for ever.")),
              (given, _) -> new TimeSteps.Sleep(SLEEP.of(given))),
          StepWord.of(
              Verb.of(Word.of(LOG, "Writes one entry into the trace.")),
              (given, _) -> new TimeSteps.Log(LOG.of(given))));

  private TimeWords() {}
}
