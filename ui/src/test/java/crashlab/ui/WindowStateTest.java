package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crashlab.ui.control.MemorySettings;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// How the window was left is how it is found.
@OnStage
class WindowStateTest {
  @Test
  void sizeDividersThemeAndTextSizeAreRemembered() {
    var settings = new MemorySettings();
    var left = WindowOnStage.with(settings);
    left.dark(true);
    left.hand.press(KeyCode.CONTROL, KeyCode.T);
    left.hand.press(KeyCode.CONTROL, KeyCode.PLUS).press(KeyCode.CONTROL, KeyCode.PLUS);
    left.run(() -> {
      left.theme.lessMotionProperty().set(true);
      left.hand.<SplitPane>find("#whole").setDividerPositions(0.3, 0.6);
      left.hand.stage().setWidth(980);
      left.hand.stage().setHeight(800);
    });
    left.run(() -> left.hand.<SplitPane>find("#whole").setDividerPositions(0.3, 0.6));
    left.run(() -> left.window.state().keep(left.hand.stage()));

    var found = WindowOnStage.with(settings);
    found.run(() -> found.window.state().restore(found.hand.stage()));
    found.run(() -> found.window.state().placeDividers(found.hand.scene()));

    assertThat(found.theme.isDark()).isFalse();
    assertThat(found.theme.textScale()).isEqualTo(1.2);
    assertThat(found.theme.lessMotionProperty().get()).isTrue();
    assertThat(found.hand.stage().getWidth()).isEqualTo(980);
    assertThat(found.hand.stage().getHeight()).isEqualTo(800);
    assertThat(found.hand.<SplitPane>find("#whole").getDividerPositions()[0])
        .isEqualTo(0.3, within(0.01));
    assertThat(found.hand.<SplitPane>find("#whole").getDividerPositions()[1])
        .isEqualTo(0.6, within(0.01));
    found.hand.picture("state-found");
  }

  @Test
  void whatCannotBeReadIsAsAtFirst() {
    var settings = new MemorySettings();
    settings.put("theme.dark", "perhaps");
    settings.put("theme.text", "huge");
    settings.put("window.bounds", "a b c");
    settings.put("dividers.whole", "0.3");
    var on = WindowOnStage.with(settings);
    on.run(() -> on.window.state().restore(on.hand.stage()));
    on.run(() -> on.window.state().placeDividers(on.hand.scene()));

    assertThat(on.theme.textScale()).isEqualTo(1);
    assertThat(on.hand.<SplitPane>find("#whole").getDividerPositions()[0])
        .isEqualTo(0.19, within(0.01));
    assertThat(on.hand.<SplitPane>find("#whole").getDividerPositions()[1])
        .isEqualTo(0.745, within(0.01));
  }

  @Test
  void aTextSizeThatIsTooLargeOrTooSmallIsNotTaken() {
    var settings = new MemorySettings();
    settings.put("theme.text", "40");

    assertThat(WindowOnStage.with(settings).theme.textScale()).isEqualTo(1.5);
  }

  @Test
  void aWindowIsFoundOnTheScreenTitleBarAndAll() {
    var screen = new Rectangle2D(0, 24, 1440, 876);

    assertThat(WindowState.within(new double[] {3, -8, 800, 600}, screen))
        .containsExactly(3, 24, 800, 600);
    assertThat(WindowState.within(new double[] {5000, 700, 1500, 600}, screen))
        .containsExactly(0, 300, 1440, 600);
  }
}
