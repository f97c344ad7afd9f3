package crashlab.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.simulation.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Agent, `:sys` and the routing of PartitionSupervisor, as recorded on the BEAM: each test builds
/// what a recorded experiment built. Source: Elixir agent/server.ex, OTP sys.erl.
class AgentAndSysRulesTest {
  private static Experiment agent(String steps, String times) {
    return Experiment.of(
        """
        "modules": {"A": {"use": "agent", "state": 0, "functions": {
            "add": [{"increment": "value"}], "add10": [{"increment": "value", "by": 10}],
            "slow": [{"sleep": "300ms"}, {"increment": "value", "by": 100}],
            "slow_add": [{"sleep": "100ms"}, {"increment": "value"}], "raise": [{"raise": "boom"}]}},
          "C": {"use": "process", "run": [{"sleep": %s}, %s, {"log": "done"}]}},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "A", "module": "A", "name": "A"}, {"id": "C", "module": "C", "restart": "temporary"}]}
        """
            .formatted(times, steps));
  }

  @Test
  void anUpdateThatTimesOutAtTheCallerIsStillApplied() {
    Experiment run =
        agent(
            """
            {"agent_update": "A", "function": "add"}, {"agent_get_and_update": "A", "function": "add10"},
            {"agent_update": "A", "function": "slow", "timeout": "100ms", "rescue": []}, {"agent_get": "A"}\
            """,
            "0");

    List<String> events = run.events("App/C#1");
    assertThat(events)
        .containsExactly(
            "[\"started\"]",
            "[\"reply\", \"ok\"]",
            "[\"reply\", 1]",
            "[\"rescued\", [\"timeout\", [\"GenServer\", \"call\", [\"A\", [\"update\", \"fun\"],"
                + " 100]]]]",
            "[\"reply\", 111]",
            "[\"log\", \"done\"]",
            "[\"exit\", \"normal\"]");
    assertThat(run.alive()).contains("App/A#1");
  }

