package crashlab.library.process;

import crashlab.library.StepWord;
import crashlab.otp.Term;
import crashlab.scenario.Param;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;

/// The three ways to fail. Source: Erlang Reference Manual, "Errors and Error Handling".
final class FailureWords {
  private static final Param<String> RAISE =
      Param.needed("raise", ValueTypes.TEXT).says("The message of the RuntimeError.");
  private static final Param<Term> EXIT = Param.needed("exit", ValueTypes.TERM).says("The reason.");
  private static final Param<Term> THROW =
      Param.needed("throw", ValueTypes.TERM).says("The value.");

  static final List<StepWord> STEPS =
      List.of(
          StepWord.of(
              Verb.of(Word.of(RAISE, "Raises a `RuntimeError`.")),
              (given, _) -> FailureSteps.Fail.raise(RAISE.of(given))),
          StepWord.of(
              Verb.of(Word.of(EXIT, "Calls `exit/1`.")),
              (given, _) -> FailureSteps.Fail.exit(EXIT.of(given))),
          StepWord.of(
              Verb.of(
                  Word.of(
                      THROW,
                      "Throws; in a callback of a gen_server that makes it the return value.")),
              (given, _) -> new FailureSteps.Throw(THROW.of(given))));

  private FailureWords() {}
}
