package crashlab.library.distribution;

import static crashlab.simulation.ScenarioParts.assertHolds;
import static crashlab.simulation.ScenarioParts.expect;

import org.junit.jupiter.api.Test;

/// A scenario with several nodes runs its tree on each of them; names say on which node somebody
/// is, and nodes go down and boot again.
class NodesRulesTest {
  private static final String MODULES =
      """
      "modules": {
        "Server": {"use": "gen_server", "handle_call": {"get": [{"reply": "got"}]},
          "handle_info": {"ping": [{"log": "pinged"}]}},
        "Watcher": {"use": "gen_server", "init": [{"monitor": "Server@b"}],
          "handle_info": {"DOWN": [{"log": "down"}]}}},
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
        {"id": "Server", "module": "Server", "name": "Server"}, {"id": "Watcher", "module": "Watcher"}]}\
      """;

  private static void on(String nodes, String... parts) {
    String text =
        "{\"format\": 1, \"name\": \"n\", \"duration\": \"10s\", \"nodes\": "
            + nodes
            + ", "
            + MODULES
            + ", "
            + String.join(", ", parts)
            + "}";
    assertHolds(text);
  }

  private static String load(String node, String at, String steps) {
    return "\"load\": [{\"id\": \"l\", \"node\": %s, \"arrivals\": {\"at\": [%s]}, \"do\": [%s]}]"
        .formatted(node, at, steps);
  }

  @Test
  void eachNodeRunsTheTree() {
    on(
        "[\"a\", \"b\"]",
        expect(
            "{\"alive\": \"Server@a\"}",
            "{\"alive\": \"App/Server@b\"}",
            "{\"trace\": {\"event\": \"spawn\", \"id\": \"App/Server\"}, \"read\": \"node\", \"equals\": [\"a\", \"b\"]}"));
  }

  @Test
  void aNodeMayHaveATreeOfItsOwn() {
    on(
        "{\"a\": {}, \"b\": {\"tree\": {\"id\": \"Other\", \"type\": \"supervisor\", \"strategy\": \"one_for_all\","
            + " \"children\": [{\"id\": \"Server\", \"module\": \"Server\", \"name\": \"Server\"}]}}}",
        expect(
            "{\"alive\": \"Other/Server\"}",
            "{\"trace\": {\"event\": \"spawn\", \"id\": {\"prefix\": \"Other\"}}, \"read\": \"node\", \"take\": \"distinct\", \"equals\": [\"b\"]}",
            "{\"trace\": {\"event\": \"spawn\", \"id\": \"App\"}, \"read\": \"node\", \"equals\": [\"a\"]}"));
  }

  @Test
  void aNodeMayBootLater() {
    on(
        "{\"a\": {}, \"b\": {\"starts\": \"3s\"}}",
        expect(
            "{\"trace\": {\"event\": \"spawn\", \"id\": \"App\", \"node\": \"b\"}, \"read\": \"t\", \"equals\": [\"3s\"]}",
            "{\"trace\": {\"event\": \"log\", \"text\": \"down\", \"node\": \"a\"}, \"equals\": 1}"));
  }

  @Test
  void aNameOnAnotherNodeIsCalledThere() {
    on(
        "[\"a\", \"b\"]",
        load(
            "\"a\"",
            "\"1s\"",
            "{\"call\": \"Server@b\", \"message\": \"get\"}, {\"send\": {\"child\": \"App/Server\", \"node\": \"b\"}, \"message\": \"ping\"}"),
        expect(
            "{\"metric\": \"load.l.completed\", \"equals\": 1}",
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"call\"}, \"read\": \"node\", \"equals\": [\"b\"]}",
            "{\"logged\": \"pinged\", \"by\": \"Server@b\", \"times\": 1}"));
  }

  @Test
  void arrivalsGoThroughTheNodesInTurnAndPassOverThoseThatAreDown() {
    on(
        "[\"a\", \"b\"]",
        load(
            "[\"a\", \"b\"]",
            "\"1s\", \"2s\", \"3s\", \"4s\"",
            "{\"call\": \"Server\", \"message\": \"get\"}"),
        "\"faults\": [{\"at\": \"2500ms\", \"node_down\": \"a\"}]",
        expect(
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"call\"}, \"read\": \"node\", \"equals\": [\"a\", \"b\", \"b\", \"b\"]}"));
  }

