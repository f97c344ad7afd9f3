package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of the children of a DynamicSupervisor, one by one. Source: Elixir
/// dynamic_supervisor.ex.
class DynamicChildrenTest {
  private static Experiment of(String options, String driver) {
    return of(options, driver, "");
  }

  /// `Once` answers `yes` at first, and `no` from then on.
  private static Experiment of(String options, String driver, String faults) {
    return Experiment.of(
        """
        "modules": {
          "A": {"use": "gen_server", "handle_cast": {"boom": [{"stop": "boom"}], "end": [{"stop": "normal"}],
                "cry": [{"exit_signal": "D", "reason": "odd"}], "weep": [{"exit_signal": "D", "reason": "normal"}]}},
          "Slow": {"use": "gen_server", "trap_exit": true, "handle_info": {"_": []}, "terminate": [{"sleep": 100}]},
          "Fickle": {"use": "gen_server", "state": {"may": "no"}, "init": [{"call": "Once", "message": "may_i", "into": "may"},
            {"if": {"state": "may", "equals": "no"}, "then": [{"ignore": true}]}]},
          "Once": {"use": "gen_server", "state": {"n": 0}, "handle_call": {"may_i": [
            {"increment": "n"}, {"if": {"state": "n", "at_least": 2}, "then": [{"reply": "no"}], "else": [{"reply": "yes"}]}]}},
          "Driver": {"use": "process", "run": [{"sleep": 100}, %s]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Once", "module": "Once", "name": "Once"},
          {"id": "Other", "module": "A", "name": "Other"},
          {"id": "D", "type": "dynamic_supervisor", "restart": "temporary"%s},
          {"id": "Driver", "module": "Driver", "restart": "temporary"}
        ]}, "faults": [%s]
        """
            .formatted(driver, options, faults));
  }

  private static String start(String id, String module, String more) {
    return """
    {"start_child": "D", "child": {"id": "%s", "module": "%s", "name": "%s"%s}, "rescue": []}\
    """
        .formatted(id, module, id, more);
  }

  private static final String TWO = start("A", "A", "") + ", " + start("B", "A", "");

  private static String result(String verb, String term) {
    return "[\"result\", \"" + verb + "\", " + term + "]";
  }

  private static final String LIST = ", {\"which_children\": \"D\"}";

  private static String cast(String to, String message) {
    return ", {\"cast\": \"%s\", \"message\": \"%s\"}, {\"sleep\": 10}".formatted(to, message);
  }

