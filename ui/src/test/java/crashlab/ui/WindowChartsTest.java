package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The views that follow a load, charts and timeline, on the cursor of all views.
@OnStage
class WindowChartsTest {
  @Test
  void theChartsStandOnTheSameCursor() {
    var on = WindowOnStage.with("genserver/bottleneck.json");
    on.hand.press(KeyCode.CONTROL, KeyCode.H);
    Stagehand.await(() -> !on.window.views.charts().isPreparing());
    assertThat(on.tab("#right-tabs")).isEqualTo("tab-charts");
    Node canvas = on.hand.find("#charts-canvas");

    on.hand.clickAt(on.hand.find("#scrubber"), 200, 8);
    assertThat(on.now().timeNanos()).isPositive();
    assertThat(canvas.getAccessibleText()).contains(" at " + seconds(on) + " s, completed ");
    on.hand.picture("08-charts");

    long before = on.now().timeNanos();
    on.hand.clickAt(canvas, 200, 100);
    assertThat(on.now().timeNanos()).isNotEqualTo(before);
    assertThat(canvas.getAccessibleText()).contains(" at " + seconds(on) + " s, completed ");
    assertThat(on.text("#status")).contains(" · " + on.text("#time") + " · ");
  }

  private static String seconds(WindowOnStage on) {
    return String.format(Locale.ROOT, "%.6f", on.now().timeNanos() / 1e9);
  }

  @Test
  void aLoadIsSeenFromTheWholeRunDownToSingleMessages() {
    var on = WindowOnStage.with("genserver/bottleneck.json");
    on.run(() -> on.session.main().player().seekTime(on.recording().endNanos() / 2));
    assertThat(drawn(on)).contains("load shoppers").doesNotContain("call :price", "reply :ok");
    on.hand.picture("04-whole-run");

    on.run(() -> {
      on.window.views.timeline().centre();
      for (int i = 0; i < 9; i++) {
        on.window.views.timeline().zoom(2);
      }
    });

    assertThat(drawn(on)).contains("load shoppers", "call :price", "reply :ok");
    on.hand.picture("04-messages");
  }

  private static String drawn(WindowOnStage on) {
    return Sketch.of(on.window.views.timeline(), 900, 400).text();
  }
}
