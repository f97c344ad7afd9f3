package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessWatcherTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  private record Change(long timeNanos, int pid, Standing standing, int mailbox) {}

  @Test
  void watchingLeavesTheRunAsItIs() {
    Scenario scenario = scenario("genserver/bottleneck.json");
    var alone = Simulation.of(scenario);
    var watched = Simulation.of(scenario);
    watched.watch((_, _, _, _) -> {});

    alone.run();
    watched.run();

    assertThat(watched.fingerprint()).isEqualTo(alone.fingerprint());
  }

  @Test
  void whatIsToldLastIsWhatStands() {
    var run = Simulation.of(scenario("tasks/linked-task.json"));
    Map<Integer, Change> latest = new LinkedHashMap<>();
    run.watch((time, pid, standing, mailbox) ->
        latest.put(pid, new Change(time, pid, standing, mailbox)));

    while (run.step()) {
      run.processes()
          .alive()
          .forEach(pid -> {
            ProcessState state = run.processes().byPid(pid).orElseThrow();
            Change told = latest.get(pid.number());
            assertThat(told).as("process " + pid.number()).isNotNull();
            assertThat(told.mailbox()).isEqualTo(state.mailboxSize());
            assertThat(told.standing()).isNotEqualTo(Standing.ENDED);
          });
    }
  }

  @Test
  void aServerThatCallsWaitsForTheAnswerAndIsIdleAfterwards() {
    var run = Simulation.of(scenario("genserver/timeout-dominoes.json"));
    Map<Integer, List<Standing>> lives = new LinkedHashMap<>();
    run.watch(
        (_, pid, standing, _) -> lives.computeIfAbsent(pid, _ -> new ArrayList<>()).add(standing));
    while (run.processes().byName("Orders").isEmpty()) {
      run.step();
    }
    int orders = run.processes().byName("Orders").orElseThrow().pid().number();
    int warehouse = run.processes().byName("Warehouse").orElseThrow().pid().number();

    run.run();

    List<Standing> caller = lives.get(orders);
    assertThat(caller)
        .containsSubsequence(
            Standing.STARTING,
            Standing.IDLE,
            Standing.RUNNING,
            Standing.CALLING,
            Standing.RUNNING,
            Standing.IDLE,
            Standing.ENDED);
    assertThat(after(caller, Standing.CALLING))
        .as("the answer is worked on before it is idle")
        .doesNotContain(Standing.IDLE);
    assertThat(lives.get(warehouse)).contains(Standing.RUNNING).doesNotContain(Standing.CALLING);
  }

  /// What came directly after each of a kind.
  private static List<Standing> after(List<Standing> life, Standing kind) {
    List<Standing> next = new ArrayList<>();
    for (int i = 1; i < life.size(); i++) {
      if (life.get(i - 1) == kind) {
        next.add(life.get(i));
      }
    }
    return next;
  }

  private static Scenario scenario(String file) {
    return switch (Scenarios.read(SCENARIOS.resolve(file), ReadOptions.DEFAULT)) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }
}
