package crashlab.world;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;

/// What the faults do that no recorded experiment has: slowing down, a child from outside, a clock
/// that jumps, and strikes that repeat or wait for a condition.
class FaultRulesTest {
  private static Experiment of(int maxRestarts, String faults) {
    return Experiment.of(
        """
        "modules": {
          "W": {"use": "gen_server", "handle_call": {"get": [{"work": "1ms"}, {"sleep": "1ms"}, {"reply": "ok"}]}}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
          "max_restarts": %d, "max_seconds": 1, "children": [
            {"id": "W", "module": "W", "name": "W"},
            {"id": "Dyn", "type": "dynamic_supervisor"}
        ]},
        "load": [
          {"id": "before", "arrivals": {"at": ["100ms"]}, "do": [{"call": "W", "message": "get"}]},
          {"id": "during", "arrivals": {"at": ["300ms"]}, "do": [{"call": "W", "message": "get"}]},
          {"id": "after", "arrivals": {"at": ["700ms"]}, "do": [{"call": "W", "message": "get"}]}
        ],
        "faults": [%s]
        """
            .formatted(maxRestarts, faults));
  }

  @Test
  void aSlowProcessTakesLongerForItsWorkAndItsSleepUntilTheTimeIsOver() {
    Experiment run =
        of(3, "{\"at\": \"200ms\", \"slow\": \"W\", \"factor\": 10, \"for\": \"300ms\"}");

    assertThat(run.metric("load.before.latency.max")).isEqualTo(2_000_000);
    assertThat(run.metric("load.during.latency.max")).isEqualTo(20_000_000);
    assertThat(run.metric("load.after.latency.max")).isEqualTo(2_000_000);
  }

  @Test
  void aChildStartedFromOutsideBelongsToItsSupervisor() {
    Experiment run =
        of(
            3,
            "{\"at\": \"200ms\", \"start_child\": \"Dyn\", \"child\": {\"id\": \"New\", \"module\": \"W\"}}");

    assertThat(run.events("App/Dyn#1")).containsExactly("[\"start\", \"App/Dyn/New#1\"]");
    assertThat(run.alive()).contains("App/Dyn/New#1");
  }

  @Test
  void twoKillsWithinTheWindowAreOneTooMany() {
    Experiment run =
        of(1, "{\"at\": \"200ms\", \"kill\": \"W\"}, {\"at\": \"600ms\", \"kill\": \"W\"}");

    assertThat(run.events("App#1")).endsWith("[\"exit\", \"shutdown\"]");
  }

  @Test
  void aClockJumpBetweenThemLetsTheFirstBeForgotten() {
    Experiment run =
        of(
            1,
            "{\"at\": \"200ms\", \"kill\": \"W\"}, {\"at\": \"400ms\", \"clock_jump\": \"5s\"},"
                + " {\"at\": \"600ms\", \"kill\": \"W\"}");

    assertThat(run.alive()).contains("App#1", "App/W#3");
  }

  @Test
  void aRepeatedFaultStrikesAsOftenAsItSays() {
    Experiment run =
        of(9, "{\"at\": \"200ms\", \"every\": \"400ms\", \"times\": 3, \"kill\": \"W\"}");

    assertThat(run.alive()).contains("App/W#4");
  }

  @Test
  void aFaultOnAConditionStrikesSoLongAfterItComesTrue() {
    Experiment run =
        of(
            9,
            "{\"at\": \"200ms\", \"kill\": \"W\"},"
                + " {\"when\": {\"restarted\": \"W\", \"count\": 1}, \"after\": \"50ms\","
                + " \"exit\": \"W\", \"reason\": \"again\"}");

    assertThat(run.events("App/W#2")).endsWith("[\"exit\", \"again\"]");
    assertThat(run.alive()).contains("App/W#3");
  }

