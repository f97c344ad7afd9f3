package crashlab.library.genserver;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;

/// `:sys`, as recorded on the BEAM: each test builds what a recorded experiment built. Source: OTP
/// sys.erl.
class SysRulesTest {
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
}
