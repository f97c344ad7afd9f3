package crashlab.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crashlab.simulation.Experiment;
import crashlab.trace.Identities;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What differs between releases of OTP. Source: proc_lib.erl, gen.erl, gen_server.erl and
/// gen_statem.erl of OTP 23, 25 and 26.
class OtpReleaseRulesTest {
  /// A client that asks a DynamicSupervisor for the same child twice.
  private static final String TWO_STARTS =
      """
      "modules": {
        "Bad": %s,
        "C": {"use": "process", "run": [
          {"sleep": 100},
          {"start_child": "Dyn", "child": %s}, {"start_child": "Dyn", "child": %s}]}
      },
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
        {"id": "Names", "type": "registry"},
        {"id": "Dyn", "type": "dynamic_supervisor"},
        {"id": "C", "module": "C", "restart": "temporary"}]}\
      """;

  private static String twoStarts(String module, String name) {
    String child =
        "{\"id\": \"Bad\", \"module\": \"Bad\", \"restart\": \"temporary\", \"name\": %s}"
            .formatted(name);
    return TWO_STARTS.formatted(module, child, child);
  }

  private static String server(String init) {
    return "{\"use\": \"gen_server\", \"init\": [%s]}".formatted(init);
  }

  /// Runs with the usual costs, so that what one process does before another can be seen, and
  /// returns all events, each as its word and who did it to whom.
  private static List<String> order(int otp, String parts) {
    var log = new TraceLog();
    Experiment.run(
        Experiment.scenario(
            "{\"format\": 1, \"name\": \"order\", \"duration\": \"1s\", \"application\":"
                + " \"temporary\", \"otp\": \"%d\", %s}".formatted(otp, parts)),
        log);
    Identities identities = log.identities();
    List<String> events = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      String who = identities.subject(log.pid(i));
      String other = log.other(i) == 0 ? "" : " " + identities.subject(log.other(i));
      events.add(log.type(i).word() + ' ' + who + other);
    }
    return events;
  }

  private static List<String> results(int otp, String parts) {
    Experiment run =
        Experiment.run(
            Experiment.scenario(
                "{\"format\": 1, \"name\": \"results\", \"duration\": \"1s\", \"otp\": \"%d\", %s}"
                    .formatted(otp, parts)));
    return run.events("App/C#1").stream().filter(event -> event.contains("start_child")).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 24, 25})
  void before26AStarterLearnsOfAFailureBeforeTheProcessEndsAndGetsItsExitToo(int otp) {
    List<String> events = order(otp, twoStarts(server("{\"stop\": \"no\"}"), "\"Bad\""));

    assertThat(events)
        .containsSubsequence(
            "init_failed App/Dyn/Bad#1",
            "supervisor_start_failed App/Dyn#1 App/Dyn/Bad#1",
            "exit App/Dyn/Bad#1",
            "exit_signal App/Dyn/Bad#1 App/Dyn#1");
  }

  @ParameterizedTest
  @ValueSource(ints = {26, 27, 28})
  void since26AStarterLearnsOfAFailureWhenTheProcessHasEndedAndGetsNoExit(int otp) {
    List<String> events = order(otp, twoStarts(server("{\"stop\": \"no\"}"), "\"Bad\""));

    assertThat(events)
        .containsSubsequence(
            "init_failed App/Dyn/Bad#1",
            "exit App/Dyn/Bad#1",
            "supervisor_start_failed App/Dyn#1 App/Dyn/Bad#1")
        .doesNotContain("exit_signal App/Dyn/Bad#1 App/Dyn#1");
  }

  /// A supervisor is a gen_server whose init fails when one of its children does.
  @Test
  void theSameHoldsForASupervisorThatCannotStart() {
    String parts =
        """
        "modules": {
          "Once": {"use": "gen_server", "init": [{"monitor": "Gone"}, {"call": "Gone", "message": "m"}]},
          "Gone": {"use": "gen_server", "handle_call": {"m": [{"reply": "ok"}]}}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Gone", "module": "Gone", "name": "Gone", "restart": "temporary"},
          {"id": "S", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "Once", "module": "Once"}]}]},
        "faults": [{"at": "100ms", "kill": "Gone"}, {"at": "200ms", "kill": "S"}]\
        """;

    assertThat(order(25, parts))
        .containsSubsequence(
            "init_failed App/S#2",
            "supervisor_start_failed App#1 App/S#2",
            "exit App/S#2",
            "exit_signal App/S#2 App#1");
    assertThat(order(26, parts))
        .containsSubsequence(
            "init_failed App/S#2", "exit App/S#2", "supervisor_start_failed App#1 App/S#2")
        .doesNotContain("exit_signal App/S#2 App#1");
  }

  @Test
  void ignoreIsTreatedAsAFailureInThis() {
    String parts = twoStarts(server("{\"ignore\": true}"), "\"Bad\"");

    assertThat(order(25, parts)).contains("exit_signal App/Dyn/Bad#1 App/Dyn#1");
    assertThat(order(26, parts)).doesNotContain("exit_signal App/Dyn/Bad#1 App/Dyn#1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Bad\"", "{\"via\": \"Names\", \"key\": \"k\"}"})
  void aFailedServerGivesItsNameUpBeforeItTellsItsStarter(String name) {
    String failed = "[\"result\", \"start_child\", [\"error\", \"no\"]]";

    assertThat(results(25, twoStarts(server("{\"stop\": \"no\"}"), name)))
        .containsExactly(failed, failed);
    assertThat(results(26, twoStarts(server("{\"stop\": \"no\"}"), name)))
        .containsExactly(failed, failed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Bad\"", "{\"via\": \"Names\", \"key\": \"k\"}"})
  void before26AServerWhoseInitReturnedRubbishKeepsItsNameUntilItHasEnded(String name) {
    String rubbish = "[\"result\", \"start_child\", [\"error\", [\"bad_return_value\", \"v\"]]]";
    String taken =
        "[\"result\", \"start_child\", [\"error\", [\"already_started\", \"App/Dyn/Bad#1\"]]]";

    assertThat(results(25, twoStarts(server("{\"throw\": \"v\"}"), name)))
        .containsExactly(rubbish, taken);
    assertThat(results(26, twoStarts(server("{\"throw\": \"v\"}"), name)))
        .containsExactly(rubbish, rubbish);
  }

  @Test
  void aGenStatemGivesItsNameUpInAnyCase() {
    String machine =
        """
        {"use": "gen_statem", "initial": "a", "states": {"a": {}}, "init": [{"throw": "v"}]}\
        """;
    String rubbish =
        "[\"result\", \"start_child\", [\"error\", [\"bad_return_from_init\", \"v\"]]]";

    assertThat(results(25, twoStarts(machine, "\"Bad\""))).containsExactly(rubbish, rubbish);
    assertThat(results(26, twoStarts(machine, "\"Bad\""))).containsExactly(rubbish, rubbish);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"use\": \"gen_server\", \"init\": [{\"error\": \"no\"}]}",
        "{\"use\": \"gen_statem\", \"initial\": \"a\", \"states\": {\"a\": {}}, \"init\": [{\"error\":"
            + " \"no\"}]}"
      })
  void since26InitMayReturnAnErrorAndTheProcessEndsNormally(String module) {
    Experiment run = Experiment.of(26, twoStarts(module, "\"Bad\""));

    assertThat(run.events("App/C#1"))
        .contains("[\"result\", \"start_child\", [\"error\", \"no\"]]");
    assertThat(run.events("App/Dyn/Bad#1")).containsExactly("[\"exit\", \"normal\"]");
    assertThat(run.events("App/Dyn#1")).contains("[\"start_failed\", \"App/Dyn/Bad#1\", \"no\"]");
  }

  @Test
  void before26AnErrorOfInitIsRefused() {
    String parts = twoStarts(server("{\"error\": \"no\"}"), "\"Bad\"");

    assertThatThrownBy(() -> Experiment.of(25, parts))
        .hasMessageContaining("{:error, reason} is a return value of init since OTP 26");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"significant\": true", "\"significant\": false"})
  void before24ThereAreNoSignificantChildren(String option) {
    String parts =
        """
        "modules": {"A": {"use": "gen_server"}},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "auto_shutdown": "any_significant",
          "children": [{"id": "A", "module": "A", "restart": "transient", %s}]}\
        """
            .formatted(option);

    assertThatThrownBy(() -> Experiment.of(23, parts))
        .hasMessageContaining("significant children and auto_shutdown exist since OTP 24");
    assertThat(Experiment.of(24, parts).alive()).contains("App/A#1");
  }

  /// A server `Sv` that answers after 200 ms, and a client that waits for 100 ms.
  private static String lateReply(String client) {
    return """
    "modules": {
      "Sv": {"use": "gen_server", "handle_call": {"slow": [{"sleep": 200}, {"reply": "late"}]}},
      "C": %s
    },
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
      {"id": "Sv", "module": "Sv", "name": "Sv"}, {"id": "C", "module": "C", "name": "C"}]}\
    """
        .formatted(client);
  }

  private static final String CALL =
      "{\"call\": \"Sv\", \"message\": \"slow\", \"timeout\": 100, \"rescue\": []}";

  @Test
  void before24ALateReplyReachesHandleInfo() {
    String client =
        """
        {"use": "gen_server", "init": [{"send_after": 50, "to": "self", "message": "go"}],
         "handle_info": {"go": [%s], "task_result": [{"log": "late"}]}}\
        """
            .formatted(CALL);
    Experiment on23 = Experiment.of(23, lateReply(client));
    Experiment on24 = Experiment.of(24, lateReply(client));

    assertThat(on23.events("App/C#1"))
        .endsWith("[\"got\", \"task_result\", \"late\"]", "[\"log\", \"late\"]");
    assertThat(on24.events("App/C#1")).last().asString().startsWith("[\"rescued\"");
  }

  @Test
  void before24ALateReplyThatNoClauseTakesEndsTheServer() {
    String client =
        """
        {"use": "gen_server", "init": [{"send_after": 50, "to": "self", "message": "go"}],
         "handle_info": {"go": [%s]}}\
        """
            .formatted(CALL);
    Experiment run = Experiment.of(23, lateReply(client));

    assertThat(run.events("App/C#1"))
        .endsWith(
            "[\"got\", \"task_result\", \"late\"]", "[\"exit\", [\"function_clause\", \"stack\"]]");
  }

  @Test
  void before24ALateReplyWaitsInTheMailboxOfAProcessThatDoesNotReceive() {
    String client = "{\"use\": \"process\", \"run\": [%s, {\"sleep\": \"1h\"}]}".formatted(CALL);

    assertThat(mailbox(Experiment.of(23, lateReply(client)))).isEqualTo(1);
    assertThat(mailbox(Experiment.of(24, lateReply(client)))).isZero();
  }

  private static int mailbox(Experiment run) {
    return run.simulation().processes().byPath("App/C").orElseThrow().mailboxSize();
  }

  /// A task that takes 200 ms, and a client that gives up on it after 100 ms.
  private static Experiment givesUp(int otp, String wait) {
    return Experiment.of(
        otp,
        """
        "modules": {
          "Job": {"use": "task", "run": [{"sleep": 200}, {"reply": 7}]},
          "C": {"use": "gen_server", "init": [{"send_after": 50, "to": "self", "message": "go"}],
                "handle_info": {"go": [{"task_supervisor_async_nolink": "Job", "supervisor": "Tasks", %s}], "task_result": []}}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Tasks", "type": "task_supervisor"}, {"id": "C", "module": "C", "name": "C"}]}\
        """
            .formatted(wait));
  }

  @Test
  void before24TheResultOfATaskThatIsGivenUpArrivesAllTheSame() {
    String result = "[\"got\", \"task_result\", 7]";
    String await = "\"await\": 100, \"rescue\": []";

    assertThat(givesUp(23, await).events("App/C#1")).last().isEqualTo(result);
    assertThat(givesUp(24, await).events("App/C#1")).doesNotContain(result);
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 24, 28})
  void aTaskThatWasShutDownSendsNothingOnAnyRelease(int otp) {
    assertThat(givesUp(otp, "\"yield\": 100").events("App/C#1"))
        .endsWith("[\"yield\", \"nil\"]", "[\"task_shutdown\", \"nil\"]");
  }

  private static String stopping(String stop) {
    return """
    "modules": {
      "A": {"use": "gen_server", "handle_cast": {"fake": [{"exit_signal": "S", "reason": "boom"}]}},
      "C": {"use": "process", "run": [{"sleep": 80}, {"terminate_child": "S", "child": "A"}]}
    },
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
      {"id": "S", "type": "supervisor", "strategy": "one_for_one", "children": [
        {"id": "A", "module": "A", "name": "A", "shutdown": %s}]},
      {"id": "C", "module": "C", "restart": "temporary"}]},
    "faults": [{"at": "50ms", "suspend": "S", "for": "100ms"}, {"at": "120ms", "cast": "A", "message": "fake"}]\
    """
        .formatted(stop);
  }

  private static List<String> reports(int otp, String parts) {
    return Experiment.of(otp, parts).events("App/S#1").stream()
        .filter(event -> event.contains("report"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5000", "\"brutal_kill\""})
  void anExitSignalThatWaitsCountsMoreThanTheEndOfAChildUpTo26(String stop) {
    String boom = "[\"report\", \"shutdown_error\", \"App/S/A#1\", \"boom\"]";

    assertThat(reports(25, stopping(stop))).containsExactly(boom);
    assertThat(reports(26, stopping(stop))).containsExactly(boom);
    assertThat(reports(27, stopping(stop))).isEmpty();
  }

  private static String dynamicChild(String supervisor, String key) {
    return """
    "modules": {
      "W": {"use": "gen_server"},
      "C": {"use": "process", "run": [{"sleep": 100}, {"start_child": %s, "child": {"id": "A", "module": "W", %s}}]}
    },
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
      {"id": "Dyn", "type": "dynamic_supervisor"},
      {"id": "Parts", "type": "partition_supervisor", "partitions": 2, "child": {"type": "dynamic_supervisor"}},
      {"id": "C", "module": "C", "restart": "temporary"}]},
    "faults": [{"at": "50ms", "suspend": "Dyn", "for": "2s"}]\
    """
        .formatted(supervisor, key);
  }

  /// The caller looks at the spec itself: it does not wait for a supervisor that is held up.
  @ParameterizedTest
  @ValueSource(strings = {"\"Dyn\"", "{\"partition\": \"Parts\", \"key\": 1}"})
  void aDynamicSupervisorIsNotAskedForAChildWithAShutdownOf0UpTo25(String supervisor) {
    String refused = "[\"result\", \"start_child\", [\"error\", [\"invalid_shutdown\", 0]]]";
    String parts = dynamicChild(supervisor, "\"shutdown\": 0");

    assertThat(results(25, parts)).containsExactly(refused);
    assertThat(results(26, parts)).doesNotContain(refused);
  }

  @Test
  void aDynamicSupervisorIsNotAskedForASignificantChildSince26() {
    String refused = "[\"result\", \"start_child\", [\"error\", [\"invalid_significant\", true]]]";
    String parts = dynamicChild("\"Dyn\"", "\"restart\": \"temporary\", \"significant\": true");

    assertThat(results(26, parts)).containsExactly(refused);
    assertThat(results(25, parts)).doesNotContain(refused);
  }

  private static String orphanedTask(String job, String more) {
    return """
    "modules": {
      "Job": {"use": "task", "run": [{"log": "working"}]},
      "C": {"use": "process", "run": [{"sleep": 60}, {"task_start_child": %s, "supervisor": "TS"%s}]}
    },
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
      {"id": "TS", "type": "task_supervisor"},
      {"id": "C", "module": "C", "restart": "temporary"}]},
    "faults": [{"at": "40ms", "suspend": "TS", "for": "140ms"}, {"at": "120ms", "kill": {"child": "App/C"}}]\
    """
        .formatted(job, more);
  }

  @Test
  void aTemporaryTaskOfAModuleWaitsForWordOfItsStarterSince26() {
    String parts = orphanedTask("\"Job\"", "");

    assertThat(Experiment.of(25, parts).events("App/C>Job#1")).contains("[\"log\", \"working\"]");
    assertThat(Experiment.of(26, parts).events("App/C>Job#1"))
        .containsExactly("[\"exit\", [\"shutdown\", \"noproc\"]]");
  }

  @Test
  void otherTasksWithoutAnOwnerDoNot() {
    String work = "[\"log\", \"working\"]";

    assertThat(
            Experiment.of(28, orphanedTask("{\"run\": [{\"log\": \"working\"}]}", ""))
                .events("App/C>run#1"))
        .contains(work);
    assertThat(
            Experiment.of(28, orphanedTask("\"Job\"", ", \"restart\": \"transient\""))
                .events("App/C>Job#1"))
        .contains(work);
  }

  /// Source: Elixir task/supervised.ex, `@ref_timeout`.
  @Test
  void aTaskWaitsForItsStarterForFiveSecondsAtMost() {
    String parts =
        """
        {"format": 1, "name": "held-up", "duration": "8s", "application": "temporary",
        "modules": {
          "Job": {"use": "task", "run": [{"log": "working"}]},
          "C": {"use": "process", "run": [{"sleep": 60}, {"task_start_child": "Job", "supervisor": "TS"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "TS", "type": "task_supervisor"},
          {"id": "C", "module": "C", "restart": "temporary"}]},
        "faults": [{"at": "40ms", "suspend": "TS", "for": "100ms"}, {"at": "120ms", "suspend": {"child": "App/C"}, "for": "6s"}]}
        """;

    assertThat(Experiment.run(Experiment.scenario(parts)).events("App/C>Job#1"))
        .containsExactly("[\"exit\", \"timeout\"]");
  }

  /// Source: OTP supervisor.erl, `handle_cast/2`.
  @Test
  void anybodyMayTellASupervisorToTryARestartAgainUpTo28() {
    String parts =
        """
        "modules": {
          "W": {"use": "gen_server"},
          "C": {"use": "process", "run": [{"sleep": 60}, {"cast": "S", "message": ["try_again_restart", "A"]},
            {"cast": "S", "message": ["try_again_restart", 1]}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "S", "type": "supervisor", "strategy": "one_for_one", "restart": "temporary",
           "children": [{"id": "A", "module": "W"}]},
          {"id": "C", "module": "C", "restart": "temporary"}]}\
        """;

    assertThat(Experiment.of(28, parts).alive()).contains("App/S#1", "App/S/A#1");
    assertThat(Experiment.of(29, parts).events("App/S#1"))
        .endsWith("[\"exit\", [\"function_clause\", \"stack\"]]");
  }
}
