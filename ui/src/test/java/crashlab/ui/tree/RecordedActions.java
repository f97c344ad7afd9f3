package crashlab.ui.tree;

import crashlab.ui.control.ProcessActions;
import crashlab.ui.session.ViewedRun;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/// Does what the window does on a click, and remembers what it was asked for.
final class RecordedActions implements ProcessActions {
  private final ViewedRun view;
  final List<String> asked = new ArrayList<>();
  boolean aiming;

  RecordedActions(ViewedRun view) {
    this.view = view;
  }

  @Override
  public void clicked(int slot) {
    asked.add("clicked " + slot);
    view.selection().selectSlot(slot);
  }

  @Override
  public void showMenu(Node owner, int slot, double screenX, double screenY) {
    asked.add("menu " + slot);
  }

  @Override
  public void clickedNode(NodePlace node) {
    asked.add("node " + node.node() + (node.peer() < 0 ? "" : " to " + node.peer()));
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
