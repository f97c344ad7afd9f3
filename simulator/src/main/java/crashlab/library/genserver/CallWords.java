package crashlab.library.genserver;

import crashlab.behaviour.SendStep;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.Fields;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Step;
import crashlab.scenario.Target;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;

/// `GenServer.call` and `GenServer.cast`. Source: Elixir gen_server.ex.
final class CallWords {
  private static final Param<Target> CALL =
      Param.needed("call", ValueTypes.TARGET).says("The server.");
  private static final Param<Target> CAST =
      Param.needed("cast", ValueTypes.RECEIVERS).says("The server.");
  private static final Param<Term> MESSAGE =
      Param.needed("message", ValueTypes.TERM.signed("m").naming("message"));

  static final List<StepWord> STEPS =
      List.of(
          StepWord.of(
              Verb.of(
                  Word.of(CALL, "`GenServer.call`.")
                      .with(
                          MESSAGE, RequestParams.TIMEOUT, RequestParams.INTO, RequestParams.RESCUE)
                      .settled((given, fields, reading, _) -> withTimeout(given, fields, reading))),
              (given, code) ->
                  new ServerCall(
                      code.address(CALL.of(given)),
                      MESSAGE.of(given),
                      RequestParams.TIMEOUT.of(given),
                      RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(Word.of(CAST, "`GenServer.cast`.").with(MESSAGE)),
              (given, code) -> SendStep.cast(code.address(CAST.of(given)), MESSAGE.of(given))));

  private CallWords() {}

  /// A call to a gen_statem waits for ever unless it says otherwise. Source: OTP gen_statem.erl,
  /// `call/2`.
  private static Arguments withTimeout(Arguments given, Fields fields, Reading reading) {
    boolean machine =
        CALL.of(given) instanceof Target.Name(String name)
            && reading.names().index().isHeldOnlyBy("gen_statem", name);
    return machine && !fields.has(RequestParams.TIMEOUT.key())
        ? given.with(RequestParams.TIMEOUT, Step.INFINITY)
        : given;
  }
}
