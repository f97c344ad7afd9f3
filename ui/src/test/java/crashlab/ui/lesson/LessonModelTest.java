package crashlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.lesson.Goal;
import crashlab.lesson.Goal.Status;
import crashlab.lesson.Prediction;
import crashlab.scenario.JsonEdit;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonModelTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  private final RunSession session = new RunSession(Runnable::run, Runnable::run, Runnable::run);
  private final LessonModel model = new LessonModel(session, Runnable::run, Runnable::run);

  private void open(String name) {
    try {
      session.open(ScenarioText.load(SCENARIOS.resolve(name + ".json")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Recording run() {
    Recording run = session.main().recording();
    assertThat(run).isNotNull();
    return run;
  }

  @Test
  void verdictsAreHiddenUntilAllQuestionsAreAnswered() {
    open("tasks/linked-task");
    assertThat(model.questions()).hasSize(3);

    model.answer(model.questions().get(0), 0);
    model.answer(model.questions().get(1), 1);
    assertThat(model.revealedProperty().get()).isFalse();
    model.answer(model.questions().get(2), 1);

    assertThat(model.revealedProperty().get()).isTrue();
    assertThat(model.questions())
        .extracting(AskedQuestion::isRight)
        .containsExactly(true, false, true);
  }

  @Test
  void whoDoesNotWantToAnswerCanLook() {
    open("tasks/linked-task");

    model.reveal();

    assertThat(model.revealedProperty().get()).isTrue();
  }

  @Test
  void theFirstAnswerStands() {
    open("tasks/keep-checkout-alive");
    AskedQuestion asked = model.questions().getFirst();

    model.answer(asked, 0);
    model.answer(asked, 2);

    assertThat(asked.chosenProperty().get()).isZero();
    assertThat(asked.isRight()).isFalse();
    assertThat(asked.predictionProperty().get().rightWords()).isEqualTo("2");
  }

  @Test
  void hintsComeOneByOneAndThenNoMore() {
    open("tasks/keep-checkout-alive");

    for (int i = 1; i <= 5; i++) {
      model.nextHint();
      assertThat(model.hintsProperty().get()).isEqualTo(Math.min(i, 3));
    }
  }

  @Test
  void whatWasAnsweredStaysWhenTheTextIsRunAgain() {
    open("tasks/keep-checkout-alive");
    model.answer(model.questions().getFirst(), 2);
    model.nextHint();
    AskedQuestion before = model.questions().getFirst();

    model.check();

    assertThat(model.questions().getFirst()).isSameAs(before);
    assertThat(model.hintsProperty().get()).isEqualTo(1);
    assertThat(model.checkedProperty().get()).isTrue();
    assertThat(model.allHold()).isFalse();
    assertThat(model.holding()).isEqualTo(2);
  }

  @Test
  void anotherLessonBeginsAnew() {
    open("tasks/keep-checkout-alive");
    model.answer(model.questions().getFirst(), 2);
    model.check();

    open("supervision/nested-escalation");

    assertThat(model.questions()).noneMatch(AskedQuestion::isAnswered);
    assertThat(model.revealedProperty().get()).isFalse();
    assertThat(model.checkedProperty().get()).isFalse();
  }

  @Test
  void questionsAreAboutTheScenarioAsItWasGiven() {
    open("tasks/keep-checkout-alive");
    solve();
    assertThat(model.allHold()).isTrue();

    model.answer(model.questions().getFirst(), 2);

    assertThat(model.questions().getFirst().isRight()).isTrue();
    assertThat(model.isGivenShown()).isFalse();
  }

  @Test
  void aSolvedExercisePassesItsCheck() {
    open("tasks/keep-checkout-alive");
    solve();
    assertThat(model.checkedProperty().get()).isFalse();

    model.check();

    assertThat(model.checkedProperty().get()).isTrue();
    assertThat(model.allHold()).isTrue();
  }

  /// Does what the solution does: starts the task under its supervisor instead of linked.
  private void solve() {
    ScenarioText given = session.current().source();
    String step = "/modules/Checkout/handle_call/place_order/2";
    String other = "{\"task_start_child\": \"SendReceipt\", \"supervisor\": \"Tasks\"}";
    String text = JsonEdit.set(given.text(), step, other).orElseThrow();
    text = JsonEdit.remove(text, "/modules/Checkout/handle_info").orElseThrow();
    session.apply(given.withText(text));
    assertThat(session.refusalProperty().get()).isNull();
  }

  @Test
  void aGoalIsUndecidedUntilTheEventThatDecidesIt() {
    open("tasks/keep-checkout-alive");
    Goal never = model.goalsProperty().get().getFirst();
    assertThat(never.verdict().expected()).isEqualTo("it never happens that Checkout exits");

    Moment crash = run().momentOf(never.verdict().seq());
    assertThat(never.at(Moment.START)).isEqualTo(Status.UNDECIDED);
    assertThat(never.at(new Moment(crash.seq() - 1, crash.timeNanos())))
        .isEqualTo(Status.UNDECIDED);
    assertThat(never.at(crash)).isEqualTo(Status.FAILS);
    assertThat(never.chain(run().log())).last().asString().contains("Checkout was linked to");
  }

  @Test
  void aCountIsDecidedAtTheEnd() {
    open("supervision/nested-escalation");
    Goal sixtyFour = model.goalsProperty().get().getFirst();

    assertThat(sixtyFour.at(run().momentAt(run().endNanos() - 1))).isEqualTo(Status.UNDECIDED);
    assertThat(sixtyFour.at(run().end())).isEqualTo(Status.HOLDS);
  }

  @Test
  void aGoalForAnInstantIsDecidedThere() {
    open("supervision/nested-escalation");
    List<Goal> goals = model.goalsProperty().get();
    Goal alive = goals.get(goals.size() - 2);
    assertThat(alive.verdict().expected()).isEqualTo("App is alive at 1.0 s");

    assertThat(alive.at(run().momentAt(999_000_000))).isEqualTo(Status.UNDECIDED);
    assertThat(alive.at(run().momentAt(1_000_000_000))).isEqualTo(Status.HOLDS);
  }

  @Test
  void showMeGoesToTheInstantAndSelectsItsCascade() {
    open("tasks/linked-task");
    model.answer(model.questions().get(1), 2);
    Prediction answer = model.questions().get(1).predictionProperty().get();

    session.main().selection().clear();
    model.show(answer.telling());

    assertThat(session.main().moment().seq()).isEqualTo(answer.telling().seq());
    assertThat(session.main().selection().event()).isEqualTo(answer.telling().seq());
  }

  @Test
  void theSolutionIsOpenedBesideTheRun() {
    open("tasks/keep-checkout-alive");

    assertThat(model.compareWithSolution()).isNull();

    assertThat(session.comparedProperty().get().name()).isEqualTo("keep-checkout-alive.solution");
    assertThat(session.current().name()).isEqualTo("keep-checkout-alive");
  }

  @Test
  void aScenarioWithoutALessonHasNothing() {
    session.open(
        new ScenarioText(
            "x",
            null,
            null,
            """
            {"format": 1, "name": "x", "duration": "1s",
             "tree": {"id": "A", "type": "supervisor", "strategy": "one_for_one", "children": []}}
            """));
    assertThat(session.refusalProperty().get()).isNull();

    assertThat(model.lessonProperty().get()).isNull();
    assertThat(model.compareWithSolution()).isNotNull();
  }
}
