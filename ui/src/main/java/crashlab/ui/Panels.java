package crashlab.ui;

import java.util.List;
import javafx.scene.Node;

/// The panels of the window, as the keyboard goes through them.
record Panels(MainWindow window) {
  /// Gives the focus to the panel after the one that has it.
  void next(int direction) {
    List<Node> panels = window.panels();
    Node focused = window.getScene().getFocusOwner();
    int at = -1;
    for (int i = 0; i < panels.size(); i++) {
      if (isWithin(focused, panels.get(i))) {
        at = i;
      }
    }
    int next = Math.floorMod(at < 0 ? 0 : at + direction, panels.size());
    panels.get(next).requestFocus();
  }

  private static boolean isWithin(Node node, Node panel) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == panel) {
        return true;
      }
    }
    return false;
  }
}
