package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.Stagehand;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;

class TimelineViewTest {
  static final class Stage {
    final RunSession session = Stagehand.session();
    final Theme theme = new Theme();
    final Clicks clicks = new Clicks(session);
    TimelineView timeline;
    ScrubberView scrubber;
    Stagehand hand;

    Stage(String file, double height) {
      hand = Stagehand.show(() -> {
        timeline = new TimelineView(session.main(), theme, clicks);
        scrubber = new ScrubberView(session.main(), theme);
        var pane = new BorderPane(timeline);
        pane.setTop(scrubber);
        return pane;
      }, theme, 1280, height);
      Stagehand.open(session, file);
      ready();
    }

    void ready() {
      Stagehand.await(() -> !timeline.buildingProperty().get() && scrubber.isComplete());
    }

    void pictures(String name) {
      Stagehand.onFx(() -> { theme.darkProperty().set(true); return null; });
      hand.picture(name + "-dark");
      Stagehand.onFx(() -> { theme.darkProperty().set(false); return null; });
      hand.picture(name + "-light");
      Stagehand.onFx(() -> { theme.darkProperty().set(true); return null; });
    }
  }

  static final class Clicks implements ProcessActions {
    private final RunSession session;
    Clicks(RunSession session) { this.session = session; }
    @Override public void clicked(int slot) { session.main().selection().selectSlot(slot); }
    @Override public void showMenu(Node owner, int slot, double x, double y) {}
    @Override public void inspect(int slot) {}
    @Override public boolean isAiming() { return false; }
  }

  @Test
  void first() {
    for (String s : new String[] {"tasks/linked-task", "genserver/timeout-dominoes", "supervision/nested-escalation", "genserver/bottleneck", "supervision/one-for-all"}) {
      var stage = new Stage(s + ".json", 420);
      stage.pictures("timeline-" + s.replace('/', '-'));
    }
    assertThat(1).isEqualTo(1);
  }
}
