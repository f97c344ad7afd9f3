package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.ui.session.Branch;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// The text of the scenario in the window: typed in, applied, and wrong.
@OnStage
class WindowEditingTest {
  /// A scenario in which nothing can go wrong, without a lesson.
  static final String CHILDLESS =
      """
      {"format": 1, "name": "childless", "duration": "1s",
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": []}}
      """;

  @Test
  void anotherStrategyRunsAtOnceAndTheCursorStays() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    String before = on.text("#fingerprint");
    Moment moment = on.now();
    assertThat(moment.timeNanos()).isPositive();
    on.hand.press(KeyCode.CONTROL, KeyCode.E);
    CodeArea area = area(on);
    Stagehand.onFx(() -> {
      int at = area.getText().indexOf("\"one_for_one\"");
      area.replaceText(at, at + 13, "\"one_for_all\"");
      return null;
    });
    Stagehand.await(() -> !on.hand.find("#editor-apply").isDisabled());
    on.hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    Stagehand.await(() -> !on.text("#fingerprint").equals(before));
    on.hand.picture("09-applied");
    assertThat(Sketch.of(on.window.views.tree(), 900, 600).text()).contains("one_for_all");

    assertThat(on.now().timeNanos()).isEqualTo(moment.timeNanos());
  }

  @Test
  void lettersTypedInTheEditorTriggerNothing() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    Moment moment = on.now();
    String selected = on.selected();
    on.hand.press(KeyCode.CONTROL, KeyCode.E).press(KeyCode.CONTROL, KeyCode.HOME).type(" ");
    CodeArea area = area(on);
    String before = Stagehand.onFx(area::getText);
    Stagehand.await(() -> !on.hand.find("#editor-apply").isDisabled());
    for (KeyCode key : List.of(KeyCode.N, KeyCode.PERIOD, KeyCode.K, KeyCode.J, KeyCode.SPACE)) {
      on.hand.press(key);
    }
    on.hand.type("n.kj ");

    assertThat(on.now()).isEqualTo(moment);
    assertThat(on.selected()).isEqualTo(selected);
    assertThat(Stagehand.onFx(() -> Window.getWindows().size())).as("no menu").isEqualTo(1);
    assertThat(Stagehand.<String>onFx(area::getText))
        .isEqualTo(" n.kj n.kj " + before.substring(1));
    assertThat(Stagehand.onFx(() -> on.session.main().player().isPlaying())).isFalse();
    Stagehand.await(() -> on.hand.find("#editor-apply").isDisabled());
    on.hand.picture("09-problems");
  }

  private CodeArea area(WindowOnStage on) {
    return on.hand.find("#editor-text");
  }

  @Test
  void aSupervisorWithoutChildrenIsNoMistake() {
    var on = WindowOnStage.withText("childless", CHILDLESS);

    assertThat(on.recording().roster().find("App")).isNotNegative();
    on.hand.picture("45-no-children");
    for (KeyCode key : List.of(KeyCode.N, KeyCode.J, KeyCode.SPACE, KeyCode.END, KeyCode.DIGIT1)) {
      on.hand.press(key);
    }
    assertThat(on.notice()).doesNotContain("mistake of ours");
  }

  @Test
  void aMistakeOfAViewLosesNothingThatWasTyped() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    on.hand.press(KeyCode.CONTROL, KeyCode.E).press(KeyCode.CONTROL, KeyCode.HOME);
    on.hand.type("  ");
    CodeArea area = on.hand.find("#editor-text");
    String typed = Stagehand.onFx(area::getText);
    Stagehand.onFx(() -> {
      CrashlabApplication.tellMistakes(on.session);
      on.session
          .main()
          .framesProperty()
          .subscribe((_, _) -> {
            throw new IllegalStateException("a view fails");
          });
      on.session.main().player().toEnd();
      return null;
    });

    assertThat(Stagehand.takeFromTheConsole()).anyMatch(line -> line.contains("a view fails"));
    assertThat(Stagehand.<String>onFx(area::getText)).isEqualTo(typed).startsWith("  ");
    assertThat(on.notice()).contains("a view fails").contains("Your text is still here");
    Branch shown = Stagehand.onFx(on.session::current);
    assertThat(shown.recording()).isEqualTo(on.recording());
    Stagehand.onFx(() -> {
      on.window.show(WindowTab.INSPECTOR);
      on.window.show(WindowTab.SCENARIO);
      return null;
    });
    on.hand.settle();
    assertThat(Stagehand.<String>onFx(area::getText)).isEqualTo(typed);
    Stagehand.onFx(() -> {
      Thread.currentThread().setUncaughtExceptionHandler(null);
      return null;
    });
  }
}
