package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.tree.TreeMode;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// What the window offers for a run of several nodes.
@OnStage
class WindowNodesTest {
  private static boolean isNodeMenuOpen() {
    return Stagehand.onFx(() ->
        Window.getWindows().stream()
            .anyMatch(
                window -> window instanceof ContextMenu menu && "node-menu".equals(menu.getId())));
  }

  @Test
  void aNodeIsBrokenByTheKeyWhateverHasTheFocus() {
    var on = WindowOnStage.with("nodes/who-sees-whom.json");
    on.run(() -> on.window.views.timeline().requestFocus());

    on.hand.press(KeyCode.SHIFT, KeyCode.K);

    assertThat(isNodeMenuOpen()).isTrue();
    on.hand.picture("nodes-menu");
    on.hand.press(KeyCode.ESCAPE);
  }

  @Test
  void aNodeIsBrokenFromTheListOfCommands() {
    var on = WindowOnStage.with("nodes/who-sees-whom.json");

    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).type("break a node");
    on.hand.press(KeyCode.ENTER);

    assertThat(isNodeMenuOpen()).isTrue();
    on.hand.press(KeyCode.ESCAPE);
  }

  @Test
  void aNodeIsBrokenWhereTheTreeIsAList() {
    var on = WindowOnStage.with("nodes/who-sees-whom.json");
    on.run(() -> on.window.views.tree().model().modeProperty().set(TreeMode.LIST));
    on.hand.settle();

    on.hand.press(KeyCode.SHIFT, KeyCode.K);

    assertThat(isNodeMenuOpen()).isTrue();
    on.hand.press(KeyCode.ESCAPE);
  }

  @Test
  void withOneNodeThereIsNoneToBreak() {
    var on = WindowOnStage.with("tasks/linked-task.json");

    on.hand.press(KeyCode.SHIFT, KeyCode.K);

    assertThat(isNodeMenuOpen()).isFalse();
  }
}
