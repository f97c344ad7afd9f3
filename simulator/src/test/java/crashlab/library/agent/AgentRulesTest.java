package crashlab.library.agent;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.simulation.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Agents, as recorded on the BEAM: each test builds what a recorded experiment built. Source:
/// Elixir agent/server.ex.
class AgentRulesTest {
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
}
