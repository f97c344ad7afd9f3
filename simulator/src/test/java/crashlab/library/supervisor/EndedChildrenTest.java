package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a supervisor knows of children that have ended or could not start. Source: OTP
/// supervisor.erl, `do_restart/3`, `del_child/2`, `handle_start_child/2`.
class EndedChildrenTest {
  private static Experiment of(String children, String driver) {
    return Experiment.of(
        """
        "modules": {
          "A": {"use": "gen_server", "handle_cast": {"boom": [{"stop": "boom"}], "end": [{"stop": "normal"}]}},
          "None": {"use": "gen_server", "init": [{"ignore": true}]},
          "Bad": {"use": "gen_server", "init": [{"stop": "bad"}]},
          "Job": {"use": "task", "run": []},
          "Driver": {"use": "process", "run": [{"sleep": 100}, %s]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Names", "type": "registry", "restart": "temporary"},
          {"id": "S", "type": "supervisor", "strategy": "one_for_one", "restart": "temporary", "children": [%s]},
          {"id": "D", "type": "dynamic_supervisor", "restart": "temporary"},
          {"id": "Driver", "module": "Driver", "restart": "temporary"}
        ]}
        """
            .formatted(driver, children));
  }

  private static String child(String id, String module, String restart) {
    return "{\"id\": \"%s\", \"module\": \"%s\", \"restart\": \"%s\"}"
        .formatted(id, module, restart);
  }

  private static String named(String restart) {
    return "{\"id\": \"A\", \"module\": \"A\", \"name\": \"A\", \"restart\": \"" + restart + "\"}";
  }

  private static String result(String verb, String term) {
    return "[\"result\", \"" + verb + "\", " + term + "]";
  }

  @Test
  void aTransientChildThatEndedIsKeptWithoutAProcess() {
    Experiment run =
        of(
            named("transient"),
            """
            {"cast": "A", "message": "end"}, {"sleep": 1}, {"which_children": "S"},
            {"start_child": "S", "child": %s}, {"restart_child": "S", "child": "A"}, {"which_children": "S"}\
            """
                .formatted(named("transient")));

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            result("which_children", "[[\"A\", \"undefined\"]]"),
            result("start_child", "[\"error\", \"already_present\"]"),
            result("restart_child", "[\"ok\", \"App/S/A#2\"]"),
            result("which_children", "[[\"A\", \"App/S/A#2\"]]"));
  }

  @ParameterizedTest
  @CsvSource({"end", "boom"})
  void aTemporaryChildThatEndedIsForgotten(String how) {
    Experiment run =
        of(
            named("temporary"),
            """
            {"cast": "A", "message": "%s"}, {"sleep": 1}, {"which_children": "S"},
            {"restart_child": "S", "child": "A"}, {"start_child": "S", "child": %s}\
            """
                .formatted(how, named("temporary")));

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            result("which_children", "[]"),
            result("restart_child", "[\"error\", \"not_found\"]"),
            result("start_child", "[\"ok\", \"App/S/A#2\"]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permanent | [[\"N\", \"undefined\"]] | [\"error\", \"already_present\"]",
        "transient | [[\"N\", \"undefined\"]] | [\"error\", \"already_present\"]",
        "temporary | [] | [\"ok\", \"undefined\"]"
      })
  void aChildThatIgnoresItsStartIsKeptUnlessItIsTemporary(
      String restart, String list, String again) {
    String start = "{\"start_child\": \"S\", \"child\": " + child("N", "None", restart) + "}";
    Experiment run = of("", start + ", {\"which_children\": \"S\"}, " + start);
    Experiment atBoot = of(child("N", "None", restart), "{\"which_children\": \"S\"}");

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            result("start_child", "[\"ok\", \"undefined\"]"),
            result("which_children", list),
            result("start_child", again));
    assertThat(atBoot.events("App/Driver#1")).contains(result("which_children", list));
  }

  @Test
  void aChildThatCannotStartIsNoneAndTheReasonComesWithItsSpec() {
    Experiment run =
        of(
            "",
            "{\"start_child\": \"S\", \"child\": "
                + child("B", "Bad", "permanent")
                + "}, {\"which_children\": \"S\"}");

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            result("start_child", "[\"error\", [\"bad\", \"child_spec\"]]"),
            result("which_children", "[]"));
  }

  @Test
  void aStoppedChildThatCannotStartAgainIsStillAStoppedOne() {
    Experiment run =
        of(
            named("permanent"),
            """
            {"terminate_child": "S", "child": "A"}, {"register": "A"}, {"restart_child": "S", "child": "A"},
            {"which_children": "S"}\
            """);

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            result("restart_child", "[\"error\", [\"already_started\", \"App/Driver#1\"]]"),
            result("which_children", "[[\"A\", \"undefined\"]]"));
  }

  /// Looking the name up raises in the supervisor. Source: OTP supervisor.erl,
  /// `do_start_child_i/3`; Elixir dynamic_supervisor.ex, `exit_reason/3`.
  @Test
  void aNameInARegistryThatIsGoneRaisesWhichASupervisorTellsAsAnExit() {
    String child =
        "\"child\": {\"id\": \"V\", \"module\": \"A\", \"name\": {\"via\": \"Names\", \"key\": \"k\"}}}";
    Experiment run =
        of(
            "",
            "{\"exit_signal\": \"Names\", \"reason\": \"kill\"}, {\"sleep\": 1}, {\"start_child\":"
                + " \"S\", "
                + child
                + ", {\"start_child\": \"D\", "
                + child);

    assertThat(run.events("App/Driver#1"))
        .containsSubsequence(
            result(
                "start_child",
                "[\"error\", [[\"EXIT\", [{\"exception\": \"ArgumentError\"}, \"stack\"]],"
                    + " \"child_spec\"]]"),
            result("start_child", "[\"error\", [{\"exception\": \"ArgumentError\"}, \"stack\"]]"));
  }

  @Test
  void aRequestForAnotherKindOfSupervisorFindsNothingOrEndsIt() {
    Experiment byPid =
        of(
            named("permanent"),
            "{\"terminate_child\": {\"child\": \"App/S\"}, \"child\": {\"child\": \"App/S/A\"}}");
    Experiment task =
        of(
            named("permanent"),
            "{\"task_start_child\": \"Job\", \"supervisor\": {\"child\": \"App/S\"}, \"rescue\": []}");

    assertThat(byPid.events("App/Driver#1"))
        .contains(result("terminate_child", "[\"error\", \"not_found\"]"));
    assertThat(byPid.alive()).contains("App/S/A#1");
    assertThat(task.events("App/S#1"))
        .last()
        .isEqualTo("[\"exit\", [\"function_clause\", \"stack\"]]");
  }

  /// Source: OTP supervisor.erl, `init_children/2`, `check_startspec/2`.
  @Test
  void aSupervisorWithABadSpecDoesNotStart() {
    Experiment run =
        of(
            "",
            """
            {"start_child": "S", "child": {"id": "T", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "A", "module": "A", "restart": "transient", "significant": true}]}}\
            """);

    assertThat(run.events("App/Driver#1"))
        .contains(
            result(
                "start_child",
                "[\"error\", [[\"start_spec\", [\"bad_combination\", [[\"auto_shutdown\","
                    + " \"never\"], [\"significant\", true]]]], \"child_spec\"]]"));
    assertThat(run.existed("App/S/T/A#1")).isFalse();
  }
}
