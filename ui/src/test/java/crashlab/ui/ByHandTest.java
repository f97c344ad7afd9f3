package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.Toolkit;
import crashlab.ui.control.FaultDrop;
import crashlab.ui.session.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;

/// What working the window by hand on a real screen showed.
class ByHandTest {
  @Test
  void theFocusOnATabMovesNoTab() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    Node tab = on.hand.find("#tab-exercise");
    Bounds before = Stagehand.onFx(() -> tab.localToScene(tab.getLayoutBounds()));

    on.run(() -> on.hand.<TabPane>find("#left-tabs").requestFocus());

    Bounds focused = Stagehand.onFx(() -> tab.localToScene(tab.getLayoutBounds()));
    assertThat(focused).isEqualTo(before);
  }

  @Test
  void whoStepsThroughACascadeSeesTheArrowsOfTheStepAtTheCursor() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    Recording run = on.recording();
    var told = run.cascades().all().getFirst().told();

    on.hand.press(KeyCode.PERIOD);
    on.run(() -> {
      while (on.session.main().moment().seq() < told.getLast()) {
        on.session.main().player().stepForward();
      }
    });

    assertThat(Stagehand.onFx(() -> on.window.tree.model().focus())).isEqualTo(told.size());
    assertThat(on.hand.<ListView<?>>find("#cascade-list").getSelectionModel().getSelectedIndex())
        .isEqualTo(told.size() - 1);
  }

  @Test
  void whatIsOpenedFromTheLibraryIsPlayedWithSpaceAtOnce() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.run(() -> on.window.showLeft("tab-library"));
    on.hand.click("#library-search").type("linked");
    on.hand.press(KeyCode.DOWN).press(KeyCode.ENTER);
    Stagehand.await(() -> on.window.tree.canvas().isFocused());
    on.awaitRun();
    on.hand.press(KeyCode.SPACE);

    assertThat(Stagehand.onFx(() -> on.session.main().player().isPlaying())).isTrue();
  }

  @Test
  void aFaultIsDroppedOnALaneOfTheTimeline() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.run(() -> on.session.main().player().seekTime(500_000_000L));
    on.hand.clickAt(on.hand.find("#fault-list"), 60, 14);
    Bounds timeline =
        Stagehand.onFx(() -> on.window.timeline.localToScene(on.window.timeline.getLayoutBounds()));

    on.run(() -> {
      Dragboard board =
          DragboardHelper.createDragboard(Toolkit.getToolkit().createLocalClipboard());
      board.setContent(Map.of(DataFormat.PLAIN_TEXT, FaultDrop.CONTENT));
      double x = timeline.getMinX() + 400;
      double y = timeline.getMinY() + 75;
      on.window.timeline.fireEvent(
          new DragEvent(
              DragEvent.DRAG_DROPPED,
              board,
              x,
              y,
              x,
              y,
              TransferMode.COPY,
              null,
              null,
              new PickResult(on.window.timeline, x, y)));
    });
    on.awaitBranches(2);

    assertThat(on.session.current().change()).contains("Metrics");
    assertThat(on.selected()).startsWith("Metrics");
  }

  @Test
  void aWindowIsFoundOnTheScreenTitleBarAndAll() {
    var screen = new Rectangle2D(0, 24, 1440, 876);

    assertThat(WindowState.within(new double[] {3, -8, 800, 600}, screen))
        .containsExactly(3, 24, 800, 600);
    assertThat(WindowState.within(new double[] {5000, 700, 1500, 600}, screen))
        .containsExactly(0, 300, 1440, 600);
  }

  @Test
  void theScrubberStaysWhereItIsWhileTheRunPlays() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.run(() -> on.session.main().player().seekTime(1_070_597_123L));
    double width = Stagehand.onFx(() -> on.window.scrubber.getWidth());

    on.run(() -> on.session.main().player().seekTime(1_000_000_000L));

    assertThat(Stagehand.onFx(() -> on.window.scrubber.getWidth())).isEqualTo(width);
  }

  @Test
  void aNoticeMovesNothingWhileAHintIsShown() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    double before = Stagehand.onFx(() -> on.window.tree.localToScene(0, 0).getY());

    on.run(() -> on.session.noticeProperty().set("Branched at 1 s: kill Metrics."));

    assertThat(Stagehand.onFx(() -> on.window.tree.localToScene(0, 0).getY())).isEqualTo(before);
    on.hand.picture("notice");
  }

  @Test
  void escapeStopsAimingAndLeavesTheSelectionAlone() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.select("Mailer");
    on.hand.click("#fault-aim");

    on.hand.press(KeyCode.ESCAPE);

    assertThat(Stagehand.onFx(() -> on.window.faults.armedProperty().get())).isFalse();
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
  void theListOfBranchesSaysWhichIsShownHoweverLongItsName() {
    var on = WindowOnStage.with("genserver/timeout-dominoes.json");
    on.run(() -> on.session.inject("{\"kill\": \"Orders\"}", "kill Orders"));
    on.awaitBranches(2);
    on.run(() -> on.window.showLeft("tab-branches"));

    Bounds list = Stagehand.onFx(() -> on.hand.find("#branches-tree").getLayoutBounds());
    Node tree = on.hand.find("#branches-tree");
    assertThat(tree.lookupAll(".branch-role"))
        .allSatisfy(role -> {
          Bounds place = role.localToScene(role.getLayoutBounds());
          assertThat(tree.sceneToLocal(place).getMaxX()).isLessThanOrEqualTo(list.getWidth());
        });
    on.hand.picture("branches-long-name");
  }

  @Test
  void allTabsAreSeenOnASmallScreen() {
    var on = WindowOnStage.with("supervision/nested-escalation.json", 1280, 720);

    for (String id : List.of("#tab-processes", "#tab-library", "#tab-branches", "#tab-exercise")) {
      Node tab = on.hand.find(id);
      Bounds place = Stagehand.onFx(() -> tab.localToScene(tab.getLayoutBounds()));
      assertThat(place.getMinX()).as(id).isNotNegative();
    }
    assertThat(on.hand.find("#left-tabs").lookup(".control-buttons-tab").isVisible()).isFalse();
  }

  @Test
  void whoNamesAFileThatIsNotThereIsShownTheLibrary() {
    var on = WindowOnStage.empty();

    on.run(() -> on.window.files.open(Path.of("no-such-file.json")));

    assertThat(on.hand.<TabPane>find("#left-tabs").getSelectionModel().getSelectedItem().getId())
        .isEqualTo("tab-library");
    assertThat(on.text("#coach-text")).startsWith("Open a scenario");
  }
}
