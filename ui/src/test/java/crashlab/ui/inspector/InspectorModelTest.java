package crashlab.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.trace.EventType;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the inspector and the cascade list say, without a window.
class InspectorModelTest {
  private final RunSession session = new RunSession(Runnable::run, Runnable::run, Runnable::run);

  private Recording open(String file) throws IOException {
    session.open(ScenarioText.load(Path.of("../scenarios").resolve(file)));
    return shown();
  }

  private Recording openText(String text) {
    session.open(new ScenarioText("small", null, null, text));
    assertThat(session.refusalProperty().get()).isNull();
    return shown();
  }

  private Recording shown() {
    Recording run = session.main().recording();
    assertThat(run).isNotNull();
    return run;
  }

  private ProcessFacts factsAt(Recording run, String name, Moment at) {
    int slot = run.roster().find(name);
    var frame = new RunFrame(run.history());
    frame.moveTo(at);
    return ProcessFacts.of(new SlotEvents(run, slot), frame, at);
  }

  private ProcessFacts factsAt(Recording run, String name, long timeNanos) {
    return factsAt(run, name, run.momentAt(timeNanos));
  }

  private static long first(Recording run, EventType type) {
    for (int i = 0; i < run.log().size(); i++) {
      if (run.log().type(i) == type) {
        return run.log().seq(i);
      }
    }
    throw new AssertionError("no " + type);
  }

  private static String shop(String moduleSteps) {
    return """
    {"format": 1, "name": "small", "duration": "10s",
     "modules": {
       "Db": {"use": "gen_server", "handle_call": {"get": [{"sleep": "3s"}, {"reply": "ok"}]}},
       "Web": {"use": "gen_server", "init": [{"continue": "go"}], "handle_continue": {"go": [%s]}}
     },
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
       {"id": "Db", "module": "Db", "name": "Db"}, {"id": "Web", "module": "Web", "name": "Web"}]}}
    """
        .formatted(moduleSteps);
  }

  @Test
  void aProcessInACallSaysForWhomItWaitsAndSinceWhen() {
    Recording run = openText(shop("{\"sleep\": \"1s\"}, {\"call\": \"Db\", \"message\": \"get\"}"));

    assertThat(factsAt(run, "Web", 2_000_000_000L).sentence())
        .startsWith("waits for the answer to its call to Db since 1.0");
    assertThat(factsAt(run, "Web", 500_000_000L).sentence())
        .startsWith("waits in the middle of its work");
    assertThat(factsAt(run, "Db", 5_000_000_000L).sentence())
        .startsWith("waits for its next message");
  }

  @Test
  void aProcessThatIsStillToComeSaysWhen() {
    Recording run = openText(shop("{\"sleep\": \"1s\"}"));

    ProcessFacts facts = factsAt(run, "Web", Moment.START);

    assertThat(facts.sentence()).startsWith("does not exist yet; it is created at 0.0");
    assertThat(facts.lives()).isEmpty();
    assertThat(facts.events()).isEmpty();
  }

  @Test
  void anEndedProcessSaysWhenAndWhyAndListsItsLives() throws IOException {
    Recording run = open("supervision/nested-escalation.json");

    ProcessFacts facts = factsAt(run, "StripeClient", run.end());

    assertThat(facts.sentence()).contains("RuntimeError \"certificate has expired\"");
    assertThat(facts.exitSeq()).isPositive();
    assertThat(facts.lives()).hasSize(ProcessFacts.MOST_LIVES);
    assertThat(facts.lives().size() + facts.earlierLives()).isEqualTo(64);
    assertThat(facts.ancestors())
        .extracting(Peer::label)
        .containsExactly("Gateways", "Payments", "App");
    assertThat(facts.events()).hasSize(ProcessFacts.MOST_EVENTS);
  }

