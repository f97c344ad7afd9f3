package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void firstSight() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");

    assertThat(Stagehand.colors(on.hand.picture("window-dark"))).isGreaterThan(50);
    Stagehand.onFx(() -> {
      on.theme.darkProperty().set(false);
      return null;
    });
    assertThat(Stagehand.colors(on.hand.picture("window-light"))).isGreaterThan(50);
  }
}
