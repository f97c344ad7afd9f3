package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.ui.OnStage;
import crashlab.ui.Pictures;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.TimeScale;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@OnStage
class LargeTimelineTest {
  @Test
  void tenThousandProcessesAndAMillionEventsAreUsable() {
    TimelineStage stage = TimelineStage.of(LargeScenario.of(10_000, 5, 3), 700);
    var run = stage.session.main().recording();
    assertThat(run.roster().size()).isGreaterThan(10_000);
    assertThat(run.events()).isGreaterThan(1_000_000);

    stage.pictures("large");
    int[] folded = stage.picture("large");
    assertThat(Arrays.stream(folded).filter(p -> p == Ink.CRASHED.argb(true)).count())
        .as("killed workers are to be seen among ten thousand")
        .isPositive();

    stage.act(() -> stage.model().lanes().toggleFold(stage.slot("App")));
    stage.pictures("large-folded");
    stage.act(() -> stage.model().lanes().toggleFold(stage.slot("App")));
    assertThat(stage.model().lanes().rowCount()).isBetween(100, 110);
    stage.act(() -> stage.model().lanes().toggleFold(stage.slot("Pool0")));
    stage.pictures("large-pool");
    stage.act(() -> stage.model().time().set(TimeScale.fit(1.0e9, 1.02e9, 1100)));
    stage.pictures("large-close");

    long end = run.endNanos();
    for (int i = 0; i < 40; i++) {
      Moment to = run.momentAt(i * 7919L * 1_000_003 % end);
      stage.act(() -> stage.session.main().player().seek(to));
      assertThat(stage.session.main().moment()).isEqualTo(to);
    }
  }

  @Test
  void showsWhatCanBeShownWhileMoreIsBeingBuilt() {
    var held = new ArrayList<Runnable>();
    var session = Stagehand.session();
    var theme = new Theme();
    var made = new TimelineView[1];
    TimelineStage clicks = TimelineStage.empty(300);
    Stagehand hand =
        Stagehand.show(
            () -> {
              made[0] = new TimelineView(session.main(), theme, clicks, held::add);
              return made[0];
            },
            theme,
            1280,
            400);
    Stagehand.open(session, "genserver/timeout-dominoes.json");
    int[] plain = hand.picture("timeline-building");
    assertThat(Pictures.colors(plain)).isGreaterThan(20);
    assertThat(made[0].buildingProperty().get()).isTrue();

    Stagehand.onFx(() -> {
      held.forEach(Runnable::run);
      return null;
    });
    hand.settle();

    assertThat(made[0].buildingProperty().get()).isFalse();
  }
}
