package crashlab.ui.timeline;

import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.ProcessActions.NodePlace;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.ViewedRun;
import javafx.geometry.Point2D;
import javafx.scene.input.ContextMenuEvent;

/// The menu of the process whose lane it is asked for at.
final class LaneMenu {
  private final TimelineView node;
  private final TimelineModel model;
  private final ProcessActions actions;
  private final LaneChoice choice;

  LaneMenu(TimelineView node, TimelineModel model, ViewedRun view, ProcessActions actions) {
    this.node = node;
    this.model = model;
    this.actions = actions;
    this.choice = new LaneChoice(model, view, actions);
  }

  void install() {
    node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuAsked);
  }

  private void menuAsked(ContextMenuEvent event) {
    LaneSource source = model.source();
    int lane =
        event.isKeyboardTrigger() ? model.lanes().lane() : model.lanes().laneAt(event.getY());
    if (source != null && source.names().isNode(lane)) {
      choice.lane(lane);
      node.redraw();
      openNode(source, lane);
      event.consume();
    } else if (source != null && lane != LaneTree.NONE && source.names().isSlot(lane)) {
      if (event.isKeyboardTrigger()) {
        open(lane);
      } else {
        choice.lane(lane);
        node.redraw();
        actions.showMenu(node, lane, event.getScreenX(), event.getScreenY());
      }
      event.consume();
    }
  }

  /// Opens the menu of a node at the beginning of its lane.
  void openNode(LaneSource source, int lane) {
    Point2D place = node.localToScreen(model.layout().plotX(), model.lanes().middle(lane));
    NodePlace which = NodePlace.of(source.names().node(lane));
    actions.showNodeMenu(node, which, place.getX(), place.getY());
  }

  /// Opens the menu of a process at the beginning of its lane.
  void open(int slot) {
    Point2D place = node.localToScreen(model.layout().plotX(), model.lanes().middle(slot));
    actions.showMenu(node, slot, place.getX(), place.getY());
  }
}
