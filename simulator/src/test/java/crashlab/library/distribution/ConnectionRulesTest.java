package crashlab.library.distribution;

import static crashlab.simulation.ScenarioParts.assertHolds;
import static crashlab.simulation.ScenarioParts.expect;
import static crashlab.simulation.ScenarioParts.faults;
import static crashlab.simulation.ScenarioParts.loads;
import static crashlab.simulation.ScenarioParts.values;

import crashlab.simulation.ScenarioParts;
import org.junit.jupiter.api.Test;

/// The steps on connections, what goes wrong between nodes, and what is read of it.
///
/// Source: OTP net_kernel.erl, erlang manual; recorded on OTP 25.2.3 with two nodes.
class ConnectionRulesTest {
  private static final String TREE =
      """
      "modules": {
        "Server": {"use": "gen_server", "handle_call": {"get": [{"reply": "got"}]},
          "handle_info": {"nodedown": [{"log": "nodedown"}], "nodeup": [{"log": "nodeup"}]},
          "handle_cast": {"watch": [{"monitor_nodes": true}], "ping": [{"log": "pinged"}]}}},
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
        {"id": "Server", "module": "Server", "name": "Server"}]}\
      """;

  private static void on(String nodes, String... parts) {
    String text =
        "{\"format\": 1, \"name\": \"n\", \"duration\": \"60s\", "
            + nodes
            + ", "
            + TREE
            + ", "
            + String.join(", ", parts)
            + "}";
    assertHolds(text);
  }

  private static void onTwo(String... parts) {
    on("\"nodes\": [\"a\", \"b\"]", parts);
  }

  private static void onThree(String... parts) {
    on("\"nodes\": [\"a\", \"b\", \"c\"]", parts);
  }

  private static String load(String at, String steps) {
    return loads(ScenarioParts.load("l", "a", at, steps));
  }

  @Test
  void whoListsNodesGetsThoseOfItsConnectionsSorted() {
    onThree(load("1s", "{\"list_nodes\": true}"), expect(values("list_nodes", "[[\"b\", \"c\"]]")));
  }

  @Test
  void disconnectingAndConnectingReturnWhetherItDidAnything() {
    onTwo(
        load(
            "1s",
            "{\"disconnect_node\": \"b\"}, {\"disconnect_node\": \"b\"}, {\"disconnect_node\": \"a\"},"
                + " {\"connect_node\": \"b\"}, {\"connect_node\": \"b\"}, {\"connect_node\": \"a\"}"),
        expect(
            values("disconnect_node", "[true, false, false]"),
            values("connect_node", "[true, true, true]"),
            "{\"connected\": \"b\", \"equals\": [\"a\"]}",
            "{\"trace\": {\"event\": \"node\", \"kind\": \"disconnected\", \"node\": \"a\"}, \"read\": [\"peer\", \"reason\"],"
                + " \"equals\": [[\"b\", \"disconnect\"]]}",
            "{\"trace\": {\"event\": \"node\", \"kind\": \"disconnected\", \"node\": \"b\"}, \"read\": [\"peer\", \"reason\"],"
                + " \"equals\": [[\"a\", \"connection_closed\"]]}"));
  }

  /// Source: OTP erlang manual, `disconnect_node/1`: `ignored` if the local node is not alive.
  @Test
  void aNodeThatIsNotDistributedIgnoresIt() {
    on(
        "\"otp\": \"27\"",
        "\"load\": [{\"id\": \"l\", \"arrivals\": {\"at\": [\"1s\"]}, \"do\": [{\"connect_node\": \"local\"},"
            + " {\"disconnect_node\": \"local\"}, {\"list_nodes\": true}]}]",
        expect(
            values("connect_node", "[\"ignored\"]"),
            values("disconnect_node", "[\"ignored\"]"),
            values("list_nodes", "[[]]")));
  }

  @Test
  void aRefusedConnectionReturnsFalseAtOnceAndASilentOneAfterTheSetupTime() {
    onTwo(
        faults(
            "{\"at\": \"1s\", \"partition\": [[\"a\"], [\"b\"]], \"for\": \"10s\"}",
            "{\"at\": \"20s\", \"partition\": [[\"a\"], [\"b\"]], \"silent\": true}"),
        load(
            "2s",
            "{\"connect_node\": \"b\"}, {\"sleep\": \"10s\"}, {\"sleep\": \"10s\"}, {\"connect_node\": \"b\"}"),
        expect(
            values("connect_node", "[false, false]"),
            "{\"trace\": {\"event\": \"result\", \"verb\": \"connect_node\"}, \"read\": \"t\", \"each\": [\"2s\", \"29100ms\"]}",
            "{\"trace\": {\"event\": \"result\", \"verb\": \"connect_node\"}, \"read\": \"t\", \"take\": \"last\","
                + " \"between\": [\"29s\", \"29001ms\"]}"));
  }

  @Test
  void aConnectionThatIsNotThereIsNotMadeByListing() {
    onTwo(
        faults("{\"at\": \"1s\", \"partition\": [[\"a\"], [\"b\"]], \"for\": \"1s\"}"),
        load("5s", "{\"list_nodes\": true}"),
        expect(values("list_nodes", "[[]]"), "{\"connected\": \"a\", \"equals\": []}"));
  }

