package crashlab.ui.tree;

import crashlab.ui.control.FaultDrop;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.ProcessActions.NodePlace;
import crashlab.ui.geometry.Forest;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What mouse and keys do on the canvas of the tree.
final class TreeGestures implements FaultDrop.Places {
  private static final double PAN_STEP = 60;
  private static final double WHEEL_NOTCH = 40;

  /// Where a menu opens that has no place of its own.
  private static final double LIST_X = 40;

  private static final double LIST_Y = 60;

  private final TreeCanvas canvas;
  private final TreeModel model;
  private final TreeCamera camera;
  private final ProcessActions actions;
  private final SlotWords words;
  private final Tooltip tooltip = new Tooltip();
  private int hovered = -1;
  private @Nullable NodePlace hoveredNode;
  private double lastX;
  private double lastY;
  private boolean panning;
  private boolean dragged;

  TreeGestures(
      TreeCanvas canvas,
      TreeModel model,
      TreeCamera camera,
      ProcessActions actions,
      SlotWords words) {
    this.canvas = canvas;
    this.model = model;
    this.camera = camera;
    this.actions = actions;
    this.words = words;
    tooltip.setId("tree-tooltip");
    tooltip.setShowDelay(Duration.millis(350));
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> panning = false);
    canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hover(-1, null));
    canvas.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuAsked);
    canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    FaultDrop.accept(canvas, this, actions);
  }

  private void pressed(MouseEvent event) {
    lastX = event.getX();
    lastY = event.getY();
    dragged = false;
    panning =
        event.getButton() == MouseButton.MIDDLE
            || (event.getButton() == MouseButton.PRIMARY && event.isShiftDown());
  }

  private void dragged(MouseEvent event) {
    if (panning) {
      camera.pan(event.getX() - lastX, event.getY() - lastY);
      dragged = true;
    }
    lastX = event.getX();
    lastY = event.getY();
  }

  private void clicked(MouseEvent event) {
    int slot = camera.slotAt(event.getX(), event.getY());
    if (event.getButton() != MouseButton.PRIMARY || dragged) {
      return;
    }
    if (slot < 0) {
      NodePlace node = nodeAt(event.getX(), event.getY());
      if (node != null) {
        actions.clickedNode(node);
      }
      return;
    }
    if (event.getClickCount() == 2) {
      actions.inspect(slot);
    } else {
      actions.clicked(slot);
    }
  }

  private void moved(MouseEvent event) {
    canvas.setCursor(actions.isAiming() ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    int slot = camera.slotAt(event.getX(), event.getY());
    hover(slot, slot >= 0 ? null : nodeAt(event.getX(), event.getY()));
  }

  private void hover(int slot, @Nullable NodePlace node) {
    if (slot == hovered && Objects.equals(node, hoveredNode)) {
      return;
    }
    hovered = slot;
    hoveredNode = node;
    tooltip.hide();
    if (slot < 0 && node == null) {
      Tooltip.uninstall(canvas, tooltip);
    } else {
      tooltip.setText(node == null ? words.tooltip(slot) : words.tooltip(node));
      Tooltip.install(canvas, tooltip);
    }
  }

  private void menuAsked(ContextMenuEvent event) {
    if (event.isKeyboardTrigger()) {
      menuAtSelection();
    } else {
      int slot = camera.slotAt(event.getX(), event.getY());
      NodePlace node = slot >= 0 ? null : nodeAt(event.getX(), event.getY());
      if (slot >= 0) {
        actions.showMenu(canvas, slot, event.getScreenX(), event.getScreenY());
      } else if (node != null) {
        actions.showNodeMenu(canvas, node, event.getScreenX(), event.getScreenY());
      }
    }
    event.consume();
  }

  @Override
  public int slotAt(double x, double y) {
    return camera.slotAt(x, y);
  }

  @Override
  public @Nullable NodePlace nodeAt(double x, double y) {
    NodePlaces nodes = camera.nodes();
    return nodes == null ? null : nodes.at(x, y);
  }

  /// Asks for the menu of the node that is selected, else of that of the selected process, else of
  /// the first one.
  ///
  /// @param shown what shows the processes
  void menuOfNode(Node shown) {
    Supervision tree = model.supervision();
    NodePlaces nodes = camera.nodes();
    if (tree == null || (shown == canvas && (nodes == null || nodes.count() == 0))) {
      return; // it all runs on one node
    }
    int node = model.node();
    double[] at = shown == canvas && nodes != null ? nodes.placeOf(node) : new double[2];
    Point2D corner = at[0] == 0 ? new Point2D(LIST_X, LIST_Y) : new Point2D(at[0], at[1]);
    Point2D place = shown.localToScreen(corner);
    actions.showNodeMenu(shown, NodePlace.of(node), place.getX(), place.getY());
  }

  private void scrolled(ScrollEvent event) {
    if (event.isControlDown()) {
      camera.zoom(event.getDeltaY() / WHEEL_NOTCH, event.getX(), event.getY());
    } else if (!camera.isFitted()) {
      camera.pan(event.getDeltaX(), event.getDeltaY());
    }
    event.consume();
  }

  private void pressed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    boolean used = true;
    switch (event.getCode()) {
      case UP -> walk(Supervision.Way.PARENT);
      case DOWN -> walk(Supervision.Way.CHILD);
      case LEFT -> walk(Supervision.Way.BEFORE);
      case RIGHT -> walk(Supervision.Way.AFTER);
      case ENTER -> used = inspectSelected();
      case K, CONTEXT_MENU -> {
        if (event.isShiftDown()) {
          menuOfNode(canvas);
        } else {
          menuAtSelection();
        }
      }
      case F -> centreOrFit();
      case DIGIT0, NUMPAD0 -> camera.fit();
      case PLUS, EQUALS, ADD, W -> camera.zoom(1);
      case MINUS, SUBTRACT, S -> camera.zoom(-1);
      case A -> camera.pan(PAN_STEP, 0);
      case D -> camera.pan(-PAN_STEP, 0);
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }

  /// Centres the selection; if it is in the middle already, shows everything.
  void centreOrFit() {
    if (!camera.centre(selected())) {
      camera.fit();
    }
  }

  private int selected() {
    return model.view().selection().slot();
  }

  private void walk(Supervision.Way way) {
    Supervision tree = model.supervision();
    if (tree == null || tree.size() == 0) {
      return;
    }
    int frame = model.view().selection().node();
    if (frame >= 0) {
      walkFrom(frame, way, tree);
      return;
    }
    int node = tree.node(selected());
    boolean isRoot = node != Forest.NONE && tree.forest().parent(node) == Forest.NONE;
    if (isRoot && way == Supervision.Way.PARENT && frames(tree) > 0) {
      model.view().selection().selectNode(model.node());
      return;
    }
    int next = node == Forest.NONE ? tree.forest().root(0) : tree.neighbour(node, way);
    model.view().selection().selectSlot(tree.slot(next));
  }

  /// From the frame of a node to another one, or to what runs on it.
  private void walkFrom(int frame, Supervision.Way way, Supervision tree) {
    switch (way) {
      case PARENT -> {}
      case CHILD -> {
        int first = tree.firstOn(frame);
        if (first != Forest.NONE) {
          model.view().selection().selectSlot(tree.slot(first));
        }
      }
      case BEFORE -> model.view().selection().selectNode(Math.max(0, frame - 1));
      case AFTER -> model.view().selection().selectNode(Math.min(frames(tree) - 1, frame + 1));
    }
  }

  private static int frames(Supervision tree) {
    return tree.recording().nodes().names().size();
  }

  private boolean inspectSelected() {
    if (model.view().selection().node() >= 0) {
      menuOfNode(canvas);
      return true;
    }
    if (selected() < 0) {
      return false;
    }
    actions.inspect(selected());
    return true;
  }

  private void menuAtSelection() {
    int slot = selected();
    if (slot >= 0) {
      double[] at = camera.place(slot);
      Point2D place = canvas.localToScreen(at[0], at[1]);
      actions.showMenu(canvas, slot, place.getX(), place.getY());
    } else if (model.view().selection().node() >= 0) {
      menuOfNode(canvas);
    }
  }
}
