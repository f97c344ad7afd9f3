package crashlab.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crashlab.ui.Dropped;
import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Works the tree with mouse and keys.
@OnStage
class TreeGesturesTest {
  private final RunSession session = Stagehand.session();
  private final Theme theme = Stagehand.onFx(Theme::new);
  private RecordedActions actions;
  private Stagehand hand;
  private TreeCanvas canvas;

  @BeforeEach
  void show() {
    actions = Stagehand.onFx(() -> new RecordedActions(session.main()));
    hand =
        Stagehand.show(
            () -> new SupervisionTreeView(session.main(), theme, actions), theme, 900, 560);
    Stagehand.open(session, "supervision/nested-escalation.json");
    Stagehand.onFx(() -> {
      session.main().selection().clear();
      session.main().player().seekSeq(18);
      return null;
    });
    canvas = hand.find("#tree-canvas");
    hand.settle();
  }

  private int slot(String name) {
    return session.main().recording().roster().find(name);
  }

  private int selected() {
    return session.main().selection().slot();
  }

  private double[] place(String name) {
    return Stagehand.onFx(() -> canvas.place(slot(name)));
  }

  private void click(String name, MouseButton... buttons) {
    double[] at = place(name);
    hand.clickAt(canvas, at[0], at[1], buttons);
  }

  @Test
  void aClickSelectsTheProcess() {
    click("Ledger");

    assertThat(selected()).isEqualTo(slot("Ledger"));
    assertThat(Stagehand.<String>onFx(canvas::getAccessibleText)).contains("Ledger", "idle");
  }

  @Test
  void aRightClickAndTheKeyKAskForTheMenu() {
    click("Shop", MouseButton.SECONDARY);
    assertThat(actions.asked).containsExactly("menu " + slot("Shop"));

    click("Gateways");
    hand.press(KeyCode.K);
    assertThat(actions.asked).endsWith("menu " + slot("Gateways"));
  }

  @Test
  void aDoubleClickAndEnterInspect() {
    double[] at = place("StripeClient");
    hand.doubleClickAt(canvas, at[0], at[1]);
    assertThat(actions.asked).endsWith("inspect " + slot("StripeClient"));

    click("Shop");
    hand.press(KeyCode.ENTER);
    assertThat(actions.asked).endsWith("inspect " + slot("Shop"));
  }

  @Test
  void arrowKeysWalkTheTree() {
    click("Gateways");

    hand.press(KeyCode.UP);
    assertThat(selected()).isEqualTo(slot("Payments"));
    hand.press(KeyCode.LEFT);
    assertThat(selected()).isEqualTo(slot("Shop"));
    hand.press(KeyCode.RIGHT).press(KeyCode.DOWN);
    assertThat(selected()).isEqualTo(slot("Ledger"));
    hand.press(KeyCode.RIGHT).press(KeyCode.DOWN);
    assertThat(selected()).isEqualTo(slot("StripeClient"));
  }

  @Test
  void theWheelZoomsAtTheMouse() {
    double[] before = place("Ledger");
    Stagehand.onFx(() -> {
      Point2D inScene = canvas.localToScene(before[0], before[1]);
      Event.fireEvent(canvas, wheel(inScene.getX(), inScene.getY(), 80));
      return null;
    });
    double[] after = place("Ledger");

    assertThat(after[0]).isCloseTo(before[0], within(0.01));
    assertThat(after[1]).isCloseTo(before[1], within(0.01));
    assertThat(Stagehand.<Boolean>onFx(canvas::isAllInside)).isFalse();
    hand.picture("tree-zoomed");
  }

  private static ScrollEvent wheel(double x, double y, double delta) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        x,
        y,
        x,
        y,
        false,
        true,
        false,
        false,
        false,
        false,
        0,
        delta,
        0,
        delta,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  /// From the supervisor of a node upwards there are the supervisor, the frame of the node, and the
  /// line to the one that it has lost.
  @Test
  void aFaultIsDroppedOnANodeAndOnALink() {
    Stagehand.open(session, "nodes/who-sees-whom.json");
    Stagehand.onFx(() -> {
      session.main().player().seekTime(2_500_000_000L);
      return null;
    });
    hand.settle();
    double[] at = place("App@a");
    actions.asked.clear();

    for (double y = at[1]; y > 0; y -= 2) {
      Dropped.fault(canvas, at[0] + 4, y);
    }

    assertThat(actions.asked.stream().distinct())
        .startsWith("clicked " + slot("App@a"), "node 0", "node 0 to 1");
  }

