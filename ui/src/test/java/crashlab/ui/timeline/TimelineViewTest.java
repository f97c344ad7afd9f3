package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crashlab.ui.Sketch;
import crashlab.ui.Stagehand;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.CascadeArrow;
import crashlab.ui.session.CascadeArrows;
import crashlab.ui.session.Player;
import crashlab.ui.session.Selection;
import java.util.Arrays;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;

class TimelineViewTest {
  private static final double HEIGHT = 420;
  private static final double NEAR = 1.01;

  // ---- pictures

  @Test
  void showsALinkThatTakesAProcessAlong() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    stage.pictures("linked-task");

    stage.act(() -> stage.model().set(TimeScale.fit(169.98e6, 170.1e6, 1100)));
    stage.pictures("linked-task-close");

    assertThat(stage.session.main().cascadeArrows().steps()).hasSizeGreaterThan(2);
    assertThat(stage.session.main().cascadeArrows().arrows())
        .extracting(CascadeArrow::kind)
        .contains(CascadeArrow.Kind.LINK, CascadeArrow.Kind.DECISION, CascadeArrow.Kind.RESTART);
  }

  @Test
  void showsTimeoutsThatSpread() {
    TimelineStage stage = TimelineStage.shipped("genserver/timeout-dominoes", HEIGHT);
    stage.pictures("timeout-dominoes");

    stage.act(() -> stage.session.main().selection().selectCascade(1));
    stage.pictures("timeout-dominoes-second");

    assertThat(stage.session.main().cascadeArrows().arrows())
        .extracting(CascadeArrow::kind)
        .contains(CascadeArrow.Kind.MESSAGE);
    assertThat(Sketch.of(stage.timeline(), 1280, HEIGHT).words())
        .contains("fault: hang Warehouse", "message", "blocked", "suspended");
  }

  @Test
  void showsAnEscalation() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    stage.pictures("nested-escalation");
    int last = stage.session.main().recording().cascades().all().size() - 1;

    stage.act(() -> {
      stage.session.main().selection().selectCascade(last);
      stage.model().set(TimeScale.fit(1286.2e6, 1286.5e6, 1100));
    });
    stage.pictures("nested-escalation-close");

    assertThat(stage.session.main().cascadeArrows().arrows())
        .extracting(CascadeArrow::kind)
        .contains(CascadeArrow.Kind.ESCALATION);
  }

  @Test
  void showsABottleneckFromTheWholeRunToSingleMessages() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);
    stage.pictures("bottleneck");

    stage.act(() -> stage.model().set(TimeScale.fit(10e6, 14e6, 1100)));
    stage.pictures("bottleneck-close");

    TimelineIndex index = stage.model().source().index();
    assertThat(Stagehand.onFx(() -> MessagePicture.find(stage.model(), index)))
        .allSatisfy(arrow -> {
          assertThat(index.run().log().timeNanos(arrow.received()))
              .isGreaterThanOrEqualTo(index.run().log().timeNanos(arrow.sent()));
          assertThat(index.run().log().timeNanos(arrow.sent())).isLessThan(14_000_000);
        })
        .hasSizeGreaterThan(2);
  }

  @Test
  void saysWhatToDoAsLongAsThereIsNoRun() {
    TimelineStage stage = TimelineStage.empty(HEIGHT);

    stage.hand().picture("timeline-empty");

    assertThat(stage.timeline().getAccessibleText()).contains("no run yet");
  }

  @Test
  void largeTextsFit() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);

    stage.act(() -> stage.theme.textScaleProperty().set(1.5));
    stage.pictures("large-text");

    assertThat(stage.model().layout().rowHeight()).isGreaterThan(30);
  }

  // ---- arrows

  @Test
  void noArrowPointsToTheLeft() {
    for (String file :
        new String[] {
          "tasks/linked-task",
          "supervision/nested-escalation",
          "supervision/one-for-all",
          "supervision/rest-for-one",
          "genserver/timeout-dominoes",
          "signals/monitors-are-one-way"
        }) {
      var run = Recordings.shipped(file);
      for (var cascade : run.cascades().all()) {
        CascadeArrows drawing = CascadeArrows.of(run, cascade);
        for (CascadeArrow arrow : drawing.arrows()) {
          assertThat(arrow.to().nanos()).as(file).isGreaterThanOrEqualTo(arrow.from().nanos());
        }
        for (int i = 1; i < drawing.steps().size(); i++) {
          assertThat(drawing.steps().get(i).timeNanos())
              .as(file)
              .isGreaterThanOrEqualTo(drawing.steps().get(i - 1).timeNanos());
        }
      }
    }
  }

  @Test
  void arrowsLeaveAtTheInstantOfTheirCauseAndRunRightwardsOnTheScreen() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);

    for (CascadeArrow arrow : stage.session.main().cascadeArrows().arrows()) {
      double[] way = Stagehand.onFx(() -> CascadePicture.course(stage.model(), arrow));
      assertThat(way[0]).isCloseTo(stage.x(arrow.from().nanos()), within(1e-9));
      assertThat(way[2]).isGreaterThanOrEqualTo(way[0]);
    }
  }

  // ---- time

  @Test
  void zoomsAboutTheMouse() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);
    stage.hand().moveTo(stage.timeline(), 700, 100);
    double plotX = stage.model().layout().plotX();
    long before = stage.model().scale().nanosAt(700 - plotX);

    stage.act(() -> {
      for (int i = 0; i < 10; i++) {
        stage.model().zoom(1.25, 700 - plotX);
      }
    });

    assertThat(stage.x(before)).isCloseTo(700, within(NEAR));
  }

  @Test
  void zoomsFromTheWholeRunToASingleEventWithoutABlankFrame() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    long at = stage.session.main().recording().log().timeNanos(40);
    int steps = 0;
    while (stage.model().scale().nanosPerPixel() > TimeScale.FINEST && steps++ < 120) {
      stage.act(() -> stage.model().zoom(1.3, stage.model().scale().x(at)));
      int[] pixels = stage.hand().picture("timeline-zoom", stage.timeline());
      assertThat(Stagehand.colors(lanes(stage, pixels))).as("step " + steps).isGreaterThan(4);
    }
    assertThat(steps).isGreaterThan(20);
    stage.picture("single-event");
  }

  /// The part of a picture in which the lanes are.
  private static int[] lanes(TimelineStage stage, int[] pixels) {
    int width = (int) TimelineStage.WIDTH;
    int from = (int) stage.model().layout().axisHeight() + 2;
    int to = (int) stage.model().strip().y(stage.model().rowCount());
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
    TimeScale whole = stage.model().scale();

    stage.hand().press(KeyCode.W).press(KeyCode.W);
    assertThat(stage.model().scale().nanosPerPixel()).isLessThan(whole.nanosPerPixel() / 2);
    double from = stage.model().scale().from();
    stage.hand().press(KeyCode.D);
    assertThat(stage.model().scale().from()).isGreaterThan(from);
    stage.hand().press(KeyCode.A);
    assertThat(stage.model().scale().from()).isCloseTo(from, within(2e3));
    stage.hand().press(KeyCode.S);
    stage.act(() -> stage.session.main().player().seekTime(1_000_000_000));
    stage.hand().press(KeyCode.F);
    double middle = stage.model().layout().plotX() + stage.model().layout().plotWidth() / 2;
    assertThat(stage.x(1e9)).isCloseTo(middle, within(NEAR));

    stage.hand().press(KeyCode.DIGIT0);
    assertThat(stage.model().scale()).isEqualTo(whole);
  }

  @Test
  void theWheelScrollsPansAndZooms() {
    TimelineStage stage = TimelineStage.of(LargeScenario.of(100, 1, 1), 300);
    stage.hand().moveTo(stage.timeline(), 700, 150);

    stage.hand().scroll(3);
    assertThat(stage.model().strip().scroll()).isGreaterThan(0);
    stage.hand().scroll(-3);
    assertThat(stage.model().strip().scroll()).isZero();

    double whole = stage.model().scale().nanosPerPixel();
    stage.act(() -> Event.fireEvent(stage.timeline(), wheel(160, false, true)));
    assertThat(stage.model().scale().nanosPerPixel()).isLessThan(whole);
    double from = stage.model().scale().from();
    stage.act(() -> Event.fireEvent(stage.timeline(), wheel(-80, true, false)));
    assertThat(stage.model().scale().from()).isGreaterThan(from);
    assertThat(stage.model().strip().scroll()).isZero();
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
    long expected = stage.model().scale().nanosAt(800 - plotX);
    assertThat((double) stage.session.main().moment().timeNanos())
        .isCloseTo(expected, within(2 * stage.model().scale().nanosPerPixel()));
  }

  @Test
  void followsThePlayheadPageByPageWhilePlaying() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);
    stage.act(() -> stage.model().set(TimeScale.fit(0, 100e6, 1100)));
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

  // ---- one instant everywhere

  @Test
  void playheadAndScrubberShowTheSameInstant() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    var run = stage.session.main().recording();
    for (int i = 0; i < run.log().size(); i += 7) {
      long seq = run.log().seq(i);
      stage.act(() -> stage.session.main().player().seekSeq(seq));
      double playhead = stage.x(stage.session.main().moment().timeNanos());
      double plotX = stage.model().layout().plotX();
      double share = (playhead - plotX) * stage.model().scale().nanosPerPixel() / run.endNanos();
      double scrubbed = (Stagehand.onFx(stage.scrubber()::playheadX) - 10) / (1280 - 20);
      assertThat(scrubbed).isCloseTo(share, within(1e-6));
    }
  }

  @Test
  void aStepOnAndBackReturnsToTheSamePicture() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    for (int i = 0; i < 12; i++) {
      int[] before = stage.picture("step");
      stage.act(() -> stage.session.main().player().stepForward());
      stage.act(() -> stage.session.main().player().stepBack());
      assertThat(Arrays.equals(stage.picture("step"), before)).as("step " + i).isTrue();
      stage.act(() -> stage.session.main().player().stepForward());
    }
  }

  @Test
  void theSameRunTwiceGivesTheSamePicture() {
    TimelineStage stage = TimelineStage.shipped("genserver/timeout-dominoes", HEIGHT);
    int[] first = stage.picture("same");

    int[] again = TimelineStage.shipped("genserver/timeout-dominoes", HEIGHT).picture("same");

    assertThat(Arrays.equals(first, again)).isTrue();
  }

  // ---- lanes

  @Test
  void foldsAndUnfoldsByMouseAndByKey() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    int payments = stage.slot("Payments");
    int all = stage.model().rowCount();
    double x = LabelPicture.foldX(stage.model().source().names().tree(), payments) + 6;

    stage.hand().clickAt(stage.timeline(), x, stage.y(payments));
    assertThat(stage.model().rowCount()).isEqualTo(all - 3);
    stage.pictures("folded");

    stage.act(() -> stage.session.main().selection().selectSlot(payments));
    stage.hand().press(KeyCode.RIGHT);
    assertThat(stage.model().rowCount()).isEqualTo(all);
    stage.hand().press(KeyCode.LEFT);
    assertThat(stage.model().rowCount()).isEqualTo(all - 3);
  }

  @Test
  void aSelectedProcessOfAFoldedLaneHasALaneAllTheSame() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    stage.act(() -> stage.model().toggleFold(stage.slot("Payments")));
    int rows = stage.model().rowCount();

    stage.act(() -> stage.session.main().selection().selectSlot(stage.slot("StripeClient")));

    assertThat(stage.model().rowCount()).isEqualTo(rows + 1);
    assertThat(stage.y(stage.slot("StripeClient"))).isPositive();
  }

  @Test
  void pinsALaneToTheTopAndUnpinsIt() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    int client = stage.slot("StripeClient");
    stage.act(() -> {
      stage.session.main().selection().selectSlot(client);
      stage.timeline().requestFocus();
    });

    stage.hand().press(KeyCode.P);
    assertThat(stage.model().visible().getFirst().lane()).isEqualTo(client);
    assertThat(stage.model().visible().stream().filter(row -> row.lane() == client)).hasSize(1);
    stage.hand().press(KeyCode.DOWN);
    assertThat(stage.session.main().selection().slot()).isEqualTo(stage.slot("App"));
    stage.hand().press(KeyCode.UP);
    assertThat(stage.session.main().selection().slot()).isEqualTo(client);
    stage.pictures("pinned");

    stage.hand().press(KeyCode.P);
    assertThat(stage.model().visible().getFirst().lane()).isNotEqualTo(client);
  }

  @Test
  void twoTimelinesShareZoomAndPanIfTheirScalesAreBound() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);
    var other =
        Stagehand.onFx(() -> {
          var made = new TimelineView(stage.session.main(), stage.theme, stage);
          made.scaleProperty().bindBidirectional(stage.timeline().scaleProperty());
          return made;
        });

    stage.act(() -> stage.model().zoom(4, 300));
    assertThat(other.model().scale()).isEqualTo(stage.model().scale());
    assertThat(other.model().isFitted()).isFalse();

    stage.act(() -> other.model().pan(120));
    assertThat(stage.model().scale()).isEqualTo(other.model().scale());
  }

  @Test
  void arrowKeysGoFromLaneToLane() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    stage.act(() -> {
      stage.session.main().selection().selectSlot(stage.slot("App"));
      stage.timeline().requestFocus();
    });

    stage.hand().press(KeyCode.DOWN);
    assertThat(stage.session.main().selection().slot()).isEqualTo(stage.slot("Shop"));
    assertThat(stage.timeline().getAccessibleText()).contains("Selected: Shop, idle");
    stage.hand().press(KeyCode.ENTER).press(KeyCode.K);
    assertThat(stage.asked).contains("inspect " + stage.slot("Shop"), "menu " + stage.slot("Shop"));
  }

  // ---- selecting

  @Test
  void aClickSelectsTheProcessAndTheEventNearestAndADoubleClickGoesThere() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    var log = stage.session.main().recording().log();
    int checkout = stage.slot("Checkout");
    int at = log.indexOf(stage.session.main().cascadeArrows().steps().get(1).seq());

    stage.hand().clickAt(stage.timeline(), stage.x(log.timeNanos(at)), stage.y(checkout));
    Selection selection = stage.session.main().selection();
    assertThat(selection.slot()).isEqualTo(checkout);
    assertThat(selection.event()).isPositive();
    double nanos = log.timeNanos(log.indexOf(selection.event()));
    assertThat(nanos)
        .isCloseTo(log.timeNanos(at), within(9 * stage.model().scale().nanosPerPixel()));

    stage.act(() -> stage.session.main().player().toStart());
    stage.hand().doubleClickAt(stage.timeline(), stage.x(nanos), stage.y(checkout));
    assertThat((double) stage.session.main().moment().timeNanos())
        .isCloseTo(nanos, within(9 * stage.model().scale().nanosPerPixel()));
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
      stage.model().toggleFold(stage.slot("Gateways"));
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
