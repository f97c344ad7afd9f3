package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crashlab.ui.control.MemorySettings;
import crashlab.ui.control.Theme;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

@OnStage
class WindowDividersTest {
  private static final double NEAR = 0.01;

  private final WindowState state = new WindowState(new MemorySettings());
  private final SplitPane pane = Stagehand.onFx(WindowDividersTest::twoFixedSides);
  private final Stagehand hand = Stagehand.show(() -> pane, new Theme(), 900, 600);

  private static SplitPane twoFixedSides() {
    var left = new Pane();
    var right = new Pane();
    SplitPane.setResizableWithParent(left, false);
    SplitPane.setResizableWithParent(right, false);
    return new SplitPane(left, new Pane(), right);
  }

  @Test
  void dividersKeepTheirPlacesWhileTheDesktopStillSizesTheWindow() {
    remember();

    width(1300);

    assertThat(pane.getDividerPositions()[0]).isCloseTo(0.2, within(NEAR));
    assertThat(pane.getDividerPositions()[1]).isCloseTo(0.75, within(NEAR));
  }

  @Test
  void dividersAreLeftAloneOnceOneWasTakenHoldOf() {
    remember();
    hand.click(".split-pane-divider");

    width(1300);

    assertThat(pane.getDividerPositions()[0]).isLessThan(0.2 - NEAR);
  }

  @Test
  void whoClicksBeforeTheWindowHasItsSizeMovesNoDivider() {
    remember();
    hand.clickAt(pane, 450, 300);

    width(1300);

    assertThat(pane.getDividerPositions()[0]).isCloseTo(0.2, within(NEAR));
  }

  private void remember() {
    Stagehand.onFx(() -> {
      state.remember("pane", pane, 0.2, 0.75);
      state.placeDividers(hand.scene());
      return null;
    });
    hand.settle();
  }

  private void width(double width) {
    Stagehand.onFx(() -> {
      hand.stage().setWidth(width);
      return null;
    });
    hand.settle();
  }
}