  @Test
  void zeroAndTwiceFShowEverythingAgain() {
    click("StripeClient");
    hand.press(KeyCode.W).press(KeyCode.W).press(KeyCode.W);
    assertThat(Stagehand.<Boolean>onFx(canvas::isAllInside)).isFalse();

    hand.press(KeyCode.F);
    double[] at = place("StripeClient");
    assertThat(at[0]).isCloseTo(canvas.getWidth() / 2, within(1.0));
    assertThat(at[1]).isCloseTo(canvas.getHeight() / 2, within(1.0));
    hand.press(KeyCode.F);
    assertThat(Stagehand.<Boolean>onFx(canvas::isAllInside)).isTrue();

    hand.press(KeyCode.PLUS).press(KeyCode.A).press(KeyCode.DIGIT0);
    assertThat(Stagehand.<Boolean>onFx(canvas::isAllInside)).isTrue();
  }

  @Test
  void draggingWithShiftMovesThePicture() {
    double[] before = place("Shop");
    Stagehand.onFx(() -> {
      drag(MouseEvent.MOUSE_PRESSED, 300, 300);
      drag(MouseEvent.MOUSE_DRAGGED, 340, 280);
      drag(MouseEvent.MOUSE_RELEASED, 340, 280);
      return null;
    });
    double[] after = place("Shop");

    assertThat(after[0] - before[0]).isCloseTo(40, within(0.01));
    assertThat(after[1] - before[1]).isCloseTo(-20, within(0.01));
  }

  private void drag(EventType<MouseEvent> type, double x, double y) {
    Event.fireEvent(
        canvas,
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            1,
            true,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            false,
            null));
  }

  @Test
  void theSelectionSurvivesStepsAndAnotherForm() {
    click("StripeClient");
    Stagehand.onFx(() -> {
      session.main().player().stepForward();
      session.main().player().toEnd();
      return null;
    });
    hand.click("#tree-mode-treemap").click("#tree-mode-tree");

    assertThat(selected()).isEqualTo(slot("StripeClient"));
  }

  @Test
  void theListHasTheSameSelection() {
    click("Ledger");
    hand.click("#tree-mode-list");
    TreeTableView<Integer> table = hand.find("#tree-table");
    assertThat(Stagehand.onFx(() -> table.getSelectionModel().getSelectedItem().getValue()))
        .isEqualTo(slot("Ledger"));

    Stagehand.onFx(() -> {
      table.getSelectionModel().select(0);
      return null;
    });
    assertThat(selected()).isEqualTo(slot("App"));
    Stagehand.onFx(() -> {
      session.main().selection().selectSlot(slot("StripeClient"));
      return null;
    });
    assertThat(Stagehand.onFx(() -> table.getSelectionModel().getSelectedItem().getValue()))
        .isEqualTo(slot("StripeClient"));
  }

  @Test
  void theTooltipTellsNameStateMailboxAndLastEvent() {
    var words =
        new SlotWords(Stagehand.onFx(() -> ((SupervisionTreeView) hand.scene().getRoot()).model()));
    Stagehand.onFx(() -> {
      session.main().player().seekSeq(51);
      return null;
    });

    assertThat(Stagehand.onFx(() -> words.tooltip(slot("Payments"))))
        .contains("Payments", "supervisor", "mailbox 0", "restarts 1/3 in 5 s")
        .contains(
            "spent by Gateways 1×; refills at 6.0 s",
            "last: 0.080336 s  Payments restarted Gateways");
  }

  @Test
  void aStepForwardAndBackGivesTheIdenticalPicture() {
    Stagehand.onFx(() -> {
      session.main().player().seekSeq(27);
      return null;
    });
    int[] before = hand.picture("tree-step-before");
    Stagehand.onFx(() -> {
      session.main().player().stepForward();
      return null;
    });
    hand.settle();
    Stagehand.onFx(() -> {
      session.main().player().stepBack();
      return null;
    });

    assertThat(hand.picture("tree-step-after")).isEqualTo(before);
  }
}
