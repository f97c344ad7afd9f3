package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.simulation.Scenarios;
import crashlab.ui.session.Branch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Breaking things: by the menu, by the mouse, by the keyboard, and out again.
@OnStage
class WindowFaultTest {
  static final String SHOP =
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
    on.hand.click(on.window.views.tree().canvas());

    on.hand.press(KeyCode.CONTROL, KeyCode.Z);

    Stagehand.await(() -> on.session.branches().size() == 1);
    on.hand.settle();
    assertThat(on.text("#fingerprint")).isEqualTo(before);
  }

  private String headless(Path file) {
    return switch (Scenarios.read(file, ReadOptions.DEFAULT)) {
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

  @Test
  void escapeCancelsAFaultThatIsAimed() {
    var on = shop();
    on.hand.click("#fault-kill");
    assertThat(Stagehand.onFx(() -> on.window.views.faults().armedProperty().get())).isTrue();
    on.hand.picture("41-aimed");

    on.hand.press(KeyCode.ESCAPE);

    assertThat(Stagehand.onFx(() -> on.window.views.faults().armedProperty().get())).isFalse();
    on.clickProcess("Pool");
    assertThat(on.selected()).isEqualTo("Pool");
    assertThat(on.session.branches()).hasSize(1);
  }

  @Test
  void escapeStopsAimingAndLeavesTheSelectionAlone() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.select("Mailer");
    on.hand.click("#fault-aim");

    on.hand.press(KeyCode.ESCAPE);

    assertThat(Stagehand.onFx(() -> on.window.views.faults().armedProperty().get())).isFalse();
    assertThat(on.selected()).startsWith("Mailer");
  }

  @Test
  void aJumpOfTheClockMissesNobody() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.run(() -> on.session.main().player().seekTime(500_000_000L));

    on.run(() -> on.session.inject("{\"clock_jump\": \"5s\"}", "jump the clock"));
    on.awaitBranches(2);

    assertThat(on.hand.<ListView<?>>find("#cascade-list").getItems().getFirst().toString())
        .contains("clock jumps")
        .doesNotContain("nobody");
  }

  @Test
  void aFaultIsDroppedOnALaneOfTheTimeline() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.run(() -> on.session.main().player().seekTime(500_000_000L));
    on.hand.clickAt(on.hand.find("#fault-list"), 60, 14);

    assertThat(Dropped.fault(on.window.views.timeline(), 400, 75)).isTrue();
    on.awaitBranches(2);

    assertThat(on.session.current().change()).contains("Metrics");
    assertThat(on.selected()).startsWith("Metrics");
  }

  @Test
  void aFaultIsDroppedOnAProcessOfTheTree() {
    var on = shop();
    on.hand.click("#fault-kill");
    double[] place =
        Stagehand.onFx(() -> on.window.views.tree().placeOf(on.recording().roster().find("Pool")));

    assertThat(Dropped.fault(on.window.views.tree().canvas(), place[0], place[1])).isTrue();
    on.awaitBranches(2);

    assertThat(on.session.current().change()).contains("Pool");
  }
}
