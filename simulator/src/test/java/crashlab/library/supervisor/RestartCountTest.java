package crashlab.library.supervisor;

import static crashlab.simulation.ScenarioParts.assertHolds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What counts as a restart: a start by a supervisor of its own accord. Source: OTP supervisor
/// manual, "Supervision Principles"; `restart_child/2` and `start_child/2` start on request.
class RestartCountTest {
  private static void holds(String driver, String children, String expectations) {
    assertHolds(
        """
        {"format": 1, "name": "restarts", "duration": "4s", "application": "temporary",
         "modules": {
           "W": {"use": "gen_server", "handle_cast": {"die": [{"stop": "died"}], "end": [{"stop": "normal"}]}},
           "Other": {"use": "process", "run": []},
           "Driver": {"use": "task", "run": [%s]}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           %s, {"id": "Driver", "module": "Driver"}]},
         "expect": [%s]}
        """
            .formatted(driver, children, expectations));
  }

  private static final String DYNAMIC = "{\"id\": \"D\", \"type\": \"dynamic_supervisor\"}";

  private static final String TWO_ONE_FOR_ALL =
      """
      {"id": "S", "type": "supervisor", "strategy": "one_for_all", "children": [
        {"id": "a", "module": "W", "name": "A"},
        {"id": "b", "module": "W", "name": "B", "restart": "transient"}]}\
      """;

  private static String start(String supervisor, String name) {
    return "{\"start_child\": \"%s\", \"child\": {\"id\": \"c\", \"module\": \"W\", \"name\": \"%s\"}}"
        .formatted(supervisor, name);
  }

  private static String cast(String name, String message) {
    return "{\"cast\": \"%s\", \"message\": \"%s\"}, {\"sleep\": 10}".formatted(name, message);
  }

  private static String restarts(String subject, int count) {
    return "{\"restarts\": \"%1$s\", \"equals\": %2$d}, {\"metric\": \"restarts.%1$s\", \"equals\": %2$d}"
        .formatted(subject, count);
  }

  @Test
  void childrenOfADynamicSupervisorCountApartThoughTheyShareAnId() {
    holds(
        start("D", "C1") + ", " + start("D", "C2") + ", " + cast("C1", "die"),
        DYNAMIC,
        restarts("C1", 1)
            + ", "
            + restarts("C2", 0)
            + ", {\"restarted\": \"App/D/c\", \"times\": 1}");
  }

  @Test
  void aChildThatIsStartedOnRequestIsNotRestarted() {
    holds(
        """
        {"terminate_child": "S", "child": "a"}, {"restart_child": "S", "child": "a"},
        {"terminate_child": "S", "child": "a"}, {"delete_child": "S", "child": "a"},
        {"start_child": "S", "child": {"id": "a", "module": "W", "name": "A"}}\
        """,
        TWO_ONE_FOR_ALL,
        restarts("A", 0)
            + ", {\"started\": \"A\", \"times\": 3}, {\"never\": {\"restarted\": \"A\"}},"
            + " {\"metric\": \"supervisor.S.restarts\", \"equals\": 0}");
  }

  @Test
  void thoseThatAStrategyStartsAnewAreRestarted() {
    holds(
        cast("B", "end") + ", " + cast("A", "die"),
        TWO_ONE_FOR_ALL,
        restarts("A", 1)
            + ", "
            + restarts("B", 1)
            + ", {\"metric\": \"supervisor.S.restarts\", \"equals\": 1}");
  }

  @Test
  void theChildrenOfARestartedSupervisorAreRestarted() {
    holds(
        "{\"exit_signal\": \"S\", \"reason\": \"kill\"}, {\"sleep\": 10}",
        TWO_ONE_FOR_ALL,
        restarts("S", 1) + ", " + restarts("A", 1) + ", " + restarts("App/S/b", 1));
  }

  @Test
  void thoseOfASupervisorThatWasStartedOnRequestAreNot() {
    holds(
        "{\"terminate_child\": \"App\", \"child\": \"S\"}, {\"restart_child\": \"App\", \"child\":"
            + " \"S\"}",
        TWO_ONE_FOR_ALL,
        restarts("S", 0) + ", " + restarts("A", 0));
  }

  @Test
  void aProcessThatFollowsAnotherOfItsPathByAStepIsNotRestarted() {
    holds(
        "{\"spawn\": \"Other\"}, {\"sleep\": 10}, {\"spawn\": \"Other\"}",
        DYNAMIC,
        restarts("App/Driver>Other", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"permanent", "temporary"})
  void theFiguresOfASupervisorCanBeReadAfterItHasEnded(String restart) {
    holds(
        cast("C1", "die") + ", " + cast("C1", "die"),
        """
        {"id": "Other", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "S", "module": "W"}]},
        {"id": "Up", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 0, "restart": "temporary", "children": [
          {"id": "S", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 1, "restart": "%s",
           "children": [{"id": "c", "module": "W", "name": "C1"}]}]}\
        """
            .formatted(restart),
        "{\"dead\": \"App/Up/S\"}, {\"metric\": \"supervisor.S.restarts\", \"equals\": 1},"
            + " {\"metric\": \"supervisor.S.budget_spent\", \"equals\": 2}");
  }

  private static final String RESTARTED =
      """
      {"id": "S", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 1, "max_seconds": 1,
       "children": [{"id": "c", "module": "W", "name": "C1"}]}\
      """;

  @Test
  void aSupervisorThatIsRestartedGoesOnCountingAndBeginsWithAFreshBudget() {
    holds(
        cast("C1", "die") + ", " + cast("C1", "die") + ", " + cast("C1", "die"),
        RESTARTED,
        "{\"restarts\": \"S\", \"equals\": 1}, {\"metric\": \"supervisor.S.restarts\", \"equals\": 2},"
            + " {\"metric\": \"supervisor.S.budget_spent\", \"equals\": 1}");
  }

  @Test
  void whatALivingSupervisorHasSpentPassesAndWhatAnEndedOneHadSpentStays() {
    String late = "\"at\": \"3500ms\"";
    holds(
        cast("C1", "die"),
        RESTARTED,
        "{\"metric\": \"supervisor.S.budget_spent\", \"equals\": 0, " + late + "}");
    holds(
        cast("C1", "die") + ", " + cast("C1", "die"),
        RESTARTED.replace("\"max_seconds\"", "\"restart\": \"temporary\", \"max_seconds\""),
        "{\"metric\": \"supervisor.S.budget_spent\", \"equals\": 2, " + late + "}");
  }
}
