package crashlab.simulation;

import static crashlab.simulation.ScenarioParts.assertHolds;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the end of an application means for its processes and for the VM. Source: OTP
/// application_master.erl, application_controller.erl; runs of our own on OTP 25.
class ApplicationRulesTest {
  private static final String SYSTEM =
      """
      {"format": 1, "name": "application", "duration": "2s", "application": "%s",
       "modules": {
         "W": {"use": "gen_server", "trap_exit": true, "init": [{"spawn": "Orphan"}, {"spawn": "Trapping"}],
               "terminate": [{"log": "bye"}]},
         "Slow": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": 20}, {"log": "done"}]},
         "Bad": {"use": "gen_server", "init": [{"stop": "no"}]},
         "Orphan": {"use": "process", "run": [{"spawn": "OfOrphan"}, {"sleep": "1h"}]},
         "OfOrphan": {"use": "process", "run": [{"sleep": "1h"}]},
         "Trapping": {"use": "process", "trap_exit": true, "run": [{"sleep": "1h"}]}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
         {"id": "slow", "module": "Slow"}, {"id": "w", "module": "W"}%s]},
       "load": [{"id": "l", "arrivals": {"at": ["100ms"]}, "do": [{"spawn": "OfOrphan"}, {"sleep": "1h"}]}],
       "faults": [{"at": "1s", %s}],
       "expect": [%s]}
      """;

  private static final String LEFT_ARE_KILLED =
      """
      {"exited": "App/w>Orphan", "reason": "killed", "times": 1},
      {"exited": "App/w>Orphan>OfOrphan", "reason": "killed", "times": 1},
      {"exited": "App/w>Trapping", "reason": "killed", "times": 1},
      {"alive": "l>OfOrphan"}, {"outcome": "%s"}\
      """;

  private static void holds(String application, String more, String fault, String expectations) {
    assertHolds(SYSTEM.formatted(application, more, fault, expectations));
  }

  @ParameterizedTest
  @CsvSource({
    "permanent, \"stop\": \"App\", vm_died",
    "permanent, \"kill\": \"App\", vm_died",
    "transient, \"stop\": \"App\", completed",
    "transient, \"kill\": \"App\", vm_died",
    "temporary, \"kill\": \"App\", completed"
  })
  void theApplicationMasterKillsWhatIsLeftOfAnApplicationThatEnds(
      String application, String fault, String outcome) {
    holds(application, "", fault, LEFT_ARE_KILLED.formatted(outcome));
  }

  /// The children of a killed root learn of its end before the master does.
  @Test
  void aTrappingChildOfAKilledRootHasATinyWhileToTerminate() {
    holds(
        "temporary",
        "",
        "\"kill\": \"App\"",
        "{\"logged\": \"bye\", \"by\": \"App/w\"}, {\"never\": {\"logged\": \"done\"}},"
            + " {\"exited\": \"App/slow\", \"reason\": \"killed\"}");
  }

  @ParameterizedTest
  @CsvSource({"permanent, vm_died", "transient, vm_died", "temporary, completed"})
  void whatAnApplicationLeavesThatCouldNotStartLivesOn(String application, String outcome) {
    holds(
        application,
        ", {\"id\": \"bad\", \"module\": \"Bad\"}",
        "\"stop\": \"App\"",
        "{\"dead\": \"App\"}, {\"alive\": \"App/w>Orphan\"}, {\"outcome\": \"%s\"}"
            .formatted(outcome));
  }

  /// The recordings were made without an application.
  @Test
  void withoutAnApplicationNobodyKillsWhatIsLeft() {
    var log = new TraceLog();
    Experiment.run(
        Experiment.scenario(SYSTEM.formatted("permanent", "", "\"kill\": \"App\"", ""))
            .recordedOn(25),
        log);

    List<String> killed = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.EXIT) {
        killed.add(log.identities().subject(log.pid(i)));
      }
    }
    assertThat(killed).containsExactlyInAnyOrder("App#1", "App/w#1", "App/slow#1");
  }
}
