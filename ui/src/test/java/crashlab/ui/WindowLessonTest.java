package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// Exercises in the window.
@OnStage
class WindowLessonTest {
  @Test
  void anExerciseStandsOnTheLeft() {
    var on = WindowOnStage.with("tasks/keep-checkout-alive.json");

    assertThat(on.tab("#left-tabs")).isEqualTo("tab-exercise");
    assertThat(on.text("#lesson-topic")).isEqualTo("Exercise · Tasks · level 1");
    assertThat(on.text("#lesson-check")).isEqualTo("Check");
    assertThat(on.text("#goal-0-word")).isEqualTo("not decided yet");
    Bounds at =
        Stagehand.onFx(() ->
            on.window.views.lesson().localToScene(on.window.views.lesson().getBoundsInLocal()));
    assertThat(at.getMaxX()).as("on the left").isLessThan(Stagehand.WIDTH / 3);
    on.hand.picture("10-exercise");

    on.openText("childless", WindowEditingTest.CHILDLESS);
    assertThat(on.tab("#left-tabs")).as("no lesson in it").isEqualTo("tab-processes");
  }

  @Test
  void anExerciseIsSolvedInTheWindow() {
    var on = WindowOnStage.with("tasks/keep-checkout-alive.json");
    assertThat(on.hand.find("#lesson-result").isVisible()).as("not checked yet").isFalse();
    fire(on, "#question-0-choice-3");
    fire(on, "#question-0-answer");
    fire(on, "#lesson-check");
    Stagehand.await(() -> on.hand.find("#lesson-result").isVisible());
    assertThat(on.text("#lesson-result")).isEqualTo("2 of 5 hold; 3 to go.");
    on.hand.picture("48-failed");

    on.hand.press(KeyCode.CONTROL, KeyCode.E);
    CodeArea area = on.hand.find("#editor-text");
    on.run(() -> {
      String given = "{\"task_async\": \"SendReceipt\"}";
      int at = area.getText().indexOf(given);
      area.replaceText(
          at,
          at + given.length(),
          "{\"task_start_child\": \"SendReceipt\", \"supervisor\": \"Tasks\"}");
    });
    String before = on.recording().fingerprint();
    Stagehand.await(() -> !on.hand.find("#editor-apply").isDisabled());
    on.hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    Stagehand.await(() -> !on.session.main().recording().fingerprint().equals(before));
    on.hand.settle();
    fire(on, "#lesson-check");

    Stagehand.await(() -> on.hand.<Label>find("#lesson-result").getText().startsWith("Solved"));
    on.hand.picture("48-solved");
    assertThat(on.text("#lesson-result")).isEqualTo("Solved: all 5 goals hold.");
  }

  private static void fire(WindowOnStage on, String id) {
    Stagehand.await(() -> on.hand.scene().lookup(id) != null);
    ButtonBase button = on.hand.find(id);
    on.run(button::fire);
  }
}
