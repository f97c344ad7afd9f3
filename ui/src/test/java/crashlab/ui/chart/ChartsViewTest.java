package crashlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

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

    pictures("bottleneck");
  }

  @Test
  void aDeathSpiralShowsItsMailbox() {
    show("genserver/mailbox-death-spiral.json");

    pictures("mailbox-death-spiral");
  }

  @Test
  void withoutALoadTheChartsSayWhatToAdd() {
    show("supervision/nested-escalation.json", 460, 800);

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
    assertThat(axis.x(time)).isCloseTo(x, org.assertj.core.data.Offset.offset(1.5));
  }
}
