package crashlab.ui.control;

import javafx.beans.property.BooleanProperty;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Tells a property whether Shift is held alone in the window that a node is in. A user who writes
/// a text uses that key for capitals, so it does not count there.
public final class ShiftHeld {
  /// What RichTextFX calls its areas; it has no control in common with JavaFX.
  private static final String STYLED_TEXT = "styled-text-area";

  private final BooleanProperty held;
  private final EventHandler<KeyEvent> keys = this::keyed;

  private ShiftHeld(BooleanProperty held) {
    this.held = held;
  }

  /// Follows the key as long as the node is in a window.
  public static void follow(Node node, BooleanProperty held) {
    var shift = new ShiftHeld(held);
    node.sceneProperty().subscribe(shift::move);
  }

  private void move(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.removeEventFilter(KeyEvent.ANY, keys);
    }
    held.set(false);
    if (now != null) {
      now.addEventFilter(KeyEvent.ANY, keys);
    }
  }

  private void keyed(KeyEvent event) {
    boolean begins = event.getEventType() == KeyEvent.KEY_PRESSED;
    if (begins || event.getEventType() == KeyEvent.KEY_RELEASED) {
      boolean alone = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
      boolean down = begins && event.getCode() == KeyCode.SHIFT && alone;
      held.set(down && !isText(event.getTarget()));
    }
  }

  private static boolean isText(Object target) {
    for (Node at = target instanceof Node node ? node : null; at != null; at = at.getParent()) {
      if (at instanceof TextInputControl || at.getStyleClass().contains(STYLED_TEXT)) {
        return true;
      }
    }
    return false;
  }
}
