package crashlab.library.genserver;

import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.scenario.Param;
import crashlab.scenario.Step;
import crashlab.scenario.Target;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;

/// `GenServer.stop`, of servers and supervisors of all kinds. Source: Elixir gen_server.ex,
/// `stop/3`.
final class StopServerWord {
  private static final Param<Target> STOP_SERVER =
      Param.needed("stop_server", ValueTypes.TARGET).says("The server.");
  private static final Param<Term> REASON =
      Param.<Term>usual("reason", ValueTypes.TERM.signed("r"), ExitReason.NORMAL, "\"normal\"")
          .says("The reason with which it ends.");
  private static final Param<Long> TIMEOUT =
      Param.usual("timeout", ValueTypes.TIMEOUT, Step.INFINITY, "\"infinity\"")
          .says("How long to wait for its end.");

  static final StepWord STEP =
      StepWord.of(
          Verb.of(
              Word.of(
                      STOP_SERVER,
                      "`GenServer.stop`, also of a supervisor: `terminate` runs. Waits for the end."
                          + " Returns `ok`.")
                  .with(REASON, TIMEOUT, RequestParams.INTO, RequestParams.RESCUE)),
          (given, code) ->
              new StopServerStep(
                  code.address(STOP_SERVER.of(given)),
                  REASON.of(given),
                  TIMEOUT.of(given),
                  RequestParams.use(given, code)));

  private StopServerWord() {}
}
