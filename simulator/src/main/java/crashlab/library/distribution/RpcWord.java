package crashlab.library.distribution;

import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.scenario.Callback;
import crashlab.scenario.Param;
import crashlab.scenario.Step;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;

/// Steps that are done on another node.
final class RpcWord {
  private static final Callback FUNCTION =
      new Callback("the steps of an rpc", Callback.Family.FUNCTION);
  private static final Param<String> RPC = Param.needed("rpc", ValueTypes.NODE).says("Which node.");
  private static final Param<List<Step>> DO =
      Param.needed("do", ValueTypes.function(FUNCTION))
          .says("Done there, by a process of their own; `return` says the value.");
  private static final Param<Long> TIMEOUT =
      Param.usual("timeout", ValueTypes.TIMEOUT, Step.INFINITY, "\"infinity\"")
          .says("How long to wait for the value.");

  static final StepWord STEP =
      StepWord.of(
          Verb.of(
              Word.of(
                      RPC,
                      "`:rpc.call`. Returns what the steps give, `\"ok\"` without a `return`;"
                          + " `[\"badrpc\", \"nodedown\"]`, `[\"badrpc\", \"timeout\"]`,"
                          + " `[\"badrpc\", [\"EXIT\", reason]]`.")
                  .with(DO, TIMEOUT, RequestParams.INTO)),
          (given, code) ->
              new RpcStep(
                  code.nodeNamed(RPC.of(given)),
                  code.functionOn(RPC.of(given), DO.of(given)),
                  TIMEOUT.of(given),
                  RequestParams.use(given, code)));

  private RpcWord() {}
}