  @Test
  void theBudgetSaysWhatIsSpentByWhomAndWhenItComesBack() throws IOException {
    Recording run = open("supervision/nested-escalation.json");
    int slot = run.roster().find("Gateways");
    Moment at = run.momentOf(first(run, EventType.SUPERVISOR_RESTART));

    BudgetFacts budget = BudgetFacts.of(run, slot, at, null);

    assertThat(budget).isNotNull();
    assertThat(budget.spent()).isEqualTo(1);
    assertThat(budget.refillNanos()).isEqualTo(6_000_000_000L);
    assertThat(budget.spenders())
        .singleElement()
        .satisfies(s -> {
          assertThat(s.words()).isEqualTo("StripeClient");
        });
    assertThat(budget.words())
        .isEqualTo("1 of 3 restarts within 5 s spent. One comes back at 6.0 s.");
  }

  @Test
  void theBudgetAgreesWithALookIntoTheSupervisorAtEveryDecision() throws IOException {
    Recording run = open("supervision/shared-budget.json");
    for (int i = 0; i < run.log().size(); i++) {
      if (run.log().type(i) == EventType.SUPERVISOR_RESTART) {
        int pid = run.log().pid(i);
        Moment later = run.momentAt(run.log().timeNanos(i) + 1_500_000_000L);
        int slot = run.roster().slotOf(pid);
        if (run.roster().isAlive(pid, later.seq()) && !later.equals(run.end())) {
          BudgetFacts budget = BudgetFacts.of(run, slot, later, null);
          session.main().player().seek(later);
          session.inspect(
              List.of(pid),
              states ->
                  assertThat(budget.spent())
                      .isEqualTo(states.getFirst().supervisor().restartsCounted()));
        }
      }
    }
  }

  /// Restarts are counted by the seconds of the monotonic clock, which the scenario can shift.
  @Test
  void theBudgetCountsByTheClockOfTheSupervisorAndNotByVirtualTime() {
    Recording run =
        openText(
            """
            {"format": 1, "name": "clock", "duration": "6s", "vm": {"clock_offset": "500ms"},
             "modules": {"W": {"use": "gen_server"}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "max_seconds": 1,
               "children": [{"id": "W", "module": "W", "name": "W"}]},
             "faults": [{"at": "1600ms", "kill": "W"}]}
            """);
    int slot = run.roster().find("App");
    int compared = 0;
    for (long time = 1_700_000_000L; time <= 5_000_000_000L; time += 300_000_000L) {
      Moment at = run.momentAt(time);
      session.main().player().seek(at);
      List<Integer> counted = new ArrayList<>();
      session.inspect(
          List.of(run.roster().pidAt(slot, at.seq())),
          states -> counted.add(states.getFirst().supervisor().restartsCounted()));

      BudgetFacts budget = BudgetFacts.of(run, slot, at, null);
      assertThat(budget.spent()).as("at %d ns", time).isEqualTo(counted.getFirst());
      compared += counted.getFirst();
    }
    assertThat(compared).as("instants at which the restart counts").isPositive();
  }

  @Test
  void theListFollowsTheCursorIntoAnotherCascade() throws IOException {
    Recording run = open("tasks/linked-task.json");
    var model = new CascadeModel(session.main());
    assertThat(model.number()).isZero();

    session.main().player().seekSeq(run.cascades().all().get(1).told().getFirst());

    assertThat(model.number()).isEqualTo(1);
    assertThat(model.reachedProperty().get()).isZero();
    assertThat(session.main().selection().cascade()).isEqualTo(1);
  }

  @Test
  void aRunWithoutFailuresHasNoSteps() throws IOException {
    open("tasks/yield-instead-of-await.json");

    assertThat(new CascadeModel(session.main()).told()).isNull();
  }

  @Test
  void theMailboxBarIsLinearToTheLimitAndGoesByPowersOfTenAbove() {
    assertThat(MailboxBar.fraction(0)).isZero();
    assertThat(MailboxBar.fraction(50)).isEqualTo(0.25);
    assertThat(MailboxBar.fraction(100)).isEqualTo(0.5);
    assertThat(MailboxBar.fraction(10_000)).isEqualTo(0.75);
    assertThat(MailboxBar.fraction(2_000_000_000)).isEqualTo(1);
  }
}