  @Test
  void theNextMessageAfterAHealConnects() {
    onTwo(
        faults(
            "{\"at\": \"1s\", \"partition\": [[\"a\"], [\"b\"]]}",
            "{\"at\": \"2s\", \"heal\": true}"),
        load("5s", "{\"cast\": \"Server@b\", \"message\": \"ping\"}"),
        expect(
            "{\"trace\": {\"event\": \"log\", \"text\": \"pinged\", \"node\": \"b\"}, \"equals\": 1}",
            "{\"connected\": \"b\", \"equals\": []  , \"at\": \"4s\"}",
            "{\"connected\": \"b\", \"equals\": [\"a\"]}"));
  }

  @Test
  void whoWatchesTheNodesIsToldOfAllThatComesAndGoes() {
    onTwo(
        load("500ms", "{\"cast\": \"Server\", \"message\": \"watch\"}"),
        faults("{\"at\": \"1s\", \"node_down\": \"b\", \"for\": \"2s\"}"),
        expect(
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"info\", \"id\": \"App/Server\", \"node\": \"a\"}, \"read\": \"message\","
                + " \"equals\": [[\"nodedown\", \"b\", \"connection_closed\"], [\"nodeup\", \"b\"]]}"));
  }

  @Test
  void whoWatchesOneNodeIsToldOnce() {
    onTwo(
        load(
            "500ms",
            "{\"monitor_node\": \"b\"}, {\"receive\": {\"nodedown\": [{\"log\": \"gone\"}]}, \"timeout\": \"5s\", \"else\": []}"),
        faults("{\"at\": \"1s\", \"partition\": [[\"a\"], [\"b\"]]}"),
        expect("{\"trace\": {\"event\": \"log\", \"text\": \"gone\"}, \"equals\": 1}"));
  }

  @Test
  void aLatencyHoldsForOneLinkAndForItsTime() {
    onThree(
        faults(
            "{\"at\": \"1s\", \"latency\": \"100ms\", \"between\": [\"b\", \"a\"], \"for\": \"10s\"}"),
        load(
            "2s",
            "{\"call\": \"Server@b\", \"message\": \"get\"}, {\"log\": \"slow\"},"
                + " {\"call\": \"Server@c\", \"message\": \"get\"}, {\"log\": \"fast\"},"
                + " {\"sleep\": \"10s\"}, {\"call\": \"Server@b\", \"message\": \"get\"}, {\"log\": \"healed\"}"),
        expect(
            "{\"trace\": {\"event\": \"log\", \"text\": \"slow\"}, \"read\": \"t\", \"each\": [\"2200ms\", \"2201ms\"]}",
            "{\"trace\": {\"event\": \"log\", \"text\": \"fast\"}, \"read\": \"t\", \"each\": [\"2201ms\", \"2203ms\"]}",
            "{\"trace\": {\"event\": \"log\", \"text\": \"healed\"}, \"read\": \"t\", \"each\": [\"12201ms\", \"12205ms\"]}"));
  }

  @Test
  void messagesOfANodeAreCountedAndThoseLostWithTheConnection() {
    onTwo(
        load(
            "1s",
            "{\"call\": \"Server@b\", \"message\": \"get\"}, {\"sleep\": \"1s\"},"
                + " {\"cast\": \"Server@b\", \"message\": \"ping\"}"),
        faults("{\"at\": \"2001100us\", \"partition\": [[\"a\"], [\"b\"]], \"for\": \"1s\"}"),
        expect(
            "{\"metric\": \"network.messages@a\", \"equals\": 2}",
            "{\"metric\": \"network.messages@b\", \"equals\": 1}",
            "{\"metric\": \"network.messages\", \"equals\": 3}",
            "{\"metric\": \"network.lost\", \"equals\": 1}",
            "{\"metric\": \"network.connections\", \"equals\": 1, \"at\": \"1500ms\"}",
            "{\"metric\": \"network.connections@a\", \"equals\": 0}",
            "{\"metric\": \"network.bytes\", \"at_least\": 100}"));
  }

  @Test
  void aFrozenNodeGoesOnWhereItWas() {
    onTwo(
        faults("{\"at\": \"1s\", \"node_freeze\": \"b\", \"for\": \"3s\"}"),
        load("2s", "{\"call\": \"Server@b\", \"message\": \"get\"}, {\"log\": \"back\"}"),
        expect(
            "{\"trace\": {\"event\": \"log\", \"text\": \"back\"}, \"read\": \"t\", \"each\": [\"4s\", \"4002ms\"]}",
            "{\"connected\": \"a\", \"equals\": [\"b\"]}"));
  }

  @Test
  void aLinkToANameOfAnotherNodeIsOneToThePidThere() {
    onTwo(
        load(
            "1s",
            "{\"trap_exit\": true}, {\"link\": \"Server@b\"}, {\"receive\": {\"EXIT\": []}, \"timeout\": \"5s\", \"else\": []}"),
        faults("{\"at\": \"2s\", \"partition\": [[\"a\"], [\"b\"]]}"),
        expect(
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"EXIT\"}, \"read\": [\"of\", \"reason\"],"
                + " \"equals\": [[\"App/Server@b#1\", \"noconnection\"]]}"));
  }
}
