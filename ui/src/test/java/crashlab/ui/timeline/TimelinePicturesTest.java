package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeGraph;
import crashlab.ui.OnStage;
import crashlab.ui.Sketch;
import crashlab.ui.Stagehand;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Recordings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What the timeline shows of runs of several kinds, and that it shows the same of the same
/// instant.
@OnStage
class TimelinePicturesTest {
  private static final double HEIGHT = 420;

  @Test
  void showsALinkThatTakesAProcessAlong() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    stage.pictures("linked-task");

    stage.act(() -> stage.model().time().set(TimeScale.fit(169.98e6, 170.1e6, 1100)));
    stage.pictures("linked-task-close");

    assertThat(stage.session.main().cascadeGraph().steps()).hasSizeGreaterThan(2);
    assertThat(stage.session.main().cascadeGraph().arrows())
        .extracting(CascadeArrow::kind)
        .contains(CascadeArrow.Kind.LINK, CascadeArrow.Kind.DECISION, CascadeArrow.Kind.RESTART);
  }

  @Test
  void showsTimeoutsThatSpread() {
    TimelineStage stage = TimelineStage.shipped("genserver/timeout-dominoes", HEIGHT);
    stage.pictures("timeout-dominoes");

    stage.act(() -> stage.session.main().selection().selectCascade(1));
    stage.pictures("timeout-dominoes-second");

    assertThat(stage.session.main().cascadeGraph().arrows())
        .extracting(CascadeArrow::kind)
        .contains(CascadeArrow.Kind.MESSAGE);
    assertThat(Sketch.of(stage.timeline(), 1280, HEIGHT).words())
        .contains("fault: hang Warehouse", "call", "blocked", "suspended");
  }

  @Test
  void showsAnEscalation() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    stage.pictures("nested-escalation");
    int last = stage.session.main().recording().cascades().all().size() - 1;

    stage.act(() -> {
      stage.session.main().selection().selectCascade(last);
      stage.model().time().set(TimeScale.fit(1286.2e6, 1286.5e6, 1100));
    });
    stage.pictures("nested-escalation-close");

    assertThat(stage.session.main().cascadeGraph().arrows())
        .extracting(CascadeArrow::kind)
        .contains(CascadeArrow.Kind.ESCALATION);
  }

  @Test
  void showsABottleneckFromTheWholeRunToSingleMessages() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);
    stage.pictures("bottleneck");

    stage.act(() -> stage.model().time().set(TimeScale.fit(10e6, 14e6, 1100)));
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
      var run = Recordings.of(file + ".json");
      for (int which = 0; which < run.cascades().all().size(); which++) {
        CascadeGraph drawing = run.cascades().graph(which);
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

    for (CascadeArrow arrow : stage.session.main().cascadeGraph().arrows()) {
      double[] way = Stagehand.onFx(() -> TimelineCascade.course(stage.model(), arrow));
      assertThat(way[0]).isCloseTo(stage.x(arrow.from().nanos()), within(1e-9));
      assertThat(way[2]).isGreaterThanOrEqualTo(way[0]);
    }
  }

  @Test
  void playheadAndScrubberShowTheSameInstant() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    var run = stage.session.main().recording();
    for (int i = 0; i < run.log().size(); i += 7) {
      long seq = run.log().seq(i);
      stage.act(() -> stage.session.main().player().seekSeq(seq));
      double playhead = stage.x(stage.session.main().moment().timeNanos());
      double plotX = stage.model().layout().plotX();
      double share =
          (playhead - plotX) * stage.model().time().scale().nanosPerPixel() / run.endNanos();
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
}
