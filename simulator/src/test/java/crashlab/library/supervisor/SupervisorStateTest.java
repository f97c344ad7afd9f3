package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;

/// What `:sys.get_state` shows of a supervisor. Source: OTP supervisor.erl, record `state`; Elixir
/// dynamic_supervisor.ex, `defstruct`.
class SupervisorStateTest {
  private static Experiment of(String supervisor, String driver) {
    return Experiment.of(
        """
        "modules": {
          "A": {"use": "gen_server", "handle_cast": {"boom": [{"stop": "boom"}]}},
          "Driver": {"use": "process", "run": [{"sleep": 100}, %s]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "S", %s}, {"id": "Driver", "module": "Driver", "restart": "temporary"}]}
        """
            .formatted(driver, supervisor));
  }

  private static String state(String fields) {
    return "[\"result\", \"sys_get_state\", {" + fields + "}]";
  }

  private static final String TWO =
      "\"children\": [{\"id\": \"A\", \"module\": \"A\", \"name\": \"A\"},"
          + " {\"id\": \"B\", \"module\": \"A\"}]";

  @Test
  void aSupervisorKeepsTheIdsOfItsChildrenTheLatestFirst() {
    Experiment run =
        of(
            "\"type\": \"supervisor\", \"strategy\": \"rest_for_one\", " + TWO,
            "{\"sys_get_state\": \"S\"}");

    assertThat(run.events("App/Driver#1"))
        .contains(
            state(
                "\"auto_shutdown\": \"never\", \"children\": [\"B\", \"A\"], \"intensity\": 3,"
                    + " \"period\": 5, \"restarts\": [], \"strategy\": \"rest_for_one\""));
  }

  /// The monotonic clock stands at 0 s at the start of the run. Only the next restart forgets those
  /// that do not count any more; run on OTP 25. Source: OTP supervisor.erl, `add_restart/1`.
  @Test
  void aSupervisorKeepsTheSecondsOfItsRestartsTheLatestFirst() {
    Experiment run =
        of(
            "\"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"max_restarts\": 9,"
                + " \"max_seconds\": 1, \"auto_shutdown\": \"any_significant\", "
                + TWO,
            """
            {"cast": "A", "message": "boom"}, {"sleep": 2100}, {"sys_get_state": "S"},
            {"cast": "A", "message": "boom"}, {"sleep": 10}, {"sys_get_state": "S"}\
            """);

    assertThat(run.events("App/Driver#1")).containsSubsequence(restartedAt("0"), restartedAt("2"));
  }

  private static String restartedAt(String seconds) {
    return state(
        "\"auto_shutdown\": \"any_significant\", \"children\": [\"B\", \"A\"], \"intensity\": 9,"
            + " \"period\": 1, \"restarts\": [%s], \"strategy\": \"one_for_one\""
                .formatted(seconds));
  }

  @Test
  void aDynamicSupervisorKeepsThePidsOfItsChildren() {
    String start = "{\"start_child\": \"S\", \"child\": {\"id\": \"C\", \"module\": \"A\"}}";
    Experiment run =
        of(
            "\"type\": \"dynamic_supervisor\"",
            "{\"sys_get_state\": \"S\"}, " + start + ", " + start + ", {\"sys_get_state\": \"S\"}");

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            state(
                "\"children\": [], \"max_children\": \"infinity\", \"max_restarts\": 3,"
                    + " \"max_seconds\": 5, \"restarts\": [], \"strategy\": \"one_for_one\""),
            state(
                "\"children\": [\"App/S/C#1\", \"App/S/C#2\"], \"max_children\": \"infinity\","
                    + " \"max_restarts\": 3, \"max_seconds\": 5, \"restarts\": [], \"strategy\":"
                    + " \"one_for_one\""));
  }

  /// A child that cannot start again is known by the pid that it had.
  @Test
  void aDynamicSupervisorKeepsTheLastPidOfAChildThatIsRestarting() {
    Experiment run =
        of(
            "\"type\": \"dynamic_supervisor\", \"max_children\": 7, \"max_restarts\": 2",
            """
            {"start_child": "S", "child": {"id": "C", "module": "A", "name": "C"}},
            {"sys_suspend": "S"}, {"exit_signal": "C", "reason": "kill"}, {"register": "C"},
            {"sys_get_state": "S"}\
            """);

    assertThat(run.events("App/Driver#1"))
        .contains(
            state(
                "\"children\": [\"App/S/C#1\"], \"max_children\": 7, \"max_restarts\": 2,"
                    + " \"max_seconds\": 5, \"restarts\": [], \"strategy\": \"one_for_one\""));
  }

  @Test
  void aPartitionSupervisorNumbersItsChildren() {
    Experiment run =
        of(
            "\"type\": \"partition_supervisor\", \"partitions\": 3, \"child\": {\"module\": \"A\"}",
            "{\"sys_get_state\": \"S\"}, {\"which_children\": \"S\"}");

    assertThat(run.events("App/Driver#1"))
        .contains(
            state(
                "\"auto_shutdown\": \"never\", \"children\": [2, 1, 0], \"intensity\": 3,"
                    + " \"period\": 5, \"restarts\": [], \"strategy\": \"one_for_one\""),
            "[\"result\", \"which_children\", [[2, \"App/S/2#1\"], [1, \"App/S/1#1\"], [0,"
                + " \"App/S/0#1\"]]]");
  }
}
