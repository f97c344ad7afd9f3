package crashlab.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// Ctrl+Plus on the keyboards that there are.
class PlusKeyTest {
  private static boolean isLarger(KeyCode code, boolean shift) {
    var event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, true, false, false);
    return Keys.ctrl(KeyCode.PLUS).matches(event);
  }

  @Test
  void plusIsPlusWithAndWithoutShift() {
    assertThat(isLarger(KeyCode.PLUS, false)).isTrue();
    assertThat(isLarger(KeyCode.ADD, false)).isTrue();
    assertThat(isLarger(KeyCode.EQUALS, false)).isTrue();
    assertThat(isLarger(KeyCode.EQUALS, true)).isTrue();
    assertThat(isLarger(KeyCode.MINUS, true)).isFalse();
  }
}
