package crashlab.library.distribution;

import static crashlab.simulation.ScenarioParts.assertHolds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a process has another node do for it: `rpc`, and `spawn` there. Source: OTP rpc.erl,
/// erpc.erl; erlang manual, `spawn/4`.
class RemoteWorkRulesTest {
  private static final String SYSTEM =
      """
      {"format": 1, "name": "n", "duration": "6s", "nodes": ["a", "b"],
       "modules": {
         "Job": {"use": "process", "run": [{"sleep": "1s"}, {"exit": "boom"}]},
         "Server": {"use": "gen_server", "trap_exit": true,
           "handle_cast": {"go": [%s]}, "handle_call": {"get": [{"reply": "got"}]},
           "handle_info": {"EXIT": [{"log": "exit"}], "DOWN": [{"log": "down"}]}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
         {"id": "Server", "module": "Server", "name": "Server"}]},
       "load": [{"id": "l", "node": "a", "arrivals": {"at": ["1s"]}, "do": [%s]}],
       "faults": [%s],
       "expect": [%s]}
      """;

  private static void holds(String go, String arrival, String faults, String expect) {
    assertHolds(SYSTEM.formatted(go, arrival, faults, expect));
  }

  private static String gives(String value) {
    return "{\"trace\": {\"event\": \"result\", \"verb\": \"rpc\", \"of\": \"b\"}, \"read\": \"value\", \"equals\": ["
        + value
        + "]}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'call': 'Server', 'message': 'get', 'into': 'x'}, {'return': {'state': 'x'}} | 'got'",
        "{'sleep': 5} | 'ok'",
        "{'throw': 'thrown'} | 'thrown'",
        "{'raise': 'bad'} | ['badrpc', ['EXIT', [{'exception': 'RuntimeError', 'message': 'bad'}, 'stack']]]",
        "{'exit': 'out'} | ['badrpc', ['EXIT', 'out']]",
        "{'exit_signal': 'self', 'reason': 'kill'} | ['badrpc', ['EXIT', 'killed']]",
        "{'call': 'Server@a', 'message': 'get', 'into': 'x'}, {'return': {'state': 'x'}} | 'got'",
      })
  void anRpcGivesWhatItsStepsEndWith(String steps, String value) {
    holds(
        "",
        "{\"rpc\": \"b\", \"do\": [%s]}".formatted(steps.replace('\'', '"')),
        "",
        gives(value.replace('\'', '"')));
  }

  @Test
  void anRpcToTheOwnNodeIsRunThereByAProcessOfItsOwn() {
    holds(
        "",
        "{\"rpc\": \"a\", \"do\": [{\"return\": 7}]}",
        "",
        "{\"trace\": {\"event\": \"result\", \"verb\": \"rpc\"}, \"read\": \"value\", \"equals\": [7]},"
            + "{\"trace\": {\"event\": \"spawn\", \"id\": \"l>run\", \"node\": \"a\"}, \"equals\": 1}");
  }

  @Test
  void anRpcThatTakesTooLongTimesOutAndIsDoneAllTheSame() {
    holds(
        "",
        "{\"rpc\": \"b\", \"do\": [{\"sleep\": \"1s\"}, {\"log\": \"done\"}], \"timeout\": \"100ms\"}",
        "",
        gives("[\"badrpc\", \"timeout\"]") + ", {\"logged\": \"done\", \"times\": 1}");
  }

  @Test
  void anRpcLearnsThatItsNodeIsGoneOrCannotBeReached() {
    holds(
        "",
        "{\"rpc\": \"b\", \"do\": [{\"sleep\": \"5s\"}]}, {\"rpc\": \"b\", \"do\": []}",
        "{\"at\": \"2s\", \"partition\": [[\"a\"], [\"b\"]]}",
        gives("[\"badrpc\", \"nodedown\"], [\"badrpc\", \"nodedown\"]")
            + ", {\"trace\": {\"event\": \"result\", \"verb\": \"rpc\"}, \"read\": \"t\", \"each\": [\"2s\", \"2001ms\"]}");
  }

  @Test
  void aProcessSpawnedOnAnotherNodeHasThePathOfItsCreatorThere() {
    holds(
        "",
        "{\"spawn\": \"Job\", \"node\": \"b\", \"name\": \"Job\"}, {\"sleep\": 1}, {\"send\": \"Job@b\", \"message\": \"hi\"}",
        "",
        "{\"trace\": {\"event\": \"spawn\", \"id\": \"l>Job\"}, \"read\": [\"node\", \"name\", \"bond\"], \"equals\": [[\"b\", \"Job\", \"_\"]]},"
            + "{\"exited\": \"l>Job@b\", \"reason\": \"boom\"}, {\"metric\": \"load.l.completed\", \"equals\": 1}");
  }

  @Test
  void aLinkAndAMonitorAreThereFromTheFirstInstant() {
    holds(
        "{\"spawn_link\": \"Job\", \"node\": \"b\"}, {\"spawn_monitor\": \"Job\", \"node\": \"b\"}",
        "{\"cast\": \"Server\", \"message\": \"go\"}",
        "",
        "{\"logged\": \"exit\", \"by\": \"Server@a\", \"times\": 1}, {\"logged\": \"down\", \"by\": \"Server@a\", \"times\": 1},"
            + "{\"trace\": {\"event\": \"receive\", \"kind\": {\"in\": [\"EXIT\", \"DOWN\"]}}, \"read\": \"reason\", \"equals\": [\"boom\", \"boom\"]}");
  }

  @Test
  void aNodeThatCannotBeReachedGivesNoconnection() {
    holds(
        "{\"spawn_link\": \"Job\", \"node\": \"b\"}, {\"spawn_monitor\": \"Job\", \"node\": \"b\"}",
        "{\"sleep\": \"2s\"}, {\"cast\": \"Server\", \"message\": \"go\"}",
        "{\"at\": \"2s\", \"partition\": [[\"a\"], [\"b\"]]}",
        "{\"trace\": {\"event\": \"receive\", \"kind\": {\"in\": [\"EXIT\", \"DOWN\"]}}, \"read\": \"reason\", \"equals\": [\"noconnection\", \"noconnection\"]},"
            + "{\"trace\": {\"event\": \"spawn\", \"id\": \"App/Server>Job\"}, \"equals\": 0}");
  }

  @Test
  void thePidOfAProcessElsewhereIsKeptAndAddressed() {
    holds(
        "",
        "{\"spawn\": \"Job\", \"node\": \"b\", \"into\": \"p\"}, {\"exit_signal\": {\"state\": \"p\"}, \"reason\": \"kill\"}",
        "",
        "{\"exited\": \"l>Job@b\", \"reason\": \"killed\"}");
  }

  /// A child's code is that of the node where it runs: a name means the process there.
  @Test
  void aSupervisorOfAnotherNodeStartsChildrenAndTasksThere() {
    String run =
        """
        {"format": 1, "name": "n", "duration": "6s", "nodes": ["a", "b"],
         "modules": {
           "W": {"use": "gen_server", "handle_call": {
             "get": [{"call": "Server", "message": "get", "into": "x"}, {"reply": {"state": "x"}}]}},
           "Server": {"use": "gen_server", "handle_call": {"get": [{"log": "here"}, {"reply": "got"}]}}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "Server", "module": "Server", "name": "Server"}, {"id": "Dyn", "type": "dynamic_supervisor"},
           {"id": "Tasks", "type": "task_supervisor"}]},
         "load": [{"id": "l", "node": "a", "arrivals": {"at": ["1s"]}, "do": [
           {"start_child": "Dyn@b", "child": {"id": "W1", "module": "W"}, "into": "w"},
           {"call": {"state": "w"}, "message": "get"},
           {"task_supervisor_async": {"run": [{"call": "Server", "message": "get"}]}, "supervisor": "Tasks@b", "await": "1s"},
           {"start_child": "App@b", "child": {"id": "W2", "module": "W", "name": "W2"}},
           {"call": "W2@b", "message": "get"},
           {"terminate_child": "App@b", "child": "W2"}]}],
         "expect": [
           {"metric": "load.l.completed", "equals": 1},
           {"trace": {"event": "log"}, "read": "node", "equals": ["b", "b", "b"]},
           {"dead": "W2@b"}, {"alive": "App/Dyn/W1@b"}]}
        """;
    assertHolds(run);
  }
}
