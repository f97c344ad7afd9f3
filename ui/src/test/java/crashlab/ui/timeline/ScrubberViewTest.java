package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crashlab.analysis.state.Moment;
import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.session.Branch;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

@OnStage
class ScrubberViewTest {
  @Test
  void dragsToAnyInstant() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", 300);
    double end = stage.session.main().recording().endNanos();

    stage.hand().drag(stage.scrubber(), 100, 17, 640, 17);

    double share = (640 - 10) / (1280.0 - 20);
    assertThat((double) stage.session.main().moment().timeNanos())
        .isCloseTo(share * end, within(end / 600));
  }

  @Test
  void keysGoOnBackToTheStartAndToTheEnd() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", 300);
    var main = stage.session.main();
    stage.act(() -> stage.scrubber().requestFocus());

    stage.hand().press(KeyCode.END);
    assertThat(main.moment()).isEqualTo(main.recording().end());
    stage.hand().press(KeyCode.LEFT);
    long before = main.moment().timeNanos();
    assertThat(before).isLessThan(main.recording().endNanos());
    stage.hand().press(KeyCode.RIGHT);
    assertThat(main.moment().timeNanos()).isGreaterThan(before);
    stage.hand().press(KeyCode.HOME);
    assertThat(main.moment()).isEqualTo(Moment.START);
  }

  @Test
  void isASliderThatSaysWhereItStands() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", 300);
    ScrubberView scrubber = stage.scrubber();

    assertThat(scrubber.getAccessibleRole()).isEqualTo(AccessibleRole.SLIDER);
    assertThat(
            (String)
                Stagehand.onFx(
                    () -> scrubber.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)))
        .startsWith("0.170038 s of 1.0 s, event ");
  }

  @Test
  void marksEveryFailureAndWhereBranchesLeave() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", 300);
    var run = stage.session.main().recording();
    RunMarks marks = RunMarks.of(run);
    double perPixel = run.endNanos() / 1260.0;
    double[] columns = RunMarks.columns(marks.failures(), perPixel);
    for (long time : marks.failures()) {
      assertThat(columns).contains(Math.floor(time / perPixel));
    }

    stage.act(() -> {
      var branch = new Branch("b", null, run.momentAt(run.endNanos() / 2), "kill", run);
      stage.scrubber().setBranches(List.of(branch));
      stage.scrubber().setDifference(run.endNanos() * 3 / 4);
    });
    stage.pictures("scrubber");
  }
}
