package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;

/// DynamicSupervisor and PartitionSupervisor. Source: Elixir dynamic_supervisor.ex and
/// partition_supervisor.ex.
class DynamicSupervisorRulesTest {
  private static Experiment of(String options, String driver) {
    return Experiment.of(
        """
        "modules": {
          "A": {"use": "gen_server", "handle_cast": {"boom": [{"stop": "boom"}]}},
          "Slow": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": 100}]},
          "Stuck": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": "1h"}]},
          "Asks": {"use": "gen_server", "init": [{"call": "Once", "message": "may_i", "timeout": 100}]},
          "Once": {"use": "gen_server", "state": {"n": 0}, "handle_call": {"may_i": [
            {"increment": "n"}, {"if": {"state": "n", "at_least": 2}, "then": [{"noreply": true}]}, {"reply": "ok"}]}},
          "Driver": {"use": "process", "run": [{"sleep": 100}, %s]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Once", "module": "Once", "name": "Once"},
          {"id": "D", "type": "dynamic_supervisor", "restart": "temporary"%s},
          {"id": "Driver", "module": "Driver", "restart": "temporary"}
        ]}
        """
            .formatted(driver, options));
  }

  private static String start(String id, String module, String more) {
    return """
    {"start_child": "D", "child": {"id": "%s", "module": "%s", "name": "%s"%s}, "rescue": []}\
    """
        .formatted(id, module, id, more);
  }

  @Test
  void oneChildMoreThanMaxChildrenIsRefused() {
    Experiment run = of(", \"max_children\": 1", start("A", "A", "") + ", " + start("B", "A", ""));

    assertThat(run.events("App/Driver#1"))
        .contains("[\"result\", \"start_child\", [\"error\", \"max_children\"]]");
    assertThat(run.existed("App/D/B#1")).isFalse();
  }

  @Test
  void aChildThatIsRestartingCountsAsAChild() {
    Experiment run =
        of(
            ", \"max_children\": 1, \"max_restarts\": 100",
            start("N", "Asks", "")
                + ", {\"exit_signal\": \"N\", \"reason\": \"kill\"}, {\"sleep\": 150}, "
                + start("B", "A", ""));

    assertThat(run.events("App/Driver#1"))
        .contains("[\"result\", \"start_child\", [\"error\", \"max_children\"]]");
  }

  @Test
  void aChildIsTerminatedByItsPidAndForGood() {
    Experiment run =
        of(
            ", \"max_restarts\": 3",
            start("A", "A", "")
                + """
                ,
                {"terminate_child": "D", "child": "A"}, {"terminate_child": "D", "child": {"child": "App/D/A"}}\
                """);

    assertThat(run.events("App/Driver#1"))
        .endsWith(
            "[\"result\", \"terminate_child\", \"ok\"]",
            "[\"result\", \"terminate_child\", [\"error\", \"not_found\"]]",
            "[\"exit\", \"normal\"]");
  }

  @Test
  void itGivesUpWithAllItsChildrenAndComesBackEmpty() {
    Experiment run =
        of(
            ", \"max_restarts\": 1",
            start("A", "A", "")
                + ", "
                + start("B", "A", "")
                + ", {\"cast\": \"A\", \"message\": \"boom\"}, {\"sleep\": 10}, {\"cast\": \"A\","
                + " \"message\": \"boom\"}");

    assertThat(run.events("App/D#1"))
        .endsWith(
            "[\"report\", \"child_terminated\", \"App/D/A#2\", \"boom\"]",
            "[\"report\", \"shutdown\", \"App/D/A#2\", \"reached_max_restart_intensity\"]",
            "[\"terminate_child\", \"App/D/B#1\", \"shutdown\"]",
            "[\"exit\", \"shutdown\"]");
  }

  @Test
  void childrenAreStoppedSideBySideSoTheSlowestDecides() {
    Experiment run =
        of(
            "",
            start("A", "Slow", "")
                + ", "
                + start("B", "Slow", "")
                + ", "
                + start("C", "Stuck", ", \"shutdown\": 150")
                + """
                , {"terminate_child": "App", "child": "D"}, {"sleep": 1}, {"log": "stopped"}\
                """);

    assertThat(run.events("App/D/A#1")).last().isEqualTo("[\"exit\", \"shutdown\"]");
    assertThat(run.events("App/D/C#1")).last().isEqualTo("[\"exit\", \"killed\"]");
    assertThat(run.events("App/D#1"))
        .containsSubsequence(
            "[\"terminate_child\", \"App/D/C#1\", \"kill\"]",
            "[\"report\", \"shutdown_error\", \"App/D/C#1\", \"killed\"]",
            "[\"exit\", \"shutdown\"]");
  }

  @Test
  void aFailedStartGivesThePlainReasonAndNoReport() {
    Experiment run = of("", start("N", "Asks", "") + ", " + start("M", "Asks", ""));

    assertThat(run.events("App/Driver#1"))
        .contains(
            "[\"result\", \"start_child\", [\"error\", [\"timeout\", [\"GenServer\", \"call\","
                + " [\"Once\", \"may_i\", 100]]]]]");
    assertThat(run.events("App/D#1")).noneMatch(event -> event.startsWith("[\"report\""));
  }

  @Test
  void aCastIsDroppedAndAnUnknownRequestEndsIt() {
    Experiment cast = of("", "{\"cast\": \"D\", \"message\": \"hello\"}");
    Experiment request = of("", "{\"call\": \"D\", \"message\": \"hello\", \"rescue\": []}");

    assertThat(cast.alive()).contains("App/D#1");
    assertThat(request.events("App/D#1"))
        .containsExactly("[\"exit\", [\"function_clause\", \"stack\"]]");
  }

  @Test
  void partitionsShareOneBudgetAndStopInReverse() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"A": {"use": "gen_server", "handle_cast": {"boom": [{"stop": "boom"}]}},
              "Driver": {"use": "process", "run": [{"sleep": 100},
                {"cast": {"partition": "P", "key": "b"}, "message": "boom"}, {"sleep": 10},
                {"cast": {"partition": "P", "key": "user-1"}, "message": "boom"}, {"sleep": 10},
                {"cast": {"partition": "P", "key": "a"}, "message": "boom"}, {"sleep": 10},
                {"cast": {"partition": "P", "key": "user-2"}, "message": "boom"}, {"sleep": 10},
                {"call": {"partition": "P", "key": "a"}, "message": "get", "rescue": []}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "P", "type": "partition_supervisor", "partitions": 4, "child": {"module": "A"}, "restart": "temporary"},
              {"id": "Driver", "module": "Driver", "restart": "temporary"}]}
            """);

    assertThat(run.events("App/P#1"))
        .endsWith(
            "[\"report\", \"shutdown\", \"App/P/2#1\", \"reached_max_restart_intensity\"]",
            "[\"terminate_child\", \"App/P/3#2\", \"shutdown\"]",
            "[\"terminate_child\", \"App/P/1#3\", \"shutdown\"]",
            "[\"terminate_child\", \"App/P/0#1\", \"shutdown\"]",
            "[\"exit\", \"shutdown\"]");
    assertThat(run.events("App/Driver#1"))
        .contains(
            "[\"rescued\", [\"noproc\", [\"PartitionSupervisor\", \"partitions\", [\"P\"]]]]");
  }
}
