package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeGraph;
import crashlab.ui.GreySight;
import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Ink;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Selection;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

@OnStage
class TimelineCascadeTest {
  private static final double HEIGHT = 420;

  /// The last cascade of a scenario, at one of its steps, with a stretch of time around it.
  private static TimelineStage escalation() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    int last = stage.session.main().recording().cascades().all().size() - 1;
    stage.act(() -> stage.session.main().selection().selectCascade(last));
    toStep(stage, 5);
    stage.act(() -> stage.model().time().set(TimeScale.fit(1286.2e6, 1286.5e6, 1100)));
    return stage;
  }

  private static void toStep(TimelineStage stage, int number) {
    long seq = stage.session.main().cascadeGraph().steps().get(number - 1).seq();
    stage.act(() -> stage.session.main().player().seekSeq(seq));
  }

  private static List<CascadeArrow> arrows(TimelineStage stage) {
    return Stagehand.onFx(stage.timeline()::arrows);
  }

  @Test
  void onlyArrowsOneHopFromTheCurrentStepAreDrawn() {
    TimelineStage stage = escalation();
    stage.pictures("one-hop");
    int all = stage.session.main().cascadeGraph().arrows().size();

    assertThat(arrows(stage))
        .isNotEmpty()
        .hasSizeLessThan(all)
        .allMatch(arrow -> arrow.cause() == 5 || arrow.effect() == 5);

    stage.act(() -> stage.session.main().selection().wholeChainProperty().set(true));
    stage.pictures("whole-chain");
    assertThat(arrows(stage)).hasSize(all);
  }

  @Test
  void shiftShowsTheWholeChainAsLongAsItIsHeld() {
    TimelineStage stage = escalation();
    Selection selection = stage.session.main().selection();
    int all = stage.session.main().cascadeGraph().arrows().size();

    stage.act(() -> Event.fireEvent(stage.timeline(), shift(KeyEvent.KEY_PRESSED)));
    assertThat(selection.wholeChainHeldProperty().get()).isTrue();
    assertThat(arrows(stage)).hasSize(all);

    stage.act(() -> Event.fireEvent(stage.timeline(), shift(KeyEvent.KEY_RELEASED)));
    assertThat(arrows(stage)).hasSizeLessThan(all);
    assertThat(selection.wholeChainProperty().get()).isFalse();
  }

  private static KeyEvent shift(EventType<KeyEvent> type) {
    boolean down = type == KeyEvent.KEY_PRESSED;
    return new KeyEvent(type, "", "", KeyCode.SHIFT, down, false, false, false);
  }

  @Test
  void lanesOutsideOfTheCascadeStepBackWhileItIsOnStage() {
    TimelineStage stage = TimelineStage.shipped("tasks/linked-task", HEIGHT);
    int load = stage.model().source().names().loadLanes().nextSetBit(0);

    assertThat(stage.timeline().bright().get(stage.slot("Checkout"))).isTrue();
    assertThat(stage.timeline().bright().get(load)).isFalse();

    stage.act(() -> stage.session.main().player().toStart());
    assertThat(stage.timeline().bright() == null).isTrue();
    int idle = Ink.IDLE.argb(true);
    int x = (int) stage.x(50e6);
    int y = (int) stage.y(stage.slot("Shop")) + 34;
    int[] pixels = stage.picture("nothing-steps-back");
    assertThat(pixels[y * (int) TimelineStage.WIDTH + x]).isEqualTo(idle);
  }

  @Test
  void theStepThatHappensIsLitUnlessLessMotionIsWanted() {
    TimelineStage stage = escalation();
    assertThat(stage.timeline().cascadeShown().lit()).isTrue();

    stage.act(() -> stage.theme.lessMotionProperty().set(true));

    assertThat(stage.timeline().cascadeShown().lit()).isFalse();
    assertThat(stage.timeline().cascadeShown().focus()).isEqualTo(5);
  }

  @Test
  void whatIsTrappedIsShownAsStopped() {
    TimelineStage stage = TimelineStage.shipped("signals/trap-exit-surprise", HEIGHT);
    stage.act(() -> stage.session.main().selection().wholeChainProperty().set(true));
    CascadeArrow trapped =
        stage.session.main().cascadeGraph().arrows().stream()
            .filter(CascadeArrow::stopped)
            .findFirst()
            .orElseThrow();
    long nanos = trapped.to().nanos();
    stage.act(() -> stage.session.main().player().seekTime(nanos));
    stage.act(() -> stage.model().time().set(TimeScale.fit(nanos - 60e3, nanos + 60e3, 1100)));
    int[] pixels = stage.picture("trapped-exit");
    GreySight.keep("timeline-trapped-exit-grey", pixels, (int) TimelineStage.WIDTH);

    assertThat(trapped.kind()).isEqualTo(CascadeArrow.Kind.LINK);
  }

  @Test
  void theKindsOfArrowsDifferInGreyPrint() {
    TimelineStage stage = escalation();
    stage.act(() -> stage.session.main().selection().wholeChainProperty().set(true));
    grey(stage, "nested-escalation");

    TimelineStage all = TimelineStage.shipped("supervision/one-for-all", HEIGHT);
    all.act(() -> all.session.main().selection().wholeChainProperty().set(true));
    CascadeGraph drawing = all.session.main().cascadeGraph();
    double from = drawing.steps().getFirst().timeNanos();
    double length = Math.max(1e5, drawing.lastNanos() - from);
    all.act(
        () -> all.model().time().set(TimeScale.fit(from - length / 5, from + length * 1.2, 1100)));
    grey(all, "one-for-all");

    TimelineStage monitor = TimelineStage.shipped("signals/monitors-are-one-way", HEIGHT);
    monitor.act(() -> monitor.session.main().selection().wholeChainProperty().set(true));
    grey(monitor, "monitors");
    assertThat(drawing.arrows())
        .extracting(CascadeArrow::kind)
        .contains(CascadeArrow.Kind.DECISION, CascadeArrow.Kind.STOP, CascadeArrow.Kind.RESTART);
  }

  @Test
  void ordersToStopLeaveFromTheSupervisorThatDecided() {
    TimelineStage stage = TimelineStage.shipped("supervision/one-for-all", HEIGHT);
    int app = stage.slot("App");

    assertThat(stage.session.main().cascadeGraph().arrows())
        .filteredOn(arrow -> arrow.kind() == CascadeArrow.Kind.STOP)
        .hasSize(3)
        .allMatch(arrow -> arrow.from().slot() == app && arrow.cause() == 3);
    assertThat(stage.session.main().cascadeGraph().arrows())
        .filteredOn(arrow -> arrow.kind() == CascadeArrow.Kind.RESTART)
        .hasSize(4);
  }

  private static void grey(TimelineStage stage, String name) {
    int width = (int) TimelineStage.WIDTH;
    GreySight.keep("timeline-grey-" + name + "-dark", stage.picture("grey-" + name), width);
    stage.act(() -> stage.theme.darkProperty().set(false));
    GreySight.keep("timeline-grey-" + name + "-light", stage.picture("grey-" + name), width);
  }
}
