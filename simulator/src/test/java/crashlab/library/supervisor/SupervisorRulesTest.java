package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// supervisor, beyond what the recorded vectors show. Source: OTP supervisor.erl.
class SupervisorRulesTest {
  private static final String MODULES =
      """
      "modules": {
        "A": {"use": "gen_server", "handle_cast": {"boom": [{"stop": "boom"}], "end": [{"stop": "normal"}]}},
        "Tidy": {"use": "gen_server", "trap_exit": true, "terminate": [{"log": "tidy"}]},
        "Slow": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": 300}]},
        "Needs": {"use": "gen_server", "init": [{"link": "X"}]},
        "Driver": {"use": "process", "run": [%s, {"sleep": "1h"}]}
      },
      """;

  /// A supervisor `S` under the root, and a driver that does some steps.
  private static Experiment of(String options, String children, String driver) {
    return of(options, children, driver, "");
  }

  private static Experiment of(String options, String children, String driver, String faults) {
    return Experiment.of(
        MODULES.formatted(driver)
            + """
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "S", "type": "supervisor", %s, "restart": "temporary", "children": [%s]},
              {"id": "Driver", "module": "Driver", "restart": "temporary"}
            ]}, "faults": [%s]
            """
                .formatted(options, children, faults));
  }

  private static String child(String id, String module, String more) {
    return "{\"id\": \"%s\", \"module\": \"%s\", \"name\": \"%s\"%s}"
        .formatted(id, module, id, more);
  }

  private static final String ONE_FOR_ONE = "\"strategy\": \"one_for_one\"";

  @Test
  void anEndlessStartHoldsUpRequests() {
    Experiment run =
        Experiment.of(
            """
            "modules": {
              "Sleepy": {"use": "gen_server", "init": [{"sleep": 500}]},
              "A": {"use": "gen_server"},
              "D1": {"use": "process", "run": [{"sleep": 100}, {"start_child": "App", "child": {"id": "N", "module": "Sleepy"}}]},
              "D2": {"use": "process", "run": [{"sleep": 200}, {"terminate_child": "App", "child": "A"}, {"log": "done"}, {"exit_signal": "App", "reason": "kill"}]}
            },
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "A", "module": "A"}, {"id": "D1", "module": "D1", "restart": "temporary"}, {"id": "D2", "module": "D2", "restart": "temporary"}]}
            """);

    assertThat(run.events("App#1"))
        .containsSubsequence(
            "[\"start\", \"App/N#1\"]", "[\"terminate_child\", \"App/A#1\", \"shutdown\"]");
  }

  /// `X` is gone for good, so `Needs` cannot start again: each try is a restart, without a pause,
  /// and requests that wait are served in between.
  @Test
  void failingRestartsUseUpTheBudgetAtOnce() {
    Experiment run =
        of(
            ONE_FOR_ONE + ", \"max_restarts\": 2",
            child("X", "A", ", \"restart\": \"temporary\"") + ", " + child("N", "Needs", ""),
            "{\"sleep\": 100}, {\"cast\": \"X\", \"message\": \"boom\"}");

    assertThat(run.events("App/S#1"))
        .containsSubsequence(
            "[\"report\", \"child_terminated\", \"App/S/N#1\", \"boom\"]",
            "[\"start_failed\", \"App/S/N#2\", [\"badarg\", \"stack\"]]",
            "[\"report\", \"start_error\", \"App/S/N#1\", [\"badarg\", \"stack\"]]",
            "[\"start_failed\", \"App/S/N#3\", [\"badarg\", \"stack\"]]",
            "[\"report\", \"start_error\", \"App/S/N#1\", [\"badarg\", \"stack\"]]",
            "[\"report\", \"shutdown\", \"App/S/N#1\", \"reached_max_restart_intensity\"]",
            "[\"exit\", \"shutdown\"]");
  }

