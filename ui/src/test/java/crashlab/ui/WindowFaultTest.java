package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.ScenarioReader;
import crashlab.ui.session.Branch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Breaking things: by the menu, by the mouse, by the keyboard, and out again.
class WindowFaultTest {
  private static final String SHOP =
      """
      {"format": 1, "name": "shop", "duration": "10s",
       "modules": {"W": {"use": "gen_server", "handle_cast": {"ping": []}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
         {"id": "Cache", "module": "W", "name": "Cache"},
         {"id": "Pool", "module": "W", "name": "Pool"},
         {"id": "Dyn", "type": "dynamic_supervisor"}]},
       "load": [{"id": "user", "arrivals": {"constant": "10/s"}, "do": [{"cast": "Cache", "message": "ping"}]}]}
      """;

  @Test
  void aFaultOfTheMenuMakesABranchThatRunsTheSameHeadless(@TempDir Path folder) {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    Stagehand.onFx(() -> {
      on.session.main().player().seekTime(1_500_000_000L);
      return null;
    });
    on.select("Metrics");
    on.hand.press(KeyCode.K);
    on.hand.picture("06-menu");
    on.hand.press(KeyCode.DOWN).press(KeyCode.ENTER);
    Stagehand.await(() -> on.session.branches().size() == 2);
    on.awaitRun();
    on.hand.picture("06-branch");

    Branch branch = Stagehand.onFx(on.session::current);
    assertThat(branch.origin()).isNotNull();
    assertThat(on.text("#status")).contains("branch one-for-one-branch-1");
    on.files.save = folder.resolve("branch.json");
    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    Stagehand.await(() -> Files.exists(on.files.save));
    assertThat(headless(on.files.save)).isEqualTo(branch.recording().fingerprint());
  }

  @Test
  void theLastFaultIsTakenOutAgain() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    String before = on.text("#fingerprint");
    Stagehand.onFx(() -> {
      on.session.inject("{\"kill\": \"Metrics\"}", "kill Metrics");
      return null;
    });
    Stagehand.await(() -> on.session.branches().size() == 2);
    on.awaitRun();
    assertThat(on.text("#fingerprint")).isNotEqualTo(before);
    on.hand.click(on.window.tree.canvas());

    on.hand.press(KeyCode.CONTROL, KeyCode.Z);

    Stagehand.await(() -> on.session.branches().size() == 1);
    on.hand.settle();
    assertThat(on.text("#fingerprint")).isEqualTo(before);
  }

  private String headless(Path file) {
    return switch (ScenarioReader.read(file, ReadOptions.DEFAULT)) {
      case ReadResult.Read read -> {
        FinishedRun run = new ScenarioRun(read.scenario()).run(List.of());
        yield run.facts().fingerprint();
      }
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  private static WindowOnStage shop() {
    WindowOnStage on = WindowOnStage.withText("shop", SHOP);
    on.run(() -> on.session.main().player().seekTime(2_000_000_000L));
    return on;
  }

  @ParameterizedTest
  @CsvSource({
    "kill, 0, Cache",
    "exit, 1, Cache",
    "crash, 2, Cache",
    "suspend, 3, Cache",
    "hang, 4, Cache",
    "slow, 5, Cache",
    "stop, 6, Cache",
    "cast, 7, Cache",
    "start_child, 8, Dyn",
    "clock_jump, 9, ''"
  })
  void eachFaultStrikesByMouseAndByKeyboard(String key, int place, String victim) {
    var on = shop();
    ListView<?> list = on.hand.find("#fault-list");
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
    for (int i = 0; i < 10; i++) {
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

  @Test
  void escapeCancelsAFaultThatIsAimed() {
    var on = shop();
    on.hand.click("#fault-kill");
    assertThat(Stagehand.onFx(() -> on.window.faults.armedProperty().get())).isTrue();
    on.hand.picture("41-aimed");

    on.hand.press(KeyCode.ESCAPE);

    assertThat(Stagehand.onFx(() -> on.window.faults.armedProperty().get())).isFalse();
    on.clickProcess("Pool");
    assertThat(on.selected()).isEqualTo("Pool");
    assertThat(on.session.branches()).hasSize(1);
  }
}
