package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import crashlab.trace.Identities;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Each act of a supervisor names the event that made it act, so that a failure can be followed.
class SupervisorCausesTest {
  /// Runs `S` of the tree and returns what it did and why: `event < cause`, each with who did it to
  /// whom.
  private static List<String> causes(String supervisor, String modules, String faults) {
    var log = new TraceLog();
    Experiment.run(
        Experiment.scenario(
            """
            {"format": 1, "name": "causes", "duration": "2s", "vm": {"costs": %s}, "application": "temporary",
             "modules": {"A": {"use": "gen_server"}, "Tidy": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": 400}]}%s},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
               {"id": "S", "restart": "temporary", %s}]},
             "faults": [%s]}
            """
                .formatted(Experiment.NO_COSTS, modules, supervisor, faults)),
        log);
    List<String> causes = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      String did = text(log, i);
      if (did.startsWith("S#") && log.cause(i) != 0) {
        causes.add(did + " < " + text(log, log.indexOf(log.cause(i))));
      }
    }
    return causes;
  }

  private static String text(TraceLog log, int i) {
    Identities identities = log.identities();
    String who = log.pid(i) == 0 ? "" : identities.subject(log.pid(i)) + ' ';
    String other = log.other(i) == 0 ? "" : ' ' + identities.subject(log.other(i));
    return (who + log.type(i).name().toLowerCase(Locale.ROOT) + other)
        .replace("App/S/", "")
        .replace("App/S", "S");
  }

  private static final String TWO =
      "\"type\": \"supervisor\", \"strategy\": \"%s\", \"max_restarts\": %d, \"children\": ["
          + "{\"id\": \"A\", \"module\": \"A\", \"name\": \"A\"},"
          + "{\"id\": \"B\", \"module\": \"A\", \"name\": \"B\"}]";

  private static final String KILL_A = "{\"at\": \"500ms\", \"kill\": \"A\"}";

  @Test
  void aRestartComesOfTheExitSignalOfTheChildAndTheStopsOfItsSiblingsComeOfTheRestart() {
    assertThat(causes(TWO.formatted("one_for_all", 1), "", KILL_A))
        .contains(
            "S#1 supervisor_report A#1 < A#1 exit_signal S#1",
            "S#1 supervisor_restart A#1 < A#1 exit_signal S#1",
            "S#1 monitor B#1 < S#1 supervisor_restart A#1",
            "S#1 supervisor_terminate_child B#1 < S#1 supervisor_restart A#1",
            "S#1 exit_signal B#1 < S#1 supervisor_terminate_child B#1");
  }

  @Test
  void whatFollowsAStopComesOfTheEndOfTheOneThatWasStopped() {
    assertThat(causes(TWO.formatted("one_for_one", 0), "", KILL_A))
        .endsWith(
            "S#1 supervisor_give_up A#1 < A#1 exit_signal S#1",
            "S#1 monitor B#1 < S#1 supervisor_give_up A#1",
            "S#1 supervisor_terminate_child B#1 < S#1 supervisor_give_up A#1",
            "S#1 exit_signal B#1 < S#1 supervisor_terminate_child B#1",
            "S#1 exit < B#1 down S#1",
            "S#1 exit_signal App#1 < S#1 exit");
  }

  @Test
  void anAutomaticShutdownComesOfTheEndOfTheSignificantChild() {
    assertThat(
            causes(
                """
                "type": "supervisor", "strategy": "one_for_one", "auto_shutdown": "any_significant", "children": [
                  {"id": "A", "module": "A", "name": "A", "restart": "temporary", "significant": true}]\
                """,
                "",
                KILL_A))
        .endsWith(
            "S#1 supervisor_report A#1 < A#1 exit_signal S#1",
            "S#1 supervisor_auto_shutdown A#1 < A#1 exit_signal S#1",
            "S#1 exit < S#1 supervisor_auto_shutdown A#1",
            "S#1 exit_signal App#1 < S#1 exit");
  }

  private static final String DEPENDENT =
      ", \"N\": {\"use\": \"gen_server\", \"init\": [{\"link\": \"X\"}]}"; // cannot start once X is

  // gone

  @Test
  void theNextTryOfARestartComesOfTheStartThatFailed() {
    assertThat(
            causes(
                """
                "type": "supervisor", "strategy": "one_for_one", "max_restarts": 2, "children": [
                  {"id": "X", "module": "A", "name": "X", "restart": "temporary"},
                  {"id": "N", "module": "N", "name": "N"}]\
                """,
                DEPENDENT,
                "{\"at\": \"500ms\", \"kill\": \"X\"}"))
        .containsSubsequence(
            "S#1 supervisor_restart N#1 < N#1 exit_signal S#1",
            "S#1 supervisor_start_failed N#2 < N#2 spawn S#1",
            "S#1 supervisor_report N#1 < N#2 spawn S#1",
            "S#1 supervisor_restart N#1 < N#2 spawn S#1",
            "S#1 supervisor_start_failed N#3 < N#3 spawn S#1",
            "S#1 supervisor_give_up N#1 < N#3 spawn S#1");
  }

  @Test
  void theKillOfAChildThatTakesTooLongComesOfWhatStopsIt() {
    assertThat(
            causes(
                """
                "type": "supervisor", "strategy": "one_for_one", "max_restarts": 0, "children": [
                  {"id": "T", "module": "Tidy", "shutdown": 100}, {"id": "A", "module": "A", "name": "A"}]\
                """,
                "",
                KILL_A))
        .endsWith(
            "S#1 supervisor_terminate_child T#1 < S#1 supervisor_give_up A#1",
            "S#1 exit_signal T#1 < S#1 supervisor_terminate_child T#1",
            "S#1 supervisor_kill_child T#1 < S#1 supervisor_give_up A#1",
            "S#1 exit_signal T#1 < S#1 supervisor_kill_child T#1",
            "S#1 supervisor_report T#1 < T#1 down S#1",
            "S#1 exit < T#1 down S#1",
            "S#1 exit_signal App#1 < S#1 exit");
  }

  /// A dynamic supervisor unlinks its children first, and stops them all at once.
  @Test
  void whatADynamicSupervisorDoesWhenItGivesUpComesOfThat() {
    assertThat(
            causes(
                "\"type\": \"dynamic_supervisor\", \"max_restarts\": 1",
                DEPENDENT,
                start(100, "T", "Tidy", "\"shutdown\": 100")
                    + start(120, "X", "A", "\"restart\": \"temporary\"")
                    + start(130, "N", "N", "\"shutdown\": 100")
                    + "{\"at\": 500, \"kill\": \"X\"}"))
        .containsSubsequence(
            "S#1 supervisor_restart N#1 < N#1 exit_signal S#1",
            "S#1 supervisor_start_failed N#2 < N#2 spawn S#1",
            "S#1 supervisor_report N#1 < N#2 spawn S#1",
            "S#1 supervisor_give_up N#1 < N#2 spawn S#1",
            "S#1 unlink T#1 < S#1 supervisor_give_up N#1",
            "S#1 monitor T#1 < S#1 supervisor_give_up N#1",
            "S#1 supervisor_terminate_child T#1 < S#1 supervisor_give_up N#1",
            "S#1 exit_signal T#1 < S#1 supervisor_terminate_child T#1",
            "S#1 supervisor_kill_child T#1 < S#1 supervisor_give_up N#1",
            "S#1 exit_signal T#1 < S#1 supervisor_kill_child T#1",
            "S#1 supervisor_report T#1 < S#1 supervisor_give_up N#1",
            "S#1 exit < S#1 supervisor_give_up N#1");
  }

  private static String start(int at, String id, String module, String more) {
    return """
    {"at": %d, "start_child": "S", "child": {"id": "%s", "module": "%s", "name": "%s", %s}},\
    """
        .formatted(at, id, module, id, more);
  }
}
