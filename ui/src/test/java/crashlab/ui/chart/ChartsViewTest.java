package crashlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crashlab.analysis.state.Moment;
import crashlab.ui.OnStage;
import crashlab.ui.Sketch;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.TimeAxis;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import crashlab.ui.session.RunSession;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;

@OnStage
class ChartsViewTest {
  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();

  private ChartsView view;
  private Stagehand hand;

  private void show(String file) {
    show(file, Stagehand.WIDTH, Stagehand.HEIGHT);
  }

  private void show(String file, double width, double height) {
    hand =
        Stagehand.show(
            () -> {
              view = new ChartsView(session, theme);
              return view;
            },
            theme,
            width,
            height);
    Stagehand.open(session, file);
    prepared();
  }

  private void prepared() {
    hand.settle();
    Stagehand.await(() -> !view.isPreparing());
    hand.settle();
  }

  private void pictures(String name) {
    hand.picture("charts-" + name + "-dark");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    hand.picture("charts-" + name + "-light");
  }

  @Test
  void aBottleneckShowsInThroughputLatencyMailboxAndSchedulers() {
    show("genserver/bottleneck.json");
    Stagehand.onFx(() -> {
      session.main().player().seekTime(session.main().recording().endNanos() / 2);
      return null;
    });

    assertThat(charts())
        .extracting(Chart::id)
        .contains("throughput/shoppers", "latency/shoppers", "mailbox", "schedulers");
    assertThat(Sketch.of(view, 700, 900).words())
        .contains("completed 2,500/s", "p50 177 ms", "PriceServer 543", "in use 25.1 %")
        .contains("2,000/s", "200 ms", "30 %");
    pictures("bottleneck");
  }

  @Test
  void aDeathSpiralShowsItsMailbox() {
    show("genserver/mailbox-death-spiral.json");

    ChartLine mailbox =
        charts().stream()
            .filter(chart -> chart.id().equals("mailbox"))
            .findFirst()
            .orElseThrow()
            .lines()
            .getFirst();
    long end = session.main().recording().endNanos();
    assertThat(mailbox.series().at(end * 9 / 10))
        .as("it grows and grows")
        .isGreaterThan(10 * mailbox.series().at(end / 10));
    assertThat(Sketch.of(view, 700, 900).text()).contains(mailbox.label());
    pictures("mailbox-death-spiral");
  }

  @Test
  void withoutALoadTheChartsSayWhatToAdd() {
    show("supervision/nested-escalation.json", 460, 800);

    assertThat(Sketch.of(view, 460, 800).text()).contains("This scenario has no load");
    pictures("nested-escalation-narrow");
  }

  @Test
  void aClickSeeks() {
    show("genserver/bottleneck.json");
    Node canvas = hand.find("#charts-canvas");
    var axis = Stagehand.onFx(() -> view.model().axis());
    double x = Math.round(axis.left() + axis.width() / 4);

    hand.clickAt(canvas, x, 200);

    long time = Stagehand.onFx(() -> session.main().moment().timeNanos());
    assertThat(axis.x(time)).isCloseTo(x, within(1.5));
  }

  @Test
  void twoRunsAreShownTogetherTheSecondDashed() {
    show("tasks/linked-task.json");
    Stagehand.onFx(() -> {
      session.main().player().seekTime(250_000_000L);
      session.inject("{\"kill\": \"Checkout\"}", "kill Checkout");
      return null;
    });
    Stagehand.await(() -> session.branches().size() == 2);
    Stagehand.onFx(() -> {
      session.show(session.branches().getFirst());
      session.compareWith(session.branches().getLast());
      return null;
    });
    prepared();

    assertThat(charts())
        .filteredOn(chart -> chart.id().equals("restarts"))
        .singleElement()
        .satisfies(chart -> {
          assertThat(chart.lines()).extracting(ChartLine::label).contains("all A", "all B");
          assertThat(chart.lines()).filteredOn(ChartLine::dashed).hasSize(1);
          assertThat(chart.lines().getFirst().series().most())
              .isEqualTo(session.branches().getFirst().recording().series().restartCount());
          assertThat(chart.lines().getLast().series().most())
              .isEqualTo(session.branches().getLast().recording().series().restartCount());
        });
    assertThat(view.model().chartsProperty().get().faults())
        .extracting(RunData.FaultTime::words)
        .contains("B: kill Checkout#2");
    pictures("two-branches");
  }