  /// A process whose predecessor never came up is not restarted, for a fault as for an expectation.
  @Test
  void aFaultCountsRestartsAsExpectationsDo() {
    String parts =
        """
        "modules": {
          "Gate": {"use": "gen_server"},
          "Needs": {"use": "gen_server", "init": [{"send": "Gate", "message": "m"}]},
          "D": {"use": "process", "run": [
            {"sleep": 100},
            {"start_child": "Dyn", "child": {"id": "Needs", "module": "Needs"}},
            {"start_child": "Dyn", "child": {"id": "Gate", "module": "Gate", "name": "Gate"}},
            {"start_child": "Dyn", "child": {"id": "Needs", "module": "Needs"}}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Dyn", "type": "dynamic_supervisor"}, {"id": "D", "module": "D", "restart": "temporary"}]},
        "faults": [%s {"when": {"restarted": "App/Dyn/Needs"}, "after": "1ms", "exit": {"child": "App/Dyn/Needs"}, "reason": "hit"}]
        """;

    assertThat(Experiment.of(parts.formatted("")).alive()).contains("App/Dyn/Needs#2");
    assertThat(
            Experiment.of(
                    parts.formatted("{\"at\": \"1s\", \"kill\": {\"child\": \"App/Dyn/Needs\"}},"))
                .events("App/Dyn/Needs#3"))
        .endsWith("[\"exit\", \"hit\"]");
  }

  private static Experiment dynamic(String faults) {
    return Experiment.of(
        """
        "modules": {
          "W": {"use": "gen_server"},
          "Boot": {"use": "gen_server", "init": [
            {"start_child": "Dyn", "child": {"id": "C", "module": "W", "restart": "temporary"}},
            {"start_child": "Dyn", "child": {"id": "C", "module": "W", "restart": "temporary"}},
            {"start_child": "Dyn", "child": {"id": "C", "module": "W", "restart": "temporary"}}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
            {"id": "Dyn", "type": "dynamic_supervisor"}, {"id": "Boot", "module": "Boot"}
        ]},
        "load": [{"id": "user", "arrivals": {"at": ["100ms", "100ms"]}, "do": [{"sleep": "1s"}]}],
        "faults": [%s]
        """
            .formatted(faults));
  }

  @Test
  void aFaultWithAnIncarnationStrikesThatProcessAmongTheOthersOfItsPath() {
    Experiment run =
        dynamic("{\"at\": \"200ms\", \"kill\": {\"child\": \"App/Dyn/C\", \"incarnation\": 2}}");

    assertThat(run.alive()).contains("App/Dyn/C#1", "App/Dyn/C#3").doesNotContain("App/Dyn/C#2");
  }

  @Test
  void aFaultWithoutAnIncarnationStrikesTheLatest() {
    Experiment run = dynamic("{\"at\": \"200ms\", \"kill\": {\"child\": \"App/Dyn/C\"}}");

    assertThat(run.alive()).contains("App/Dyn/C#1", "App/Dyn/C#2").doesNotContain("App/Dyn/C#3");
  }

  @Test
  void aFaultOnAnIncarnationThatHasEndedOrNeverComesHitsNobody() {
    Experiment run =
        dynamic(
            "{\"at\": \"200ms\", \"kill\": {\"child\": \"App/Dyn/C\", \"incarnation\": 1}},"
                + " {\"at\": \"300ms\", \"kill\": {\"child\": \"App/Dyn/C\", \"incarnation\": 1}},"
                + " {\"at\": \"400ms\", \"kill\": {\"child\": \"App/Dyn/C\", \"incarnation\": 9}}");

    assertThat(run.alive()).contains("App/Dyn/C#2", "App/Dyn/C#3");
  }

  @Test
  void aMailboxConditionCanWatchAnIncarnationThatComesLater() {
    Experiment run =
        dynamic(
            "{\"at\": \"150ms\", \"start_child\": \"Dyn\", \"child\": {\"id\": \"C\", \"module\": \"W\"}},"
                + " {\"at\": \"200ms\", \"suspend\": {\"child\": \"App/Dyn/C\", \"incarnation\": 4},"
                + " \"for\": \"1s\"},"
                + " {\"at\": \"300ms\", \"cast\": {\"child\": \"App/Dyn/C\", \"incarnation\": 4},"
                + " \"message\": \"x\"},"
                + " {\"when\": {\"mailbox\": {\"child\": \"App/Dyn/C\", \"incarnation\": 4}, \"above\": 0},"
                + " \"kill\": {\"child\": \"App/Dyn/C\", \"incarnation\": 3}}");

    assertThat(run.alive()).contains("App/Dyn/C#2").doesNotContain("App/Dyn/C#3");
  }

  @Test
  void anArrivalOfALoadCanBeStruck() {
    Experiment run =
        dynamic("{\"at\": \"200ms\", \"kill\": {\"child\": \"user\", \"incarnation\": 1}}");

    assertThat(run.metric("load.user.failed")).isEqualTo(1);
    assertThat(run.metric("load.user.completed")).isEqualTo(1);
  }
}
