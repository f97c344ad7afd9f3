package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.cascade.CascadeStep;
import crashlab.analysis.state.Moment;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Recording;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Why something died: in the inspector, as text, and by keys.
@OnStage
class WindowWhyTest {
  private static final double WIDTH_OF_THE_LANES = 640;

  @Test
  void anExitIsExplainedFromItsRootCause() {
    var on = WindowOnStage.with("tasks/linked-task.json");
    on.hand.press(KeyCode.HOME).press(KeyCode.N).press(KeyCode.N);
    on.select("Checkout");
    on.hand.picture("05-why");

    assertThat(seen(on, ".inspector-heading")).contains("Why did Checkout die?");
    assertThat(seen(on, "#inspector-why-steps .label"))
        .containsExactly(
            "①",
            "0.170038 s  Shop/Checkout>SendReceipt raised RuntimeError"
                + " \"mail server: connection refused\".",
            "②",
            "0.170038 s  Checkout was linked to Shop/Checkout>SendReceipt and does not trap exits,"
                + " so it ended with the same reason.");
    on.hand.press(KeyCode.END);
    assertThat(seen(on, ".inspector-heading"))
        .as("it lives again")
        .doesNotContain("Why did Checkout die?");
  }

  /// The words of those labels of the inspector that can be seen.
  private static List<String> seen(WindowOnStage on, String selector) {
    return Stagehand.onFx(() ->
        on.window.views.inspector().lookupAll(selector).stream()
            .filter(Labels::isSeen)
            .map(label -> ((Labeled) label).getText())
            .toList());
  }

  @Test
  void theChainCanBeTakenAlongAsText() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    Stagehand.await(() -> on.hand.scene().lookup("#inspector-copy-chain") != null);
    on.hand.picture("05-chain");
    on.hand.click("#inspector-copy-chain");

    assertThat(Stagehand.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("Why did StripeClient die?\n")
        .contains("StripeClient raised RuntimeError \"certificate has expired\"");
  }

  @Test
  void causeAndEffectAreAKeyAway() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.hand.press(KeyCode.HOME).press(KeyCode.DIGIT1);
    Moment first = on.now();
    on.hand.press(KeyCode.DIGIT2);
    Moment second = on.now();
    assertThat(second).isGreaterThan(first);

    on.hand.press(KeyCode.OPEN_BRACKET);

    assertThat(on.now()).isEqualTo(first);
    on.hand.press(KeyCode.CLOSE_BRACKET);
    assertThat(on.now()).isEqualTo(second);
  }

  @Test
  void whoStepsThroughACascadeSeesTheArrowsOfTheStepAtTheCursor() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    Recording run = on.recording();
    var told = run.cascades().all().getFirst().told();

    on.hand.press(KeyCode.PERIOD);
    on.run(() -> {
      while (on.session.main().moment().seq() < told.getLast()) {
        on.session.main().player().stepForward();
      }
    });

    assertThat(Stagehand.onFx(() -> on.window.views.tree().model().focus())).isEqualTo(told.size());
    assertThat(on.hand.<ListView<?>>find("#cascade-list").getSelectionModel().getSelectedIndex())
        .isEqualTo(told.size() - 1);
  }

  @Test
  void theTimelineShowsTheCascadeAloneAndTheWholeRunAgain() {
    var on = WindowOnStage.with("genserver/timeout-dominoes.json");
    on.run(() -> on.session.main().selection().selectCascade(1));
    List<CascadeStep> steps = Stagehand.onFx(() -> on.session.main().cascadeGraph().steps());
    TimeScale whole = on.window.views.timeline().scaleProperty().get();

    on.hand.press(KeyCode.Z);

    TimeScale shown = on.window.views.timeline().scaleProperty().get();
    double first = shown.x(steps.getFirst().timeNanos());
    double last = shown.x(steps.getLast().timeNanos());
    assertThat(last - first)
        .as("pixels of the cascade")
        .isGreaterThan(
            whole.x(steps.getLast().timeNanos()) - whole.x(steps.getFirst().timeNanos()));
    assertThat(first).isBetween(20.0, 300.0);
    assertThat(shown.to(last)).isGreaterThanOrEqualTo(steps.getLast().timeNanos());
    on.hand.picture("cascade-alone");

    on.hand.press(KeyCode.Z);

    assertThat(on.window.views.timeline().scaleProperty().get()).isEqualTo(whole);
  }
}