  @Test
  void updatesQueueAndAllAreAppliedThoughSomeCallersGiveUp() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"A": {"use": "agent", "state": 0, "functions": {"slow_add": [{"sleep": "100ms"}, {"increment": "value"}]}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "A", "module": "A", "name": "A"}]},
            "load": [{"id": "callers", "arrivals": {"at": ["0ms", "0ms", "0ms", "0ms", "0ms"]},
                      "do": [{"agent_update": "A", "function": "slow_add", "timeout": "350ms"}]}]
            """);

    assertThat(run.metric("load.callers.completed")).isEqualTo(3);
    assertThat(run.metric("load.callers.failed")).isEqualTo(2);
    assertThat(state(run, "A")).isEqualTo(new Int(5));
  }

  @Test
  void aFunctionThatRaisesEndsTheAgentAndFailsItsCaller() {
    Experiment run =
        agent("{\"agent_update\": \"A\", \"function\": \"raise\", \"rescue\": []}", "100");

    assertThat(run.events("App/C#1"))
        .contains(
            "[\"rescued\", [[{\"exception\": \"RuntimeError\", \"message\": \"boom\"}, \"stack\"],"
                + " [\"GenServer\", \"call\", [\"A\", [\"update\", \"fun\"], 5000]]]]");
    assertThat(run.alive()).contains("App/A#2");
  }

  /// Source: Elixir agent/server.ex, `handle_call/3`, which has clauses for its requests alone.
  @Test
  void aCallThatIsNoRequestEndsTheAgent() {
    Experiment run =
        agent("{\"call\": {\"child\": \"App/A\"}, \"message\": \"m\", \"rescue\": []}", "0");

    assertThat(run.events("App/C#1")).anyMatch(event -> event.contains("function_clause"));
    assertThat(run.alive()).contains("App/A#2");
  }

  private static Term state(Experiment run, String name) {
    return run.simulation().processes().byName(name).orElseThrow().state();
  }

  private static Experiment server(String steps) {
    return Experiment.of(
        """
        "modules": {"Sv": {"use": "gen_server", "state": {"n": 0}, "handle_call": {"inc": [{"increment": "n"}, {"reply": "ok"}]},
            "handle_cast": {"inc": [{"increment": "n"}], "busy": [{"sleep": "400ms"}]}},
          "C": {"use": "process", "run": [{"sleep": "50ms"}, %s]}},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Sv", "module": "Sv", "name": "Sv"}, {"id": "C", "module": "C", "restart": "temporary"}]}
        """
            .formatted(steps));
  }

  @Test
  void getStateWaitsItsTurn() {
    Experiment run =
        server(
            """
            {"cast": "Sv", "message": "busy"}, {"sys_get_state": "Sv", "timeout": 100, "rescue": []}, {"sys_get_state": "Sv"}\
            """);

    assertThat(run.events("App/C#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"rescued\", [\"timeout\", [\"sys\", \"get_state\", [\"Sv\", 100]]]]",
            "[\"result\", \"sys_get_state\", {\"n\": 0}]",
            "[\"exit\", \"normal\"]");
  }

  @Test
  void aSuspendedServerAnswersSystemMessagesOnlyAndHandlesTheRestAtResume() {
    Experiment run =
        server(
            """
            {"sys_suspend": "Sv"}, {"call": "Sv", "message": "inc", "timeout": 100, "rescue": []},
            {"cast": "Sv", "message": "inc"}, {"cast": "Sv", "message": "inc"}, {"cast": "Sv", "message": "inc"},
            {"sys_get_state": "Sv"}, {"sys_suspend": "Sv"}, {"sys_resume": "Sv"}, {"sleep": 1}, {"sys_get_state": "Sv"}\
            """);

    assertThat(run.events("App/C#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"result\", \"sys_suspend\", \"ok\"]",
            "[\"rescued\", [\"timeout\", [\"GenServer\", \"call\", [\"Sv\", \"inc\", 100]]]]",
            "[\"result\", \"sys_get_state\", {\"n\": 0}]",
            "[\"result\", \"sys_suspend\", \"ok\"]",
            "[\"result\", \"sys_resume\", \"ok\"]",
            "[\"result\", \"sys_get_state\", {\"n\": 4}]",
            "[\"exit\", \"normal\"]");
  }

  @Test
  void theStatusIsRunningUntilItIsSuspended() {
    Experiment run =
        server(
            """
            {"sys_get_status": "Sv"}, {"sys_suspend": "Sv"}, {"sys_get_status": "Sv"},
            {"sys_resume": "Sv"}, {"sys_get_status": "Sv"}\
            """);

    assertThat(run.events("App/C#1"))
        .containsSubsequence(
            "[\"result\", \"sys_get_status\", \"running\"]",
            "[\"result\", \"sys_get_status\", \"suspended\"]",
            "[\"result\", \"sys_get_status\", \"running\"]");
  }

  @Test
  void aSuspendedServerStillDiesOfSignals() {
    Experiment run =
        server("{\"sys_suspend\": \"Sv\"}, {\"exit_signal\": \"Sv\", \"reason\": \"x\"}");

    assertThat(run.events("App/Sv#1")).last().isEqualTo("[\"exit\", \"x\"]");
  }

  @Test
  void aSuspendedServerObeysItsSupervisor() {
    Experiment run =
        server("{\"sys_suspend\": \"Sv\"}, {\"terminate_child\": \"App\", \"child\": \"Sv\"}");

    assertThat(run.events("App/C#1")).contains("[\"result\", \"terminate_child\", \"ok\"]");
  }

  @Test
  void aSupervisorTellsWhatItKnowsOfItsState() {
    Experiment run =
        Experiment.of(
            """
            "modules": {
              "A": {"use": "gen_server"},
              "C": {"use": "process", "run": [{"sleep": 1500}, {"sys_get_state": "App"},
                {"start_child": "Dyn", "child": {"id": "A", "module": "A"}}, {"sys_get_state": "Dyn"}]}
            },
            "tree": {"id": "App", "type": "supervisor", "strategy": "rest_for_one", "max_restarts": 4, "children": [
              {"id": "C", "module": "C", "restart": "temporary"},
              {"id": "A", "module": "A", "name": "A"},
              {"id": "Dyn", "type": "dynamic_supervisor", "max_children": 7, "max_seconds": 9}]},
            "faults": [{"at": "20ms", "kill": "Dyn"}, {"at": "1100ms", "kill": "Dyn"}]
            """);

    assertThat(run.events("App/C#1")).doesNotContain("[\"result\", \"sys_get_state\", \"ok\"]");
    assertThat(run.events("App/C#1"))
        .contains(
            "[\"result\", \"sys_get_state\", {\"auto_shutdown\": \"never\", \"children\":"
                + " [\"Dyn\", \"A\", \"C\"], \"intensity\": 4, \"period\": 5, \"restarts\":"
                + " [1, 0], \"strategy\": \"rest_for_one\"}]",
            "[\"result\", \"sys_get_state\", {\"children\": [\"App/Dyn/A#1\"],"
                + " \"max_children\": 7, \"max_restarts\": 3, \"max_seconds\": 9,"
                + " \"restarts\": [], \"strategy\": \"one_for_one\"}]");
  }

  @ParameterizedTest
  @CsvSource({"a, 3", "b, 1", "user-1, 1", "user-2, 2", "user-3, 1"})
  void aKeyGoesToThePartitionOfItsPortableHash(String key, int partition) {
    Experiment run =
        Experiment.of(
            """
            "modules": {"A": {"use": "gen_server"}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "P", "type": "partition_supervisor", "partitions": 4, "child": {"module": "A"}}]},
            "load": [{"id": "c", "arrivals": {"at": ["100ms"]}, "do": [{"cast": {"partition": "P", "key": "%s"}, "message": "m"}]}]
            """
                .formatted(key));

    assertThat(run.events("App/P/" + partition + "#1")).contains("[\"got\", \"cast\", \"m\"]");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "3, 3", "4, 0", "7, 3", "-1, 1", "-5, 1", "123456, 0"})
  void anIntegerKeyGoesToItsRemainder(int key, int partition) {
    assertThat(PortableHash.partition(new Int(key), 4)).isEqualTo(partition);
  }
}
