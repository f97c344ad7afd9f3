package crashlab.ui;

import crashlab.ui.control.ProcessActions;
import crashlab.ui.session.ViewedRun;
import javafx.scene.Node;

/// What can be done with a process of the run that is only there to be compared with: selecting it.
record SelectOnly(ViewedRun view) implements ProcessActions {
  @Override
  public void clicked(int slot) {
    view.selection().selectSlot(slot);
  }

  @Override
  public void showMenu(Node owner, int slot, double screenX, double screenY) {
    clicked(slot);
  }

  @Override
  public void inspect(int slot) {
    clicked(slot);
  }

  @Override
  public boolean isAiming() {
    return false;
  }
}
