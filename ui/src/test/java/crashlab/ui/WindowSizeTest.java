package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The window with large texts and on a small screen.
@OnStage
class WindowSizeTest {
  private static final List<WindowTab> LEFT =
      List.of(WindowTab.OUTLINE, WindowTab.LIBRARY, WindowTab.BRANCHES, WindowTab.EXERCISE);
  private static final List<WindowTab> RIGHT =
      List.of(WindowTab.INSPECTOR, WindowTab.SCENARIO, WindowTab.CHARTS);

  @ParameterizedTest
  @ValueSource(strings = {"large", "small"})
  void nothingIsCutOffInAnyTab(String how) {
    boolean large = how.equals("large");
    var on =
        large
            ? WindowOnStage.with("tasks/keep-checkout-alive.json")
            : WindowOnStage.with("tasks/keep-checkout-alive.json", 1280, 720);
    if (large) {
      on.run(() -> on.theme.textScaleProperty().set(1.5));
    }
    on.run(() -> on.session.inject("{\"kill\": \"Checkout\"}", "kill Checkout"));
    on.awaitBranches(2);
    double width = large ? Stagehand.WIDTH : 1280;
    double height = large ? Stagehand.HEIGHT : 720;
    for (int i = 0; i < LEFT.size(); i++) {
      WindowTab left = LEFT.get(i);
      WindowTab right = RIGHT.get(i % RIGHT.size());
      on.run(() -> {
        on.window.show(left);
        on.window.show(right);
      });
      on.hand.picture("55-" + how + "-" + left.title() + "-" + right.title());
      for (ButtonBase button : on.buttons()) {
        Bounds at = Stagehand.onFx(() -> button.localToScene(button.getBoundsInLocal()));
        boolean scrolls = isInScrollPane(button);
        assertThat(scrolls || (at.getMaxX() <= width + 1 && at.getMaxY() <= height + 1))
            .as(button + " at " + at)
            .isTrue();
      }
    }
    on.run(() -> on.session.compareWith(on.session.branches().getFirst()));
    Stagehand.await(() -> !on.window.views.compare().isPreparing());
    on.hand.picture("55-" + how + "-compare");
    on.hand.press(KeyCode.F1);
    on.hand.picture("55-" + how + "-keys");
  }

  private static boolean isInScrollPane(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof ScrollPane || !at.isVisible()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void largeTextBreaksNothing() {
    var on = WindowOnStage.with("genserver/timeout-dominoes.json");
    for (int i = 0; i < 5; i++) {
      on.hand.press(KeyCode.CONTROL, KeyCode.PLUS);
    }

    assertThat(Stagehand.onFx(on.theme::textScale)).isEqualTo(1.5);
    on.hand.picture("12-large-text");
  }

  @Test
  void aSmallWindowCutsNothingOff() {
    var on = WindowOnStage.with("genserver/timeout-dominoes.json", 1280, 720);

    on.hand.picture("12-small-window");
    Node last = on.hand.find("#theme");
    double right = Stagehand.onFx(() -> last.localToScene(last.getBoundsInLocal()).getMaxX());
    assertThat(right).isLessThanOrEqualTo(1280);
  }
}
