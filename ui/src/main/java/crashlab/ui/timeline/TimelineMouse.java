package crashlab.ui.timeline;

import crashlab.ui.control.FaultDrop;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.ProcessActions.NodePlace;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.ViewedRun;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What the mouse does on the timeline.
final class TimelineMouse implements FaultDrop.Places {
  private static final double NOTCH = 40;
  private static final double ZOOM_PER_NOTCH = 1.25;
  private static final double DRAG_FROM = 4;

  private final TimelineView node;
  private final TimelineModel model;
  private final ViewedRun view;
  private final ProcessActions actions;
  private final LaneChoice choice;
  private final Tooltip tip = new Tooltip();
  private double pressedX;
  private double lastX;
  private boolean seeking;
  private boolean panning;

  TimelineMouse(TimelineView node, TimelineModel model, ViewedRun view, ProcessActions actions) {
    this.node = node;
    this.model = model;
    this.view = view;
    this.actions = actions;
    this.choice = new LaneChoice(model, view, actions);
  }

  void install() {
    node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    node.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    node.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    node.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    FaultDrop.accept(node, this, actions);
    tip.setShowDelay(Duration.millis(350));
    tip.setWrapText(true);
    tip.setMaxWidth(520);
    Tooltip.install(node, tip);
  }

  @Override
  public int slotAt(double x, double y) {
    LaneSource source = model.source();
    int lane = model.lanes().laneAt(y);
    return source != null && source.names().isSlot(lane) ? lane : LaneTree.NONE;
  }

  @Override
  public @Nullable NodePlace nodeAt(double x, double y) {
    LaneSource source = model.source();
    int lane = model.lanes().laneAt(y);
    return source != null && source.names().isNode(lane)
        ? NodePlace.of(source.names().node(lane))
        : null;
  }

  private double plot(double x) {
    return x - model.layout().plotX();
  }

  private void pressed(MouseEvent event) {
    pressedX = event.getX();
    lastX = event.getX();
    panning = false;
    seeking =
        event.getButton() == MouseButton.PRIMARY
            && event.getY() < model.layout().axisHeight()
            && plot(event.getX()) >= 0;
    if (seeking) {
      seek(event.getX());
    }
  }

  private void seek(double x) {
    view.player().pause();
    view.player().seekTime(Math.max(0, model.time().scale().nanosAt(plot(x))));
  }

  private void dragged(MouseEvent event) {
    if (seeking) {
      seek(Math.clamp(event.getX(), model.layout().plotX(), model.layout().width()));
      return;
    }
    panning |= Math.abs(event.getX() - pressedX) > DRAG_FROM && plot(pressedX) >= 0;
    if (panning) {
      model.time().pan(lastX - event.getX());
      lastX = event.getX();
      node.redraw();
    }
  }

  private void released(MouseEvent event) {
    if (!seeking && !panning && event.getButton() == MouseButton.PRIMARY) {
      clicked(event);
    }
    seeking = false;
    panning = false;
  }

  private void clicked(MouseEvent event) {
    int lane = model.lanes().laneAt(event.getY());
    LaneSource source = model.source();
    if (lane == LaneTree.NONE || source == null) {
      return;
    }
    if (plot(event.getX()) < 0) {
      double fold = LabelPicture.foldX(source.names().tree(), lane);
      boolean onTriangle =
          event.getX() >= fold - 2 && event.getX() < fold + LabelPicture.FOLD_WIDTH;
      if (onTriangle && model.lanes().isFoldable(lane) && event.isShiftDown()) {
        choice.foldAlike(lane, !model.lanes().folded().get(lane));
      } else if (onTriangle && model.lanes().isFoldable(lane)) {
        model.lanes().toggleFold(lane);
      } else {
        choice.lane(lane);
      }
    } else if (source.names().isNode(lane) || source.names().isNetwork(lane)) {
      choice.span(lane, model.time().scale().nanosAt(plot(event.getX())));
    } else {
      double nanos =
          model.time().scale().from() + plot(event.getX()) * model.time().scale().nanosPerPixel();
      if (event.getClickCount() == 2) {
        choice.goTo(lane, nanos);
      } else {
        choice.at(lane, nanos);
      }
    }
    node.redraw();
  }

  private void moved(MouseEvent event) {
    boolean axis = event.getY() < model.layout().axisHeight() && plot(event.getX()) >= 0;
    node.setCursor(actions.isAiming() ? Cursor.CROSSHAIR : axis ? Cursor.H_RESIZE : Cursor.DEFAULT);
    LaneSource source = model.source();
    String text = source == null ? "" : TimelineWords.at(model, source, event.getX(), event.getY());
    if (axis) {
      text = "drag: go to that instant";
    }
    tip.setText(text);
    tip.setOpacity(text.isEmpty() ? 0 : 1);
  }

  private void scrolled(ScrollEvent event) {
    double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
    if (event.isControlDown()) {
      model.time().zoom(Math.pow(ZOOM_PER_NOTCH, delta / NOTCH), Math.max(0, plot(event.getX())));
    } else if (event.isShiftDown() || event.getDeltaY() == 0) {
      model.time().pan(-delta);
    } else {
      model.lanes().scroll(-delta);
    }
    node.redraw();
    event.consume();
  }
}
