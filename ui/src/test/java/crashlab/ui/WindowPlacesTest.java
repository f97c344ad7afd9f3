package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What stands still while other things change, and what is seen at all.
@OnStage
class WindowPlacesTest {
  @Test
  void theListOfBranchesSaysWhichIsShownHoweverLongItsName() {
    var on = WindowOnStage.with("genserver/timeout-dominoes.json");
    on.run(() -> on.session.inject("{\"kill\": \"Orders\"}", "kill Orders"));
    on.awaitBranches(2);
    on.run(() -> on.window.show(WindowTab.BRANCHES));

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

  /// What these look at does not depend on each other, so that one window is enough.
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OfOneWindow {
    private WindowOnStage on;

    @BeforeAll
    void open() {
      on = WindowOnStage.with("supervision/one-for-all.json");
    }

    @Test
    void theFocusOnATabMovesNoTab() {
      Node tab = on.hand.find("#tab-exercise");
      Bounds before = Stagehand.onFx(() -> tab.localToScene(tab.getLayoutBounds()));

      on.run(() -> on.hand.<TabPane>find("#left-tabs").requestFocus());

      Bounds focused = Stagehand.onFx(() -> tab.localToScene(tab.getLayoutBounds()));
      assertThat(focused).isEqualTo(before);
    }

    @Test
    void theScrubberStaysWhereItIsWhileTheRunPlays() {
      on.run(() -> on.session.main().player().seekTime(1_070_597_123L));
      double width = Stagehand.onFx(() -> on.window.views.scrubber().getWidth());

      on.run(() -> on.session.main().player().seekTime(1_000_000_000L));

      assertThat(Stagehand.onFx(() -> on.window.views.scrubber().getWidth())).isEqualTo(width);
    }

    @Test
    void aNoticeMovesNothingWhileAHintIsShown() {
      double before = Stagehand.onFx(() -> on.window.views.tree().localToScene(0, 0).getY());

      on.run(() -> on.session.noticeProperty().set("Branched at 1 s: kill Metrics."));

      assertThat(Stagehand.onFx(() -> on.window.views.tree().localToScene(0, 0).getY()))
          .isEqualTo(before);
      on.hand.picture("notice");
    }
  }
}
