package crashlab.library.distribution;

import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.scenario.Param;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.vm.ErlangNode;
import java.util.List;

/// Steps on the connections of the own node.
///
/// Source: OTP net_kernel manual; erlang manual, `disconnect_node/1`, `nodes/0`, `monitor_node/2`.
final class ConnectWords {
  private static final Param<String> CONNECT =
      Param.needed("connect_node", ValueTypes.NODE).says("Which node.");
  private static final Param<String> DISCONNECT =
      Param.needed("disconnect_node", ValueTypes.NODE).says("Which node.");
  private static final Param<Boolean> LIST = Param.needed("list_nodes", ValueTypes.MARK);
  private static final Param<String> MONITOR_NODE =
      Param.needed("monitor_node", ValueTypes.NODE).says("Which node.");
  private static final Param<Boolean> MONITOR_NODES =
      Param.needed("monitor_nodes", ValueTypes.MARK);

  static final List<StepWord> STEPS =
      List.of(
          step(
              Word.of(
                  CONNECT,
                  "`Node.connect`. Returns `true` or `false`, and `\"ignored\"` where the scenario"
                      + " has no `nodes`."),
              (given, code) ->
                  new ConnectStep(node(CONNECT.of(given), code), RequestParams.use(given, code))),
          step(
              Word.of(
                  DISCONNECT,
                  "`Node.disconnect`. Returns `true` or `false`, and `\"ignored\"` where the scenario"
                      + " has no `nodes`."),
              (given, code) ->
                  new ConnectionSteps.Disconnect(
                      node(DISCONNECT.of(given), code), RequestParams.use(given, code))),
          step(
              Word.of(
                  LIST, "`Node.list`. Returns the names of the nodes it is connected to, sorted."),
              (given, code) -> new ConnectionSteps.Peers(RequestParams.use(given, code))),
          step(
              Word.of(
                  MONITOR_NODE,
                  "`Node.monitor`: once it is lost, `[\"nodedown\", name]` comes. Returns `true`."),
              (given, code) ->
                  new ConnectionSteps.MonitorNode(
                      node(MONITOR_NODE.of(given), code), RequestParams.use(given, code))),
          step(
              Word.of(
                  MONITOR_NODES,
                  "`:net_kernel.monitor_nodes` with reasons: `[\"nodeup\", name]` and"
                      + " `[\"nodedown\", name, reason]` come. Returns `\"ok\"`."),
              (given, code) -> new ConnectionSteps.MonitorNodes(RequestParams.use(given, code))));

  private ConnectWords() {}

  private static StepWord step(Word word, StepWord.OneMaker maker) {
    return StepWord.of(Verb.of(word.with(RequestParams.INTO, RequestParams.RESCUE)), maker);
  }

  private static ErlangNode node(String name, CodeContext code) {
    return Nodes.named(code.node(), name);
  }
}
