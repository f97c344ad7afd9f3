package crashlab.ui.timeline;

import crashlab.ui.Stagehand;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.session.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/// A timeline below a scrubber, of one session, on a stage.
final class TimelineStage implements ProcessActions {
  static final double WIDTH = 1280;

  final RunSession session = Stagehand.session();
  final Theme theme = new Theme();
  final List<String> asked = new ArrayList<>();
  boolean aiming;
  private TimelineView timeline;
  private ScrubberView scrubber;
  private final Stagehand hand;

  private TimelineStage(double height) {
    hand =
        Stagehand.show(
            () -> {
              timeline = new TimelineView(session.main(), theme, this);
              scrubber = new ScrubberView(session.main(), theme);
              var pane = new BorderPane(timeline);
              pane.setTop(scrubber);
              return pane;
            },
            theme,
            WIDTH,
            height);
  }

  /// Opens a scenario that ships.
  static TimelineStage shipped(String file, double height) {
    var stage = new TimelineStage(height);
    Stagehand.open(stage.session, file + ".json");
    return stage.ready().deselect().ready();
  }

  static TimelineStage of(String text, double height) {
    var stage = new TimelineStage(height);
    Stagehand.onFx(() -> {
      stage.session.open(new ScenarioText("test", null, null, text));
      return null;
    });
    Stagehand.await(() -> stage.session.openingProperty().get() == null);
    return stage.ready().deselect().ready();
  }

  static TimelineStage empty(double height) {
    return new TimelineStage(height);
  }

  /// What failed first is selected when a run is opened; the tests begin without that.
  private TimelineStage deselect() {
    Stagehand.onFx(() -> {
      session.main().selection().selectSlot(Selection.NONE);
      model().lanes().scroll(-1_000_000 * model().lanes().strip().rowHeight());
      timeline.redraw();
      return null;
    });
    return this;
  }

  TimelineStage ready() {
    hand.settle();
    Stagehand.await(() -> !timeline.buildingProperty().get() && scrubber.isComplete());
    hand.settle();
    return this;
  }

  Stagehand hand() {
    return hand;
  }

  TimelineView timeline() {
    return timeline;
  }

  TimelineModel model() {
    return timeline.model();
  }

  ScrubberView scrubber() {
    return scrubber;
  }

  /// Does something on the UI thread, and waits until it is drawn.
  <T> T act(Callable<T> action) {
    T result = Stagehand.onFx(action);
    Stagehand.onFx(() -> {
      timeline.redraw();
      return null;
    });
    ready();
    return result;
  }

  void act(Runnable action) {
    act(() -> {
      action.run();
      return null;
    });
  }

  int[] picture(String name) {
    ready();
    return hand.picture("timeline-" + name);
  }

  /// Takes a picture in each theme.
  void pictures(String name) {
    picture(name + "-dark");
    act(() -> theme.darkProperty().set(false));
    picture(name + "-light");
    act(() -> theme.darkProperty().set(true));
  }

  int slot(String name) {
    return session.main().recording().roster().find(name);
  }

  /// The middle of a lane's stretches.
  double y(int lane) {
    return Stagehand.onFx(() ->
        model().lanes().visible().stream()
                .filter(row -> row.lane() == lane)
                .findFirst()
                .orElseThrow()
                .y()
            + model().layout().barMiddle());
  }

  double x(double nanos) {
    return Stagehand.onFx(() -> model().layout().plotX() + model().time().scale().x(nanos));
  }

  @Override
  public void clicked(int slot) {
    asked.add("clicked " + slot);
    if (!aiming) {
      session.main().selection().selectSlot(slot);
    }
  }

  @Override
  public void showMenu(Node owner, int slot, double screenX, double screenY) {
    asked.add("menu " + slot);
  }

  @Override
  public void inspect(int slot) {
    asked.add("inspect " + slot);
  }

  @Override
  public boolean isAiming() {
    return aiming;
  }
}