  @Test
  void keysZoomFoldAndStep() {
    show("genserver/bottleneck.json");
    Node canvas = hand.find("#charts-canvas");
    Stagehand.onFx(() -> {
      canvas.requestFocus();
      session.main().player().seekTime(session.main().recording().endNanos() / 2);
      return null;
    });
    TimeAxis whole = axis();

    hand.press(KeyCode.W).press(KeyCode.W);
    prepared();
    assertThat(axis().spanNanos()).isLessThan(whole.spanNanos());
    hand.press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.ENTER);
    assertThat(view.model().folded()).containsExactly("mailbox");
    assertThat(Stagehand.onFx(canvas::getAccessibleText)).startsWith("Messages waiting");
    long before = session.main().moment().timeNanos();
    hand.press(KeyCode.RIGHT);
    assertThat(session.main().moment().timeNanos()).isGreaterThan(before);
    hand.picture("charts-zoomed-folded-focused-dark");
    hand.press(KeyCode.DIGIT0);
    assertThat(axis()).isEqualTo(whole);
  }

  @Test
  void theWheelWithCtrlKeepsWhatIsUnderTheMouse() {
    show("genserver/bottleneck.json");
    Node canvas = hand.find("#charts-canvas");
    TimeAxis whole = axis();
    double x = whole.left() + whole.width() / 3;

    Stagehand.onFx(() -> {
      canvas.fireEvent(
          new ScrollEvent(
              ScrollEvent.SCROLL,
              x,
              200,
              x,
              200,
              false,
              true,
              false,
              false,
              false,
              false,
              0,
              200,
              0,
              200,
              ScrollEvent.HorizontalTextScrollUnits.NONE,
              0,
              ScrollEvent.VerticalTextScrollUnits.NONE,
              0,
              0,
              null));
      return null;
    });

    assertThat(axis().spanNanos()).isLessThan(whole.spanNanos() / 2);
    assertThat(axis().x(whole.time(x))).isCloseTo(x, within(0.5));
  }

  @Test
  void aDragSelectsARange() {
    show("genserver/bottleneck.json");
    Node canvas = hand.find("#charts-canvas");
    TimeAxis whole = axis();
    double from = whole.left() + whole.width() / 4;
    double to = whole.left() + whole.width() / 2;

    hand.drag(canvas, from, 300, to, 320);
    prepared();

    assertThat(axis().startNanos()).isCloseTo(whole.time(from), within(10_000_000L));
    assertThat(axis().endNanos()).isCloseTo(whole.time(to), within(10_000_000L));
    hand.moveTo(canvas, to, 300);
    hand.picture("charts-range-crosshair-dark");
  }

  @Test
  void aProcessIsAddedByASearchAndTakenAway() {
    show("genserver/bottleneck-pool.json");
    int before = processes().size();
    hand.click("#charts-add");
    hand.type("app");
    hand.press(KeyCode.ENTER);
    prepared();

    assertThat(processes()).hasSize(before + 1).contains("App");
    String last = processes().getLast();
    Stagehand.onFx(() -> {
      view.model().removeProcess(last);
      return null;
    });
    prepared();
    assertThat(processes()).hasSize(before).doesNotContain(last);
  }

  @Test
  void theMailboxIsThatOfTheHistoryAtEveryInstant() {
    show("genserver/bottleneck-pool.json");
    Recording run = Stagehand.onFx(() -> session.main().recording());
    String path = processes().getFirst();
    int slot = run.roster().find(path);
    var frame = new RunFrame(run.history());
    ChartLine line =
        charts().stream()
            .filter(chart -> chart.id().equals("mailbox"))
            .findFirst()
            .orElseThrow()
            .lines()
            .getFirst();

    for (int i = 0; i < 200; i++) {
      long time = run.endNanos() / 200 * i;
      frame.moveTo(new Moment(Integer.MAX_VALUE, time));
      double shown = line.series().at(time);
      assertThat(Double.isNaN(shown) ? 0 : shown).isEqualTo(frame.mailbox(slot));
    }
  }

  @Test
  void anEmptyWindowSaysWhatToDo() {
    hand =
        Stagehand.show(
            () -> {
              view = new ChartsView(session, theme);
              return view;
            },
            theme,
            600,
            400);

    assertThat(Sketch.of(view, 600, 400).words())
        .containsExactly("No run yet: open a scenario with Ctrl+O.");
    hand.picture("charts-no-run-dark");
  }

  @Test
  void largeTextsFit() {
    theme.textScaleProperty().set(1.5);
    show("genserver/bottleneck.json", 700, 900);

    Sketch drawn = Sketch.of(view, 700, 900, 1.5);
    assertThat(drawn.cutOff()).isEmpty();
    assertThat(drawn.words()).contains("Throughput of shoppers", "p99");
    assertThat(hand.cutOff()).isEmpty();
    hand.picture("charts-large-text-dark");
  }

  private List<Chart> charts() {
    return Stagehand.onFx(() -> view.model().chartsProperty().get().charts());
  }

  private List<String> processes() {
    return Stagehand.onFx(() -> view.model().chartsProperty().get().processes());
  }

  private TimeAxis axis() {
    return Stagehand.onFx(() -> view.model().axis());
  }
}
