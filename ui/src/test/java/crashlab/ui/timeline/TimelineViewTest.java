package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crashlab.ui.OnStage;
import crashlab.ui.Pictures;
import crashlab.ui.Stagehand;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Player;
import crashlab.ui.session.Selection;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;

@OnStage
class TimelineViewTest {
  private static final double HEIGHT = 420;
  private static final double NEAR = 1.01;

  @Test
  void zoomsAboutTheMouse() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);
    stage.hand().moveTo(stage.timeline(), 700, 100);
    double plotX = stage.model().layout().plotX();
    long before = stage.model().time().scale().nanosAt(700 - plotX);

    stage.act(() -> {
      for (int i = 0; i < 10; i++) {
        stage.model().time().zoom(1.25, 700 - plotX);
      }
    });

    assertThat(stage.x(before)).isCloseTo(700, within(NEAR));
  }

  @Test
  void zoomsFromTheWholeRunToASingleEventWithoutABlankFrame() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    long at = stage.session.main().recording().log().timeNanos(40);
    int steps = 0;
    while (stage.model().time().scale().nanosPerPixel() > TimeScale.FINEST && steps++ < 120) {
      stage.act(() -> stage.model().time().zoom(1.3, stage.model().time().scale().x(at)));
      int[] pixels = stage.hand().picture("timeline-zoom", stage.timeline());
      assertThat(Pictures.colors(lanes(stage, pixels))).as("step " + steps).isGreaterThan(4);
    }
    assertThat(steps).isGreaterThan(20);
    stage.picture("single-event");
  }

  /// The part of a picture in which the lanes are.
  private static int[] lanes(TimelineStage stage, int[] pixels) {
    int width = (int) TimelineStage.WIDTH;
    int from = (int) stage.model().layout().axisHeight() + 2;
    int to = (int) stage.model().lanes().strip().y(stage.model().lanes().rowCount());
    int left = (int) stage.model().layout().plotX() + 1;
    int[] found = new int[(to - from) * (width - left)];
    for (int y = from; y < to; y++) {
      System.arraycopy(pixels, y * width + left, found, (y - from) * (width - left), width - left);
    }
    return found;
  }

  @Test
  void keysZoomPanFitAndCentre() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);
    stage.act(() -> stage.timeline().requestFocus());
    TimeScale whole = stage.model().time().scale();

    stage.hand().press(KeyCode.W).press(KeyCode.W);
    assertThat(stage.model().time().scale().nanosPerPixel()).isLessThan(whole.nanosPerPixel() / 2);
    double from = stage.model().time().scale().from();
    stage.hand().press(KeyCode.D);
    assertThat(stage.model().time().scale().from()).isGreaterThan(from);
    stage.hand().press(KeyCode.A);
    assertThat(stage.model().time().scale().from()).isCloseTo(from, within(2e3));
    stage.hand().press(KeyCode.S);
    stage.act(() -> stage.session.main().player().seekTime(1_000_000_000));
    stage.hand().press(KeyCode.F);
    double middle = stage.model().layout().plotX() + stage.model().layout().plotWidth() / 2;
    assertThat(stage.x(1e9)).isCloseTo(middle, within(NEAR));

    stage.hand().press(KeyCode.DIGIT0);
    assertThat(stage.model().time().scale()).isEqualTo(whole);
  }

  @Test
  void theWheelScrollsPansAndZooms() {
    TimelineStage stage = TimelineStage.of(LargeScenario.of(100, 1, 1), 300);
    stage.hand().moveTo(stage.timeline(), 700, 150);

    stage.hand().scroll(3);
    assertThat(stage.model().lanes().strip().scroll()).isGreaterThan(0);
    stage.hand().scroll(-3);
    assertThat(stage.model().lanes().strip().scroll()).isZero();

    double whole = stage.model().time().scale().nanosPerPixel();
    stage.act(() -> Event.fireEvent(stage.timeline(), wheel(160, false, true)));
    assertThat(stage.model().time().scale().nanosPerPixel()).isLessThan(whole);
    double from = stage.model().time().scale().from();
    stage.act(() -> Event.fireEvent(stage.timeline(), wheel(-80, true, false)));
    assertThat(stage.model().time().scale().from()).isGreaterThan(from);
    assertThat(stage.model().lanes().strip().scroll()).isZero();
  }

  /// A turn of the wheel; the robot cannot hold a key meanwhile.
  private static ScrollEvent wheel(double delta, boolean shift, boolean control) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        700,
        150,
        700,
        150,
        shift,
        control,
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

  @Test
  void draggingOnTheAxisSeeks() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);

    stage.hand().drag(stage.timeline(), 400, 10, 800, 10);

    double plotX = stage.model().layout().plotX();
    long expected = stage.model().time().scale().nanosAt(800 - plotX);
    assertThat((double) stage.session.main().moment().timeNanos())
        .isCloseTo(expected, within(2 * stage.model().time().scale().nanosPerPixel()));
  }

  @Test
  void followsThePlayheadPageByPageWhilePlaying() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);
    stage.act(() -> stage.model().time().set(TimeScale.fit(0, 100e6, 1100)));
    Player player = stage.session.main().player();

    stage.act(() -> {
      player.speedProperty().set(1);
      player.play();
      player.tick(0);
      player.tick(450_000_000L);
    });

    assertThat(stage.x(player.moment().timeNanos()))
        .isBetween(stage.model().layout().plotX(), TimelineStage.WIDTH);
  }

  @Test
  void aClickSelectsTheProcessAndTheEventNearestAndADoubleClickGoesThere() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    var log = stage.session.main().recording().log();
    int checkout = stage.slot("Checkout");
    int at = log.indexOf(stage.session.main().cascadeGraph().steps().get(1).seq());

    stage.hand().clickAt(stage.timeline(), stage.x(log.timeNanos(at)), stage.y(checkout));
    Selection selection = stage.session.main().selection();
    assertThat(selection.slot()).isEqualTo(checkout);
    assertThat(selection.event()).isPositive();
    double nanos = log.timeNanos(log.indexOf(selection.event()));
    assertThat(nanos)
        .isCloseTo(log.timeNanos(at), within(9 * stage.model().time().scale().nanosPerPixel()));

    stage.act(() -> stage.session.main().player().toStart());
    stage.hand().doubleClickAt(stage.timeline(), stage.x(nanos), stage.y(checkout));
    assertThat((double) stage.session.main().moment().timeNanos())
        .isCloseTo(nanos, within(9 * stage.model().time().scale().nanosPerPixel()));
  }

  @Test
  void aClickStrikesWhenAFaultWasPicked() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    stage.aiming = true;
    int checkout = stage.slot("Checkout");

    stage.hand().clickAt(stage.timeline(), 900, stage.y(checkout));

    assertThat(stage.asked).contains("clicked " + checkout);
    assertThat(stage.session.main().selection().event()).isZero();
  }

  @Test
  void theRightButtonAsksWhatCanBeDone() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    int checkout = stage.slot("Checkout");

    stage.hand().clickAt(stage.timeline(), 900, stage.y(checkout), MouseButton.SECONDARY);

    assertThat(stage.asked).contains("menu " + checkout);
  }

  @Test
  void aClickOnAFoldedLaneSelectsTheProcessThatLooksWorstThere() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    stage.act(() -> {
      stage.model().lanes().toggleFold(stage.slot("Gateways"));
      stage.timeline().redraw();
    });

    stage.hand().clickAt(stage.timeline(), stage.x(20_035_370), stage.y(stage.slot("Gateways")));

    assertThat(stage.session.main().selection().slot()).isEqualTo(stage.slot("StripeClient"));
  }

  @Test
  void saysInWordsWhatStandsUnderTheMouse() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    int receipt = stage.slot("SendReceipt");
    double x = stage.x(400e6);

    String words =
        Stagehand.onFx(
            () -> TimelineWords.at(stage.model(), stage.model().source(), x, stage.y(receipt)));

    assertThat(words).contains("SendReceipt").contains("crashed since 0.3");
  }
}
