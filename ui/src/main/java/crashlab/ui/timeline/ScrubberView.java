package crashlab.ui.timeline;

import crashlab.analysis.Wording;
import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Recording;
import crashlab.ui.session.ViewedRun;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The whole run as a slim bar with the present instant on it, to be dragged. Ticks mark the
/// failures, the faults, where branches leave, and where this run and the one beside it part.
public final class ScrubberView extends CanvasView {
  private static final double HEIGHT = 34;
  private static final double STEP = 0.01;
  private static final double PAGE = 0.1;

  /// How many pixels from a mark the tooltip names it.
  private static final double NEAR = 4;

  private final ViewedRun view;
  private final Tooltip tip = new Tooltip();
  private @Nullable RunMarks marks;
  private final ScrubberHead head = new ScrubberHead();
  private List<Branch> branches = List.of();
  private @Nullable Long difference;
  private boolean seeking;

  public ScrubberView(ViewedRun view, Theme theme) {
    super(theme);
    this.view = view;
    getChildren().addAll(head.nodes());
    setId("scrubber");
    setAccessibleRole(AccessibleRole.SLIDER);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMinWidth(120);
    setPrefWidth(480);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    tip.setShowDelay(Duration.millis(350));
    Tooltip.install(this, tip);
    view.recordingProperty().subscribe(this::load);
    view.player().momentProperty().subscribe(this::instantChanged);
  }

  private void load(@Nullable Recording run) {
    marks = null;
    if (run != null) {
      Thread.ofVirtual()
          .start(() -> {
            RunMarks found = RunMarks.of(run);
            Platform.runLater(() -> show(found));
          });
    }
    redraw();
  }

  private void show(RunMarks found) {
    if (found.run() == view.recording()) {
      marks = found;
      redraw();
    }
  }

  private void instantChanged() {
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    requestLayout();
  }

  /// Marks where branches leave the run that is shown.
  public void setBranches(List<Branch> leaving) {
    branches = List.copyOf(leaving);
    redraw();
  }

  /// Marks where the run that is shown and another part.
  ///
  /// @param nanos when; null for no mark
  public void setDifference(@Nullable Long nanos) {
    difference = nanos;
    redraw();
  }

  /// Whether the marks of the run are all there.
  public boolean isComplete() {
    return marks != null;
  }

  private double barWidth() {
    return Math.max(1, Math.floor(getWidth()) - 2 * ScrubberPicture.PAD);
  }

  private static double endOf(Recording run) {
    return Math.max(1, run.endNanos());
  }

  private long nanosAt(Recording run, double x) {
    double share = Math.clamp((x - ScrubberPicture.PAD) / barWidth(), 0, 1);
    return (long) (share * endOf(run));
  }

  /// The pixel at which the present instant stands.
  double playheadX() {
    Recording run = view.recording();
    double share = run == null ? 0 : view.moment().timeNanos() / endOf(run);
    return ScrubberPicture.PAD + share * barWidth();
  }

  private void pressed(MouseEvent event) {
    seeking = event.getButton() == MouseButton.PRIMARY;
    seek(event);
  }

  private void seek(MouseEvent event) {
    Recording run = view.recording();
    if (run != null && seeking) {
      view.player().pause();
      view.player().seekTime(nanosAt(run, event.getX()));
      event.consume();
    }
  }

  private void moved(MouseEvent event) {
    Recording run = view.recording();
    if (run == null) {
      tip.setText("no run yet");
      return;
    }
    long nanos = nanosAt(run, event.getX());
    double reach = NEAR * endOf(run) / barWidth();
    tip.setText(Wording.instant(nanos) + ScrubberWords.near(marked(run), nanos, reach));
  }

  private void keyed(KeyEvent event) {
    Recording run = view.recording();
    if (run == null || event.isControlDown() || event.isAltDown() || event.isShiftDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> move(run, -STEP);
      case RIGHT -> move(run, STEP);
      case PAGE_UP -> move(run, -PAGE);
      case PAGE_DOWN -> move(run, PAGE);
      case HOME -> view.player().toStart();
      case END -> view.player().toEnd();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(Recording run, double share) {
    view.player().pause();
    double to = view.moment().timeNanos() + share * endOf(run);
    view.player().seekTime((long) Math.clamp(to, 0, endOf(run)));
  }

  @Override
  protected void paint(Painter on, double width, double height) {
    Recording run = view.recording();
    if (run == null) {
      ScrubberPicture.bar(on, width, height);
    } else {
      ScrubberPicture.paint(on, width, height, marked(run));
    }
  }

  private ScrubberPicture.Marks marked(Recording run) {
    List<Long> leaving = branches.stream().map(branch -> branch.from().timeNanos()).toList();
    return new ScrubberPicture.Marks(endOf(run), marks, leaving, difference);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (view.recording() == null) {
      head.hide();
    } else {
      head.show(playheadX(), Math.floor(getHeight()), theme().isDark());
    }
  }

  @Override
  protected String spoken() {
    return "Instant of the run";
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    Recording run = view.recording();
    return switch (attribute) {
      case VALUE -> view.moment().timeNanos() / 1e9;
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> run == null ? 0.0 : run.endNanos() / 1e9;
      case VALUE_STRING -> ScrubberWords.value(run, view.moment());
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    Recording run = view.recording();
    if (run == null) {
      return;
    }
    switch (action) {
      case INCREMENT -> move(run, STEP);
      case DECREMENT -> move(run, -STEP);
      case BLOCK_INCREMENT -> move(run, PAGE);
      case BLOCK_DECREMENT -> move(run, -PAGE);
      case SET_VALUE -> {
        if (parameters.length > 0 && parameters[0] instanceof Number seconds) {
          view.player().seekTime((long) (seconds.doubleValue() * 1e9));
        }
      }
      default -> super.executeAccessibleAction(action, parameters);
    }
  }
}