  /// Their order is that of their pids: one that was started again has a later one.
  @Test
  void aChildThatWasStartedAgainIsTheLast() {
    Experiment run = of("", TWO + LIST + cast("A", "boom") + LIST);

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            result(
                "which_children",
                "[[\"undefined\", \"App/D/A#1\"], [\"undefined\", \"App/D/B#1\"]]"),
            result(
                "which_children",
                "[[\"undefined\", \"App/D/B#1\"], [\"undefined\", \"App/D/A#2\"]]"));
  }

  @Test
  void aChildThatIsNotStartedAgainIsForgotten() {
    Experiment run =
        of(
            ", \"max_children\": 1",
            start("A", "A", ", \"restart\": \"transient\"")
                + cast("A", "end")
                + LIST
                + ", "
                + start("B", "A", ", \"restart\": \"temporary\"")
                + cast("B", "boom")
                + LIST
                + ", "
                + start("C", "A", ""));

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            result("which_children", "[]"),
            result("which_children", "[]"),
            result("start_child", "[\"ok\", \"App/D/C#1\"]"));
  }

  /// Source: Elixir dynamic_supervisor.ex, `restart_child/3`, clause `:ignore`.
  @Test
  void aChildThatIgnoresItsRestartIsForgotten() {
    Experiment run =
        of(
            "",
            start("F", "Fickle", "")
                + ", {\"exit_signal\": \"F\", \"reason\": \"kill\"}, {\"sleep\": 10}"
                + LIST);

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            result("start_child", "[\"ok\", \"App/D/F#1\"]"), result("which_children", "[]"));
    assertThat(run.events("App/D#1")).contains("[\"start_ignored\", \"App/D/F#2\"]");
    assertThat(run.alive()).contains("App/D#1");
  }

  @Test
  void aChildThatIgnoresItsStartIsNone() {
    Experiment run =
        of("", "{\"call\": \"Once\", \"message\": \"may_i\"}, " + start("F", "Fickle", "") + LIST);

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(result("start_child", "\"ignore\""), result("which_children", "[]"));
  }

  @Test
  void aProcessThatIsNoChildOfItIsNotFound() {
    Experiment run =
        of("", start("A", "A", "") + ", {\"terminate_child\": \"D\", \"child\": \"Other\"}");

    assertThat(run.events("App/Driver#1"))
        .contains(result("terminate_child", "[\"error\", \"not_found\"]"));
    assertThat(run.alive()).contains("App/D/A#1", "App/Other#1");
  }

  /// Children have no ids: what asks by an id finds none, or is no request at all.
  @Test
  void requestsByAnIdFindNothingOrEndIt() {
    String byPath = "{\"child\": \"App/D\"}";
    Experiment terminate =
        of("", TWO + ", {\"terminate_child\": " + byPath + ", \"child\": \"A\"}" + LIST);
    Experiment restart =
        of("", TWO + ", {\"restart_child\": " + byPath + ", \"child\": \"A\", \"rescue\": []}");
    Experiment delete =
        of("", TWO + ", {\"delete_child\": " + byPath + ", \"child\": \"A\", \"rescue\": []}");

    assertThat(terminate.events("App/Driver#1"))
        .contains(result("terminate_child", "[\"error\", \"not_found\"]"));
    assertThat(terminate.alive()).contains("App/D/A#1");
    for (Experiment run : List.of(restart, delete)) {
      assertThat(run.events("App/D#1"))
          .last()
          .isEqualTo("[\"exit\", [\"function_clause\", \"stack\"]]");
    }
  }

  /// Source: Elixir 1.14 dynamic_supervisor.ex, `validate_shutdown/1`.
  @Test
  void aRefusedSpecIsRefusedWhereverItIsFoundOut() {
    for (String to : List.of("\"D\"", "{\"child\": \"App/D\"}")) {
      Experiment run =
          of(
              "",
              "{\"start_child\": "
                  + to
                  + ", \"child\": {\"id\": \"Z\", \"module\": \"A\", \"shutdown\": 0}}");

      assertThat(run.events("App/Driver#1"))
          .contains(result("start_child", "[\"error\", [\"invalid_shutdown\", 0]]"));
      assertThat(run.existed("App/D/Z#1")).isFalse();
    }
  }

  @Test
  void aTaskCannotBeStartedInIt() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"Job": {"use": "task", "run": []},
              "Driver": {"use": "process", "run": [{"sleep": 100},
                {"task_start_child": "Job", "supervisor": {"child": "App/D"}, "rescue": []}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "D", "type": "dynamic_supervisor", "restart": "temporary"},
              {"id": "Driver", "module": "Driver", "restart": "temporary"}]}
            """);

    assertThat(run.events("App/D#1"))
        .containsExactly("[\"exit\", [[\"badmatch\", \"nil\"], \"stack\"]]");
  }

  /// Source: Elixir dynamic_supervisor.ex, `monitor_child/1`: an EXIT that waits counts as the end.
  @Test
  void aChildWhoseExitWaitsIsNotToldToStopAndIsReportedIfItShouldNotHaveEnded() {
    Experiment run =
        of(
            "",
            start("A", "A", "")
                + ", "
                + start("B", "A", ", \"restart\": \"transient\"")
                + ", "
                + start("C", "A", "")
                + ", {\"sys_suspend\": \"D\"}"
                + cast("A", "boom")
                + cast("B", "end")
                + cast("C", "end")
                + ", {\"terminate_child\": \"App\", \"child\": \"D\"}");

    assertThat(run.events("App/D#1"))
        .filteredOn(event -> !event.startsWith("[\"start\""))
        .containsExactlyInAnyOrder(
            "[\"report\", \"shutdown_error\", \"App/D/A#1\", \"boom\"]",
            "[\"report\", \"shutdown_error\", \"App/D/C#1\", \"normal\"]",
            "[\"exit\", \"shutdown\"]");
  }

  /// A child that only said so lives: its end is waited for, and it is not told to stop.
  @Test
  void aChildThatSentItsSupervisorAnExitSignalIsWaitedFor() {
    Experiment run =
        of(
            "",
            start("A", "A", "")
                + ", "
                + start("B", "A", "")
                + ", {\"sys_suspend\": \"D\"}"
                + cast("A", "cry")
                + ", {\"terminate_child\": \"App\", \"child\": \"D\"}, {\"log\": \"stopped\"}",
            "{\"at\": \"700ms\", \"exit\": \"A\", \"reason\": \"late\"}");

    assertThat(run.events("App/D/A#1")).last().isEqualTo("[\"exit\", \"late\"]");
    assertThat(run.events("App/D#1"))
        .contains(
            "[\"terminate_child\", \"App/D/B#1\", \"shutdown\"]",
            "[\"report\", \"shutdown_error\", \"App/D/A#1\", \"odd\"]")
        .doesNotContain("[\"terminate_child\", \"App/D/A#1\", \"shutdown\"]");
    assertThat(run.events("App/Driver#1")).contains("[\"log\", \"stopped\"]");
  }

  /// It is known by the pid that it had, until a start succeeds.
  @Test
  void aChildThatIsRestartingIsTerminatedByTheLastPidThatItHad() {
    String restarting =
        """
        {"start_child": "D", "child": {"id": "N", "module": "Asks", "name": "N"}, "into": "n"},
        {"exit_signal": "N", "reason": "kill"}, {"sleep": 150}\
        """;
    String module =
        """
        "modules": {
          "Silent": {"use": "gen_server", "state": {"n": 0}, "handle_call": {"may_i": [
            {"increment": "n"}, {"if": {"state": "n", "at_least": 2}, "then": [{"noreply": true}]}, {"reply": "ok"}]}},
          "Asks": {"use": "gen_server", "init": [{"call": "Silent", "message": "may_i", "timeout": 100}]},
          "Driver": {"use": "process", "state": {"n": 0}, "run": [{"sleep": 100}, %s]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Silent", "module": "Silent", "name": "Silent"},
          {"id": "D", "type": "dynamic_supervisor", "max_restarts": 100},
          {"id": "Driver", "module": "Driver", "restart": "temporary"}]}
        """;
    Experiment byTheLast =
        Experiment.of(
            module.formatted(
                restarting
                    + ", {\"sys_get_state\": \"D\"}, {\"terminate_child\": \"D\", \"child\": {\"state\":"
                    + " \"n\"}}, {\"which_children\": \"D\"}"));
    Experiment byTheOneThatFailed =
        Experiment.of(
            module.formatted(
                restarting
                    + ", {\"terminate_child\": \"D\", \"child\": {\"child\": \"App/D/N\"}},"
                    + " {\"which_children\": \"D\"}"));

    assertThat(byTheLast.events("App/Driver#1"))
        .anyMatch(event -> event.contains("\"children\": [\"App/D/N#1\"]"))
        .containsSubsequence(result("terminate_child", "\"ok\""), result("which_children", "[]"));
    assertThat(byTheOneThatFailed.events("App/Driver#1"))
        .containsSubsequence(
            result("terminate_child", "[\"error\", \"not_found\"]"),
            result("which_children", "[[\"undefined\", \"restarting\"]]"));
  }

  @Test
  void childrenThatOneStepStartsAgainAndAgainCountInTheirPath() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"A": {"use": "gen_server"}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "D", "type": "dynamic_supervisor"}]},
            "load": [{"id": "l", "arrivals": {"at": ["100ms", "200ms", "300ms"]},
              "do": [{"start_child": "D", "child": {"id": "C", "module": "A"}}]}]
            """);

    assertThat(run.alive()).contains("App/D/C#1", "App/D/C#2", "App/D/C#3");
  }
}
