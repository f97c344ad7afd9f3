package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each kind of fault, all in one window: each test opens the scenario anew. What strikes the
/// machine comes last: its button is clicked, and on the headless platform a clicked button stays
/// pressed, so that the space bar would not press it any more.
@OnStage
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowEachFaultTest {
  private final WindowOnStage on = WindowOnStage.empty();

  @ParameterizedTest
  @CsvSource({
    "kill, Cache",
    "exit, Cache",
    "crash, Cache",
    "suspend, Cache",
    "hang, Cache",
    "slow, Cache",
    "send, Cache",
    "stop, Cache",
    "cast, Cache",
    "start_child, Dyn",
    "clock_jump, ''",
    "stop_node, ''"
  })
  void eachFaultStrikesByMouseAndByKeyboard(String key, String victim) {
    on.openText("shop", WindowFaultTest.SHOP);
    on.run(() -> on.session.main().player().seekTime(2_000_000_000L));
    ListView<?> list = on.hand.find("#fault-list");
    List<String> keys =
        Stagehand.onFx(() -> list.getItems().stream().map(String::valueOf).toList());
    int place = keys.indexOf(key);
    assertThat(place).isNotNegative();
    on.run(() -> list.getSelectionModel().select(0));
    on.run(() -> list.scrollTo(place));
    on.hand.click("#fault-" + key);
    on.hand.picture("40-" + key);
    if (victim.isEmpty()) {
      on.hand.click("#fault-strike");
    } else {
      on.clickProcess(victim);
    }
    on.awaitBranches(2);
    assertThat(on.notice()).startsWith("Branched at 2.0 s: ");
    assertThat(on.session.current().source().text()).contains("\"" + key + "\": ");

    on.hand.press(KeyCode.CONTROL, KeyCode.Z);
    on.awaitBranches(1);
    if (!victim.isEmpty()) {
      on.hand.press(KeyCode.SLASH).type(victim).press(KeyCode.ENTER);
      assertThat(on.selected()).isEqualTo(victim);
    }
    Node strike = on.hand.find("#fault-strike");
    on.hand.press(KeyCode.SHIFT, KeyCode.F6);
    for (int i = 0; i < 9 && !Stagehand.onFx(list::isFocused); i++) {
      on.hand.press(KeyCode.F6);
    }
    for (int i = 0; i < keys.size(); i++) {
      on.hand.press(KeyCode.UP);
    }
    for (int i = 0; i < place; i++) {
      on.hand.press(KeyCode.DOWN);
    }
    if (victim.isEmpty()) {
      on.hand.press(KeyCode.ENTER);
    } else {
      on.tabTo(strike);
      on.hand.picture("40-" + key + "-by-key");
      on.hand.press(KeyCode.SPACE);
    }
    on.awaitBranches(2);
    assertThat(on.session.current().source().text()).contains("\"" + key + "\": ");
    assertThat(on.notice()).startsWith("Branched at ");
  }
}
