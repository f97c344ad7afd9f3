package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// Where somebody who does an exercise finds what to change.
@OnStage
class ExerciseEditorTest {
  private static final String PART = "\"Checkout\": {";

  private static String firstLines(CodeArea area) {
    return Stagehand.onFx(() -> {
      int first = area.firstVisibleParToAllParIndex();
      return area.getText(first) + area.getText(first + 1);
    });
  }

  @Test
  void thePartThatMayBeChangedIsInViewAtOnce() {
    var on = WindowOnStage.with("tasks/keep-checkout-alive.json");

    on.hand.press(KeyCode.CONTROL, KeyCode.E);

    CodeArea area = on.hand.find("#editor-text");
    assertThat(firstLines(area)).contains(PART);
    on.hand.picture("48-editor");

    on.hand.type(" ");
    assertThat(Stagehand.onFx(() -> area.getText())).contains("\"Checkout\":  {");
  }

  @Test
  void aButtonLeadsBackToIt() {
    var on = WindowOnStage.with("tasks/keep-checkout-alive.json");
    on.hand.press(KeyCode.CONTROL, KeyCode.E);
    CodeArea area = on.hand.find("#editor-text");
    on.hand.press(KeyCode.CONTROL, KeyCode.END);

    on.hand.click("#editor-exercise-show");

    assertThat(Stagehand.onFx(area::getSelectedText)).startsWith("{").endsWith("}");
    int at = Stagehand.onFx(() -> area.getSelection().getStart());
    assertThat(Stagehand.onFx(() -> area.getText(0, at))).endsWith("\"Checkout\": ");
  }
}