  @Test
  void anArrivalForWhichAllNodesAreDownFails() {
    on(
        "[\"a\", \"b\"]",
        load("\"a\"", "\"1s\", \"3s\"", "{\"call\": \"Server\", \"message\": \"get\"}"),
        "\"faults\": [{\"at\": \"2s\", \"node_down\": \"a\"}]",
        expect(
            "{\"metric\": \"load.l.failed\", \"equals\": 1}",
            "{\"trace\": {\"event\": \"load\", \"kind\": \"failed\"}, \"read\": \"reason\", \"equals\": [\"nodedown\"]}"));
  }

  @Test
  void aFaultWithoutANodeStrikesOneOnEach() {
    on(
        "[\"a\", \"b\"]",
        "\"faults\": [{\"at\": \"1s\", \"kill\": \"Server\"}, {\"at\": \"2s\", \"kill\": \"Server@b\"}]",
        expect(
            "{\"restarts\": \"Server@a\", \"equals\": 1}",
            "{\"restarts\": \"Server@b\", \"equals\": 2}",
            "{\"metric\": \"supervisor.App.restarts\", \"equals\": 3}",
            "{\"metric\": \"supervisor.App.restarts@a\", \"equals\": 1}",
            "{\"metric\": \"supervisor.App.restarts@a,b\", \"equals\": 3}"));
  }

  @Test
  void whoIsNowhereIsMissedOnce() {
    on(
        "[\"a\", \"b\"]",
        "\"faults\": [{\"at\": \"1s\", \"kill\": {\"child\": \"App/Server\", \"incarnation\": 7}}]",
        expect("{\"trace\": {\"event\": \"fault\"}, \"equals\": 1}"));
  }

  /// Source: OTP erts, `erts_net_message`: to others a VM that is gone is a connection that is
  /// lost.
  @Test
  void aNodeThatIsKilledTellsNobodyAndBootsWithTheNextIncarnations() {
    on(
        "[\"a\", \"b\"]",
        "\"faults\": [{\"at\": \"2s\", \"node_down\": \"b\", \"for\": \"3s\"}]",
        expect(
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"DOWN\", \"node\": \"a\"}, \"read\": \"reason\", \"equals\": [\"noconnection\"]}",
            "{\"trace\": {\"event\": \"supervisor_terminate_child\"}, \"equals\": 0}",
            "{\"trace\": {\"event\": \"spawn\", \"id\": \"App/Server\", \"node\": \"b\"}, \"read\": [\"incarnation\", \"t\"], \"equals\": [[1, \"0s\"], [2, \"5s\"]]}",
            "{\"restarts\": \"Server\", \"equals\": 0}"));
  }

  /// Source: OTP init manual, `stop/0`.
  @Test
  void aNodeThatIsStoppedStopsItsTreeInOrderFirst() {
    on(
        "[\"a\", \"b\"]",
        "\"faults\": [{\"at\": \"2s\", \"node_down\": \"b\", \"how\": \"stop\"}, {\"at\": \"3s\", \"node_up\": \"b\"}]",
        expect(
            "{\"trace\": {\"event\": \"supervisor_terminate_child\", \"node\": \"b\"}, \"read\": \"child\", \"equals\": [\"App/Watcher@b#1\", \"App/Server@b#1\"]}",
            "{\"trace\": {\"event\": \"node\", \"kind\": \"down\"}, \"read\": \"node\", \"equals\": [\"b\"]}",
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"DOWN\", \"node\": \"a\"}, \"read\": \"reason\", \"equals\": [\"shutdown\"]}",
            "{\"alive\": \"Server@b\"}"));
  }

  @Test
  void theOneNodeOfAScenarioIsLocal() {
    String text =
        "{\"format\": 1, \"name\": \"n\", \"duration\": \"10s\", "
            + MODULES.replace("{\"monitor\": \"Server@b\"}", "{\"monitor\": \"Server\"}")
            + ", \"faults\": [{\"at\": \"2s\", \"node_down\": \"local\", \"for\": \"1s\"}],"
            + " \"expect\": [{\"outcome\": \"completed\"}, {\"alive\": \"Server\"},"
            + " {\"trace\": {\"event\": \"spawn\", \"id\": \"App\"}, \"read\": \"t\", \"equals\": [\"0s\", \"3s\"]}]}";
    assertHolds(text);
  }
}
