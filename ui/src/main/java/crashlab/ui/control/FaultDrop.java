package crashlab.ui.control;

import crashlab.ui.control.ProcessActions.NodePlace;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/// Lets a fault that is dragged from the palette be dropped on a process, a node or a link, in
/// whichever view it is seen.
public final class FaultDrop {
  /// What the dragboard holds while a fault is dragged; the palette knows which one.
  public static final String CONTENT = "crashlab-fault";

  /// Where the processes of a view are, and its nodes.
  public interface Places {
    /// Returns the slot at a place in the view; less than 0 if there is none.
    int slotAt(double x, double y);

    /// Returns the node, or the link between two, at a place where there is no process.
    @Nullable NodePlace nodeAt(double x, double y);
  }

  private final Places places;
  private final ProcessActions actions;

  private FaultDrop(Places places, ProcessActions actions) {
    this.places = places;
    this.actions = actions;
  }

  /// Makes a view accept faults.
  public static void accept(Node view, Places places, ProcessActions actions) {
    var drop = new FaultDrop(places, actions);
    view.addEventHandler(DragEvent.DRAG_OVER, drop::over);
    view.addEventHandler(DragEvent.DRAG_DROPPED, drop::dropped);
  }

  private void over(DragEvent event) {
    if (isFault(event) && (slot(event) >= 0 || node(event) != null)) {
      event.acceptTransferModes(TransferMode.ANY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    if (!isFault(event)) {
      return;
    }
    int slot = slot(event);
    NodePlace node = slot >= 0 ? null : node(event);
    if (slot >= 0) {
      actions.clicked(slot);
    } else if (node != null) {
      actions.clickedNode(node);
    } else {
      return;
    }
    event.setDropCompleted(true);
    event.consume();
  }

  private static boolean isFault(DragEvent event) {
    return CONTENT.equals(event.getDragboard().getString());
  }

  private int slot(DragEvent event) {
    return places.slotAt(event.getX(), event.getY());
  }

  private @Nullable NodePlace node(DragEvent event) {
    return places.nodeAt(event.getX(), event.getY());
  }
}
