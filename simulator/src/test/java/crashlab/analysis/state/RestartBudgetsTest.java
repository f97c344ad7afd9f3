package crashlab.analysis.state;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.TracedRun;
import crashlab.otp.Pid;
import crashlab.simulation.ProcessState;
import crashlab.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestartBudgetsTest {
  /// What the supervisors of the simulation themselves count, at every hundredth of the run.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "supervision/nested-escalation.json",
        "supervision/slow-burn.json",
        "supervision/shared-budget.json",
        "supervision/default-budget-kills-node.json",
        "tasks/linked-task.json"
      })
  void countsWhatTheSupervisorsThemselvesCount(String file) {
    TracedRun run = TracedRun.shipped(file);
    RestartBudgets budgets = run.budgets();
    Simulation simulation = Simulation.of(run.scenario());
    int compared = 0;
    for (int i = 1; i <= 100; i++) {
      long time = run.endNanos() * i / 100;
      simulation.runUntil(time);
      Moment moment = run.momentAt(time);
      for (int slot = 0; slot < run.roster().size(); slot++) {
        int pid = run.roster().pidAt(slot, moment.seq());
        ProcessState state = simulation.processes().byPid(new Pid(pid)).orElse(null);
        RestartBudgets.Budget budget = budgets.at(slot, moment);
        if (state == null || state.supervisor() == null || budget == null) {
          continue;
        }
        if (budget.gaveUp()) {
          continue; // one more than it allows: the refused one counts there
        }
        compared++;
        assertThat(budget.spent())
            .as("%s at %d ns", run.roster().label(slot), time)
            .hasSize(state.supervisor().restartsCounted());
        assertThat(budget.intensity().maxRestarts()).isEqualTo(state.supervisor().maxRestarts());
        assertThat(budget.intensity().maxSeconds()).isEqualTo(state.supervisor().maxSeconds());
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void forgivesTheOldestRestartWhenItsWholeSecondIsOver() {
    TracedRun run = TracedRun.shipped("tasks/linked-task.json");
    RestartBudgets budgets = run.budgets();

    RestartBudgets.Budget budget = budgets.at(0, run.momentOf(28));

    assertThat(budget).isNotNull();
    assertThat(budget.words()).isEqualTo("1/3 in 5 s");
    assertThat(budget.refillNanos()).isEqualTo(6_000_000_000L);
    assertThat(budget.spenders()).isEqualTo("Checkout 1×");
    assertThat(budgets.at(0, new Moment(28, 5_999_999_999L)).used()).isEqualTo(1);
    assertThat(budgets.at(0, new Moment(28, 6_000_000_000L)).used()).isZero();
  }

  @Test
  void aSupervisorThatGaveUpHasSpentEverything() {
    TracedRun run = TracedRun.shipped("supervision/nested-escalation.json");
    RestartBudgets budgets = run.budgets();
    int gateways = run.roster().find("Gateways");

    RestartBudgets.Budget budget = budgets.at(gateways, run.momentOf(47));

    assertThat(budget).isNotNull();
    assertThat(budget.gaveUp()).isTrue();
    assertThat(budget.words()).isEqualTo("3/3 in 5 s");
    assertThat(budgets.at(gateways, run.momentOf(52)).used()).as("its next life").isZero();
  }

  @Test
  void anOffsetOrAJumpOfTheClockMovesTheSeconds() {
    TracedRun run =
        TracedRun.ofText(
            """
            {"format": 1, "name": "clock", "title": "clock", "seed": 1, "duration": "20s",
             "vm": {"clock_offset": "-300ms"},
             "modules": {"W": {"use": "gen_server", "handle_info": {}}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
               "children": [{"id": "W", "module": "W", "name": "W"}]},
             "faults": [{"at": "1200ms", "kill": "W"}, {"at": "2s", "clock_jump": "1500ms"}]}
            """);
    RestartBudgets budgets = run.budgets();

    assertThat(budgets.at(0, run.momentAt(1_500_000_000L)).refillNanos()).isEqualTo(6_300_000_000L);
    assertThat(budgets.at(0, run.momentAt(2_100_000_000L)).refillNanos()).isEqualTo(4_800_000_000L);
    assertThat(budgets.at(0, new Moment(run.end().seq(), 4_900_000_000L)).used()).isZero();
  }

  /// The instant at which the window gives a restart back is that at which the supervisor does.
  @ParameterizedTest
  @CsvSource({"1500us, 1500000", "500us, 500000", "1500ns, 1500"})
  void aJumpOfTheClockCountsToTheNanosecond(String jump, long jumpNanos) {
    long refill = 7_000_000_000L - jumpNanos;
    TracedRun once = killedAgain(jump, 19_000_000_000L);
    int app = once.roster().find("App");

    assertThat(once.budgets().at(app, once.momentAt(3_000_000_000L)).refillNanos())
        .isEqualTo(refill);
    assertThat(once.budgets().at(app, once.momentAt(refill - 1)).used()).isEqualTo(1);
    assertThat(once.budgets().at(app, once.momentAt(refill)).used()).isZero();
    assertThat(givesUp(killedAgain(jump, refill - 1))).isTrue();
    assertThat(givesUp(killedAgain(jump, refill))).isFalse();
  }

  private static TracedRun killedAgain(String jump, long againNanos) {
    return TracedRun.ofText(
        """
        {"format": 1, "name": "clock", "title": "clock", "seed": 1, "duration": "20s",
         "modules": {"W": {"use": "gen_server", "handle_info": {}}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
           "max_restarts": 1, "children": [{"id": "W", "module": "W", "name": "W"}]},
         "faults": [{"at": "1200ms", "kill": "W"}, {"at": "2s", "clock_jump": "%s"},
           {"at": "%dns", "kill": "W"}]}
        """
            .formatted(jump, againNanos));
  }

  private static boolean givesUp(TracedRun run) {
    return run.budgets().at(run.roster().find("App"), run.end()).gaveUp();
  }

  @Test
  void whatIsNoSupervisorHasNoBudget() {
    TracedRun run = TracedRun.shipped("tasks/linked-task.json");

    assertThat(run.budgets().at(run.roster().find("Checkout"), run.end())).isNull();
  }

  @Test
  void aSupervisorHasItsStrategyAlsoWithoutChildren() {
    TracedRun run =
        TracedRun.ofText(
            """
            {"format": 1, "name": "empty", "title": "empty", "seed": 1, "duration": "1s",
             "modules": {},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_all", "children": [
               {"id": "Empty", "type": "supervisor", "strategy": "rest_for_one", "children": []},
               {"id": "Dynamic", "type": "dynamic_supervisor"}]}}
            """);

    assertThat(run.budgets().strategy(run.roster().find("App"))).isEqualTo("one_for_all");
    assertThat(run.budgets().strategy(run.roster().find("Empty"))).isEqualTo("rest_for_one");
    assertThat(run.budgets().strategy(run.roster().find("Dynamic"))).isNull();
  }
}
