package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.control.MemorySettings;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Dark and light.
@OnStage
class WindowThemeTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everythingIsThereInBothThemes(boolean dark) {
    String name = dark ? "-dark" : "-light";
    var on = WindowOnStage.with("genserver/bottleneck.json");
    on.dark(dark);
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    on.hand.press(KeyCode.CONTROL, KeyCode.E);
    on.hand.picture("11-editor" + name);
    on.hand.press(KeyCode.CONTROL, KeyCode.H);
    Stagehand.await(() -> !on.window.views.charts().isPreparing());
    on.hand.picture("11-charts" + name);
    on.run(() -> on.window.show(WindowTab.LIBRARY));
    on.hand.picture("11-library" + name);
    on.hand.press(KeyCode.F1);
    on.hand.picture("11-keys" + name);
    on.hand.press(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    on.hand.picture("11-share" + name);
    on.hand.press(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    on.hand.picture("11-palette" + name);
    on.hand.press(KeyCode.ESCAPE);
    on.hand.click(on.window.views.tree().canvas());
    on.run(() -> on.session.main().selection().selectSlot(1));
    on.hand.press(KeyCode.K);
    assertThat(popups("11-menu" + name, on)).isPositive();
    on.hand.press(KeyCode.ESCAPE);
    on.hand.click("#menu-run");
    assertThat(popups("11-main-menu" + name, on)).isPositive();
    on.hand.press(KeyCode.ESCAPE);
    Node play = on.hand.find("#play");
    on.hand.moveTo(play, 4, 4);
    Stagehand.await(() -> Window.getWindows().size() > 1);
    assertThat(popups("11-tooltip" + name, on)).isPositive();
  }

  /// Takes a picture of each window in front of the main one. Returns how many there are.
  private static int popups(String name, WindowOnStage on) {
    int count = 0;
    for (Window window : Stagehand.onFx(() -> List.copyOf(Window.getWindows()))) {
      if (window != on.hand.stage() && window.getScene() != null) {
        count++;
        on.hand.picture(name + (count > 1 ? "-" + count : ""), window.getScene().getRoot());
      }
    }
    return count;
  }

  @Test
  void theThemeIsRemembered() {
    var settings = new MemorySettings();
    boolean dark = WindowOnStage.with(settings).theme.isDark();
    for (boolean next : List.of(!dark, dark)) {
      var left = WindowOnStage.with(settings);
      assertThat(left.theme.isDark()).isEqualTo(!next);
      left.hand.press(KeyCode.CONTROL, KeyCode.T);

      assertThat(WindowOnStage.with(settings).theme.isDark()).isEqualTo(next);
    }
  }
}