  /// The first start of `N` went well; later ones take 100 ms and fail.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restart_child | [\"error\", \"restarting\"]",
        "delete_child | [\"error\", \"restarting\"]",
        "terminate_child | \"ok\""
      })
  void aChildThatIsRestartingAnswersSo(String request, String answer) {
    Experiment run =
        Experiment.of(
            """
            "modules": {
              "Once": {"use": "gen_server", "state": {"n": 0}, "handle_call": {"may_i": [
                {"increment": "n"}, {"if": {"state": "n", "at_least": 2}, "then": [{"noreply": true}]}, {"reply": "ok"}]}},
              "Asks": {"use": "gen_server", "init": [{"call": "X", "message": "may_i", "timeout": 100}]},
              "Driver": {"use": "process", "run": [{"sleep": 550}, {"%s": "S", "child": "N"}]}
            },
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "S", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 100, "children": [
                {"id": "X", "module": "Once", "name": "X"}, {"id": "N", "module": "Asks", "name": "N"}]},
              {"id": "Driver", "module": "Driver", "restart": "temporary"}]},
            "faults": [{"at": "500ms", "kill": "N"}]
            """
                .formatted(request));

    assertThat(run.events("App/Driver#1"))
        .contains("[\"result\", \"" + request + "\", " + answer + "]");
  }

  @Test
  void whichChildrenListsTheLatestStartedFirst() {
    Experiment run =
        of(
            ONE_FOR_ONE,
            child("A", "A", "") + ", " + child("B", "A", ""),
            "{\"sleep\": 100}, {\"which_children\": \"S\"}");

    assertThat(run.events("App/Driver#1"))
        .last()
        .isEqualTo(
            "[\"result\", \"which_children\", [[\"B\", \"App/S/B#1\"], [\"A\", \"App/S/A#1\"]]]");
  }

  @Test
  void everyRequestToAKnownOrUnknownChildHasItsAnswer() {
    Experiment run =
        of(
            ONE_FOR_ONE,
            child("A", "A", ""),
            """
            {"sleep": 100},
            {"start_child": "S", "child": {"id": "A", "module": "A"}},
            {"restart_child": "S", "child": "A"}, {"delete_child": "S", "child": "A"},
            {"terminate_child": "S", "child": "A"}, {"terminate_child": "S", "child": "A"},
            {"start_child": "S", "child": {"id": "A", "module": "A"}},
            {"delete_child": "S", "child": "A"}, {"delete_child": "S", "child": "A"},
            {"terminate_child": "S", "child": "A"}, {"restart_child": "S", "child": "A"}\
            """);

    assertThat(run.events("App/Driver#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"result\", \"start_child\", [\"error\", [\"already_started\", \"App/S/A#1\"]]]",
            "[\"result\", \"restart_child\", [\"error\", \"running\"]]",
            "[\"result\", \"delete_child\", [\"error\", \"running\"]]",
            "[\"result\", \"terminate_child\", \"ok\"]",
            "[\"result\", \"terminate_child\", \"ok\"]",
            "[\"result\", \"start_child\", [\"error\", \"already_present\"]]",
            "[\"result\", \"delete_child\", \"ok\"]",
            "[\"result\", \"delete_child\", [\"error\", \"not_found\"]]",
            "[\"result\", \"terminate_child\", [\"error\", \"not_found\"]]",
            "[\"result\", \"restart_child\", [\"error\", \"not_found\"]]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"normal", "shutdown", "boom"})
  void anExitSignalFromAStrangerIsIgnored(String reason) {
    Experiment run =
        of(
            ONE_FOR_ONE,
            child("A", "A", ""),
            "{\"sleep\": 100}, {\"exit_signal\": \"S\", \"reason\": \"" + reason + "\"}");

    assertThat(run.alive()).contains("App/S#1", "App/S/A#1");
  }

  /// A child that sends its supervisor an exit signal is taken for one that ended, though it lives.
  @Test
  void anExitSignalFromAChildCountsAsItsEnd() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"A": {"use": "gen_server", "init": [{"send_after": 100, "to": "self", "message": "go"}],
                              "handle_info": {"go": [{"exit_signal": "App", "reason": "odd"}]}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 1, "children": [
              {"id": "A", "module": "A"}]}
            """);

    assertThat(run.events("App#1"))
        .containsSubsequence(
            "[\"report\", \"child_terminated\", \"App/A#1\", \"odd\"]",
            "[\"start\", \"App/A#2\"]",
            "[\"report\", \"child_terminated\", \"App/A#2\", \"odd\"]",
            "[\"exit\", \"shutdown\"]");
    assertThat(run.events("App/A#1")).last().isEqualTo("[\"exit\", \"shutdown\"]");
  }

  @Test
  void theParentsReasonIsTheSupervisorsOwnWhateverItIs() {
    Experiment run =
        of(
            ONE_FOR_ONE,
            child("A", "Tidy", ""),
            "{\"sleep\": 100}, {\"exit_signal\": \"App\", \"reason\": \"kill\"}");

    assertThat(run.events("App/S#1")).last().isEqualTo("[\"exit\", \"killed\"]");
    assertThat(run.events("App/S#1"))
        .contains("[\"terminate_child\", \"App/S/A#1\", \"shutdown\"]");
    assertThat(run.events("App/S/A#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"terminate\", \"shutdown\"]",
            "[\"log\", \"tidy\"]",
            "[\"exit\", \"shutdown\"]");
  }

  @Test
  void aChildThatUnlinkedItselfIsStoppedAllTheSame() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"A": {"use": "gen_server", "handle_cast": {"leave": [{"unlink": "App"}]}},
              "D": {"use": "process", "run": [{"sleep": 100}, {"cast": "A", "message": "leave"}, {"cast": "B", "message": "leave"},
                    {"sleep": 100}, {"exit_signal": "B", "reason": "gone"}, {"sleep": 100},
                    {"terminate_child": "App", "child": "A"}, {"terminate_child": "App", "child": "B"}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "A", "module": "A", "name": "A"}, {"id": "B", "module": "A", "name": "B"},
              {"id": "D", "module": "D", "restart": "temporary"}]}
            """);

    assertThat(run.events("App#1"))
        .containsExactly(
            "[\"start\", \"App/A#1\"]",
            "[\"start\", \"App/B#1\"]",
            "[\"start\", \"App/D#1\"]",
            "[\"terminate_child\", \"App/A#1\", \"shutdown\"]",
            "[\"terminate_child\", \"App/B#1\", \"shutdown\"]",
            "[\"report\", \"shutdown_error\", \"App/B#1\", \"noproc\"]");
  }

  @Test
  void aSignificantChildNeedsAnAutoShutdown() {
    Experiment run =
        of(
            ONE_FOR_ONE,
            child("A", "A", ""),
            """
            {"sleep": 100}, {"start_child": "S", "child": {"id": "B", "module": "A", "restart": "transient", "significant": true}}\
            """);

    assertThat(run.events("App/Driver#1"))
        .last()
        .isEqualTo(
            "[\"result\", \"start_child\", [\"error\", [\"bad_combination\","
                + " [[\"auto_shutdown\", \"never\"], [\"significant\", true]]]]]");
  }

  @ParameterizedTest
  @CsvSource({"any_significant, false", "all_significant, true"})
  void aSignificantChildThatEndsShutsItsSupervisorDown(String auto, boolean survivesTheFirst) {
    Experiment run =
        of(
            ONE_FOR_ONE + ", \"auto_shutdown\": \"" + auto + "\"",
            child("A", "A", ", \"restart\": \"transient\", \"significant\": true")
                + ", "
                + child("B", "A", ", \"restart\": \"temporary\", \"significant\": true")
                + ", "
                + child("C", "A", ""),
            """
            {"sleep": 100}, {"cast": "A", "message": "boom"}, {"sleep": 100}, {"cast": "A", "message": "end"},
            {"sleep": 100}, {"which_children": "S", "rescue": [{"log": "gone"}]}, {"cast": "B", "message": "boom"}\
            """);

    assertThat(run.events("App/Driver#1").contains("[\"log\", \"gone\"]"))
        .isEqualTo(!survivesTheFirst);
    assertThat(run.events("App/S#1")).last().isEqualTo("[\"exit\", \"shutdown\"]");
    assertThat(run.events("App/S/A#2")).last().isEqualTo("[\"exit\", \"normal\"]");
    assertThat(run.events("App/S/C#1")).last().isEqualTo("[\"exit\", \"shutdown\"]");
  }

  @Test
  void stoppingASignificantChildIsNoEndOfItsOwn() {
    Experiment run =
        of(
            ONE_FOR_ONE + ", \"auto_shutdown\": \"any_significant\"",
            child("A", "A", ", \"restart\": \"transient\", \"significant\": true"),
            "{\"sleep\": 100}, {\"terminate_child\": \"S\", \"child\": \"A\"}");

    assertThat(run.alive()).contains("App/S#1");
  }

  /// A stopped permanent child has kept its spec: a group restart starts it again.
  @ParameterizedTest
  @ValueSource(strings = {"one_for_all", "rest_for_one"})
  void aGroupRestartStartsWhatWasStoppedByHand(String strategy) {
    Experiment run =
        of(
            "\"strategy\": \"" + strategy + "\"",
            child("A", "A", "") + ", " + child("B", "A", ""),
            """
            {"sleep": 100}, {"terminate_child": "S", "child": "B"}, {"cast": "A", "message": "boom"}\
            """);

    assertThat(run.alive()).contains("App/S/A#2", "App/S/B#2");
  }

  @Test
  void aSupervisorKilledWhileItStopsAChildTakesItAlong() {
    Experiment run =
        of(
            ONE_FOR_ONE,
            child("A", "A", "") + ", " + child("Slow", "Slow", ", \"shutdown\": 5000"),
            "{\"sleep\": 100}, {\"terminate_child\": \"S\", \"child\": \"Slow\", \"rescue\": []}",
            "{\"at\": \"200ms\", \"kill\": \"S\"}");

    assertThat(run.events("App/S/A#1")).last().isEqualTo("[\"exit\", \"killed\"]");
    assertThat(run.events("App/S/Slow#1"))
        .containsExactly(
            "[\"started\"]", "[\"terminate\", \"shutdown\"]", "[\"exit\", \"shutdown\"]");
    assertThat(run.events("App/Driver#1"))
        .contains(
            "[\"rescued\", [\"killed\", [\"GenServer\", \"call\", [\"S\", [\"terminate_child\","
                + " \"Slow\"], \"infinity\"]]]]");
  }

  @Test
  void aCallOrCastThatItDoesNotKnowEndsASupervisor() {
    Experiment run =
        of(
            ONE_FOR_ONE,
            child("A", "Tidy", ""),
            "{\"sleep\": 100}, {\"cast\": \"S\", \"message\": \"hello\"}");

    assertThat(run.events("App/S#1"))
        .containsExactly(
            "[\"start\", \"App/S/A#1\"]",
            "[\"terminate_child\", \"App/S/A#1\", \"shutdown\"]",
            "[\"exit\", [\"function_clause\", \"stack\"]]");
  }

  @Test
  void anExitSignalEndsAPlainChildInItsInitAndTheStartFails() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"Sleepy": {"use": "gen_server", "init": [{"sleep": 200}]},
              "D": {"use": "process", "run": [{"sleep": 100}, {"start_child": "App", "child": {"id": "N", "module": "Sleepy", "name": "N"}}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "D", "module": "D", "restart": "temporary"}]},
            "faults": [{"at": "200ms", "exit": "N", "reason": "x"}]
            """);

    assertThat(run.events("App/D#1"))
        .contains("[\"result\", \"start_child\", [\"error\", [\"x\", \"child_spec\"]]]");
  }
}
