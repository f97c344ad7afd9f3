package crashlab.ui.timeline;

import crashlab.ui.control.FaultDrop;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.ViewedRun;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/// What mouse and keys do on the timeline.
final class TimelineInput {
  private static final double NOTCH = 40;
  private static final double ZOOM_PER_NOTCH = 1.25;
  private static final double KEY_ZOOM = 1.5;
  private static final double KEY_PAN = 0.2;
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

  TimelineInput(TimelineView node, TimelineModel model, ViewedRun view, ProcessActions actions) {
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
    node.addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuAsked);
    FaultDrop.accept(node, this::slotAt, actions);
    tip.setShowDelay(Duration.millis(350));
    tip.setWrapText(true);
    tip.setMaxWidth(520);
    Tooltip.install(node, tip);
  }

  private int slotAt(double x, double y) {
    LaneSource source = model.source();
    int lane = model.laneAt(y);
    return source != null && source.names().isSlot(lane) ? lane : LaneTree.NONE;
  }

  private double plot(double x) {
    return x - model.layout().plotX();
  }

  // ---- mouse

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
    view.player().seekTime(Math.max(0, model.scale().nanosAt(plot(x))));
  }

  private void dragged(MouseEvent event) {
    if (seeking) {
      seek(Math.clamp(event.getX(), model.layout().plotX(), model.layout().width()));
      return;
    }
    panning |= Math.abs(event.getX() - pressedX) > DRAG_FROM && plot(pressedX) >= 0;
    if (panning) {
      model.pan(lastX - event.getX());
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
    int lane = model.laneAt(event.getY());
    LaneSource source = model.source();
    if (lane == LaneTree.NONE || source == null) {
      return;
    }
    if (plot(event.getX()) < 0) {
      double fold = LabelPicture.foldX(source.names().tree(), lane);
      boolean onTriangle =
          event.getX() >= fold - 2 && event.getX() < fold + LabelPicture.FOLD_WIDTH;
      if (onTriangle && model.isFoldable(lane)) {
        model.toggleFold(lane);
      } else {
        choice.lane(lane);
      }
    } else {
      double nanos = model.scale().from() + plot(event.getX()) * model.scale().nanosPerPixel();
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
      model.zoom(Math.pow(ZOOM_PER_NOTCH, delta / NOTCH), Math.max(0, plot(event.getX())));
    } else if (event.isShiftDown() || event.getDeltaY() == 0) {
      model.pan(-delta);
    } else {
      model.scroll(-delta);
    }
    node.redraw();
    event.consume();
  }

  private void menuAsked(ContextMenuEvent event) {
    LaneSource source = model.source();
    int lane = event.isKeyboardTrigger() ? model.lane() : model.laneAt(event.getY());
    if (source != null && lane != LaneTree.NONE && source.names().isSlot(lane)) {
      if (event.isKeyboardTrigger()) {
        showMenu(lane);
      } else {
        choice.lane(lane);
        node.redraw();
        actions.showMenu(node, lane, event.getScreenX(), event.getScreenY());
      }
      event.consume();
    }
  }

  private void showMenu(int slot) {
    Point2D place = node.localToScreen(model.layout().plotX(), model.middle(slot));
    actions.showMenu(node, slot, place.getX(), place.getY());
  }

  // ---- keys

  private void keyed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || event.isShiftDown()) {
      return;
    }
    LaneSource source = model.source();
    if (source != null && act(event, source)) {
      node.redraw();
      event.consume();
    }
  }

  private boolean act(KeyEvent event, LaneSource source) {
    double width = model.layout().plotWidth();
    double middle = playheadOrMiddle(width);
    int rows = Math.max(1, model.strip().end() - model.strip().first() - 1);
    switch (event.getCode()) {
      case W -> model.zoom(KEY_ZOOM, middle);
      case S -> model.zoom(1 / KEY_ZOOM, middle);
      case A -> model.pan(-KEY_PAN * width);
      case D -> model.pan(KEY_PAN * width);
      case DIGIT0, NUMPAD0 -> model.fit();
      case F -> model.centre(view.moment().timeNanos());
      case P -> model.togglePin();
      case UP -> choice.lane(model.neighbour(-1));
      case DOWN -> choice.lane(model.neighbour(1));
      case PAGE_UP -> choice.lane(model.neighbour(-rows));
      case PAGE_DOWN -> choice.lane(model.neighbour(rows));
      case LEFT -> foldOrParent(source);
      case RIGHT -> unfoldOrChild(source);
      default -> {
        return actOnProcess(event, source);
      }
    }
    return true;
  }

  /// Where the keys zoom about: the playhead, if it is in the picture.
  private double playheadOrMiddle(double width) {
    double x = model.scale().x(view.moment().timeNanos());
    return x >= 0 && x <= width ? x : width / 2;
  }

  private boolean actOnProcess(KeyEvent event, LaneSource source) {
    int lane = model.lane();
    if (lane == LaneTree.NONE || !source.names().isSlot(lane)) {
      return false;
    }
    switch (event.getCode()) {
      case ENTER -> actions.inspect(lane);
      case K -> showMenu(lane);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void foldOrParent(LaneSource source) {
    int lane = model.lane();
    if (lane == LaneTree.NONE) {
      return;
    }
    if (model.isFoldable(lane) && !model.folded().get(lane)) {
      model.toggleFold(lane);
    } else if (source.names().tree().parent(lane) != LaneTree.NONE) {
      choice.lane(source.names().tree().parent(lane));
    }
  }

  private void unfoldOrChild(LaneSource source) {
    int lane = model.lane();
    if (lane == LaneTree.NONE || !model.isFoldable(lane)) {
      return;
    }
    if (model.folded().get(lane)) {
      model.toggleFold(lane);
    } else {
      LaneTree tree = source.names().tree();
      choice.lane(tree.at(tree.place(lane) + 1));
    }
  }
}
