package crashlab.ui.control;

import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Lets a fault that is dragged from the palette be dropped on a process, in whichever view it is
/// seen.
public final class FaultDrop {
  /// What the dragboard holds while a fault is dragged; the palette knows which one.
  public static final String CONTENT = "crashlab-fault";

  /// Where the processes of a view are.
  @FunctionalInterface
  public interface Places {
    /// Returns the slot at a place in the view; less than 0 if there is none.
    int slotAt(double x, double y);
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
    if (slot(event) >= 0) {
      event.acceptTransferModes(TransferMode.ANY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    int slot = slot(event);
    if (slot >= 0) {
      actions.clicked(slot);
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private int slot(DragEvent event) {
    boolean isFault = CONTENT.equals(event.getDragboard().getString());
    return isFault ? places.slotAt(event.getX(), event.getY()) : -1;
  }
}
