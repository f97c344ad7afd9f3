package crashlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.ShippedScenarios;
import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;

@OnStage
class LessonViewTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();
  private final List<Path> opened = new ArrayList<>();

  private Stagehand show(String scenario, double width) {
    Stagehand.open(session, scenario);
    ExerciseList list =
        ExerciseList.of(
            new ShippedScenarios(SCENARIOS).files().stream().map(ScenarioCard::read).toList());
    return Stagehand.show(
        () -> {
          var view = new LessonView(session, theme);
          view.setExercises(() -> list, opened::add);
          return view;
        },
        theme,
        width,
        880);
  }

  private void dark(boolean dark) {
    Stagehand.onFx(() -> {
      theme.darkProperty().set(dark);
      return null;
    });
  }

  private static void scrollTo(Stagehand hand, double value) {
    Stagehand.onFx(() -> {
      ((ScrollPane) hand.scene().getRoot()).setVvalue(value);
      return null;
    });
    hand.settle();
  }

  private static boolean isShown(Stagehand hand, String id) {
    return Stagehand.onFx(() -> {
      Node node = hand.scene().lookup(id);
      for (Node at = node; at != null; at = at.getParent()) {
        if (!at.isVisible()) {
          return false;
        }
      }
      return node != null;
    });
  }

  private static void fire(Stagehand hand, String id) {
    ButtonBase button = hand.find(id);
    Stagehand.onFx(() -> {
      button.fire();
      return null;
    });
    hand.settle();
  }

  @Test
  void anExerciseIsSolvedFromTheQuestionToTheCheck() {
    Stagehand hand = show("tasks/keep-checkout-alive.json", 420);
    assertThat(isShown(hand, "#lesson-goals")).isFalse();
    hand.picture("lesson-before-dark");
    dark(false);
    hand.picture("lesson-before-light");

    hand.click("#question-0-choice-3").click("#question-0-answer");
    Stagehand.await(() -> isShown(hand, "#question-0-show"));
    assertThat(texts(hand, "#question-0-outcome")).contains("Not so: 2.");
    assertThat(isShown(hand, "#lesson-goals")).isTrue();
    hand.picture("lesson-answered-light");
    dark(true);
    hand.picture("lesson-answered-dark");

    fire(hand, "#lesson-check");
    Stagehand.await(() -> isShown(hand, "#lesson-result"));
    assertThat(hand.<Label>find("#lesson-result").getText()).isEqualTo("2 of 5 hold; 3 to go.");
    assertThat(hand.<Label>find("#goal-0-word").getText()).isEqualTo("fails");
    scrollTo(hand, 0.5);
    hand.picture("lesson-failed-dark");
    fire(hand, "#goal-0-show");
    assertThat(session.main().selection().event()).isPositive();

    fire(hand, "#lesson-hint");
    fire(hand, "#lesson-hint");
    assertThat(hand.<Labeled>find("#lesson-hint").getText()).isEqualTo("Hint 3 of 3");
    scrollTo(hand, 1);
    hand.picture("lesson-hints-dark");

    fire(hand, "#lesson-solution");
    fire(hand, "#lesson-solution-no");
    assertThat(session.comparedProperty().get()).isNull();
    fire(hand, "#lesson-solution");
    fire(hand, "#lesson-solution-yes");
    Stagehand.await(() -> session.comparedProperty().get() != null);
    assertThat(session.comparedProperty().get().name()).endsWith(".solution");
    scrollTo(hand, 1);
    hand.picture("lesson-solution-dark");
  }

  @Test
  void aSolutionPassesAndSaysWhatComesNext() {
    Stagehand hand = show("tasks/keep-checkout-alive.solution.json", 420);
    fire(hand, "#lesson-reveal");

    fire(hand, "#lesson-check");

    Stagehand.await(() -> isShown(hand, "#lesson-result"));
    assertThat(hand.<Label>find("#lesson-result").getText()).isEqualTo("Solved: all 5 goals hold.");
    assertThat(hand.<Label>find("#lesson-explain").getText())
        .isEqualTo("Read on: docs/lessons/tasks.md");
    hand.picture("lesson-passed-dark");
    dark(false);
    hand.picture("lesson-passed-light");
  }

  @Test
  void theNextExerciseIsOpened() {
    Stagehand hand = show("supervision/nested-escalation.json", 420);
    assertThat(isShown(hand, "#lesson-story")).isFalse();

    fire(hand, "#lesson-answer-first");
    assertThat(session.main().moment().seq()).isZero();
    fire(hand, "#lesson-reveal");
    assertThat(isShown(hand, "#lesson-story")).isTrue();
    hand.picture("lesson-revealed-light");
    fire(hand, "#lesson-next");

    assertThat(opened).hasSize(1);
  }

  @Test
  void theStateOfAGoalFollowsTheCursor() {
    Stagehand hand = show("tasks/linked-task.json", 420);
    fire(hand, "#lesson-reveal");
    Label order = hand.find("#goal-2-word");
    assertThat(order.getText()).isEqualTo("not decided yet");

    Stagehand.onFx(() -> {
      session.main().player().toEnd();
      return null;
    });
    hand.settle();

    assertThat(order.getText()).isEqualTo("holds");
    scrollTo(hand, 0.6);
    hand.picture("lesson-goals-dark");
  }

  @Test
  void largeTextInANarrowColumnBreaksNothing() {
    Stagehand hand = show("tasks/keep-checkout-alive.json", 300);
    Stagehand.onFx(() -> {
      theme.textScaleProperty().set(1.5);
      return null;
    });
    fire(hand, "#lesson-reveal");

    assertThat(hand.cutOff()).isEmpty();
    assertThat(hand.words()).contains("Keep Checkout alive when the receipt fails");
    hand.picture("lesson-large-dark");
  }

  private static List<String> texts(Stagehand hand, String id) {
    Parent parent = hand.find(id);
    return Stagehand.onFx(() ->
        parent.getChildrenUnmodifiable().stream()
            .filter(Label.class::isInstance)
            .map(node -> ((Label) node).getText())
            .toList());
  }
}
