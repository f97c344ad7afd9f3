package crashlab.ui.timeline;

import crashlab.ui.control.ProcessActions;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.ViewedRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do on the timeline, and the menu of a lane.
final class TimelineKeys {
  private static final double KEY_ZOOM = 1.5;
  private static final double KEY_PAN = 0.2;

  private final TimelineView node;
  private final TimelineModel model;
  private final ViewedRun view;
  private final ProcessActions actions;
  private final LaneChoice choice;
  private final LaneMenu menu;

  TimelineKeys(TimelineView node, TimelineModel model, ViewedRun view, ProcessActions actions) {
    this.node = node;
    this.model = model;
    this.view = view;
    this.actions = actions;
    this.choice = new LaneChoice(model, view, actions);
    this.menu = new LaneMenu(node, model, view, actions);
  }

  void install() {
    node.addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    menu.install();
  }

  private void keyed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    LaneSource source = model.source();
    boolean used = source != null && (event.isShiftDown() ? foldAlike(event) : act(event, source));
    if (used) {
      node.redraw();
      event.consume();
    }
  }

  private boolean foldAlike(KeyEvent event) {
    boolean fold = event.getCode() == KeyCode.LEFT;
    if (!fold && event.getCode() != KeyCode.RIGHT) {
      return false;
    }
    choice.foldAlike(model.lanes().lane(), fold);
    return true;
  }

  private boolean act(KeyEvent event, LaneSource source) {
    double width = model.layout().plotWidth();
    double middle = playheadOrMiddle(width);
    int rows = Math.max(1, model.lanes().strip().end() - model.lanes().strip().first() - 1);
    switch (event.getCode()) {
      case W -> model.time().zoom(KEY_ZOOM, middle);
      case S -> model.time().zoom(1 / KEY_ZOOM, middle);
      case A -> model.time().pan(-KEY_PAN * width);
      case D -> model.time().pan(KEY_PAN * width);
      case DIGIT0, NUMPAD0 -> model.time().fit();
      case F -> model.time().centre(view.moment().timeNanos());
      case P -> model.lanes().togglePin();
      case UP -> choice.lane(model.lanes().neighbour(-1));
      case DOWN -> choice.lane(model.lanes().neighbour(1));
      case PAGE_UP -> choice.lane(model.lanes().neighbour(-rows));
      case PAGE_DOWN -> choice.lane(model.lanes().neighbour(rows));
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
    double x = model.time().scale().x(view.moment().timeNanos());
    return x >= 0 && x <= width ? x : width / 2;
  }

  private boolean actOnProcess(KeyEvent event, LaneSource source) {
    int lane = model.lanes().lane();
    if (lane != LaneTree.NONE && source.names().isNode(lane) && event.getCode() == KeyCode.K) {
      menu.openNode(source, lane);
      return true;
    }
    if (lane == LaneTree.NONE || !source.names().isSlot(lane)) {
      return false;
    }
    switch (event.getCode()) {
      case ENTER -> actions.inspect(lane);
      case K -> menu.open(lane);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void foldOrParent(LaneSource source) {
    int lane = model.lanes().lane();
    if (lane == LaneTree.NONE) {
      return;
    }
    if (model.lanes().isFoldable(lane) && !model.lanes().folded().get(lane)) {
      model.lanes().toggleFold(lane);
    } else if (source.names().tree().parent(lane) != LaneTree.NONE) {
      choice.lane(source.names().tree().parent(lane));
    }
  }

  private void unfoldOrChild(LaneSource source) {
    int lane = model.lanes().lane();
    if (lane == LaneTree.NONE || !model.lanes().isFoldable(lane)) {
      return;
    }
    if (model.lanes().folded().get(lane)) {
      model.lanes().toggleFold(lane);
    } else {
      LaneTree tree = source.names().tree();
      choice.lane(tree.at(tree.place(lane) + 1));
    }
  }
}
