package crashlab.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Goes through the panels of the window with the keyboard.
record PanelFocus(WindowLayout layout) {
  /// Gives the focus to the panel after the one that has it.
  void next(int direction) {
    List<Node> panels = layout.panels();
    Node focused = layout.getScene().getFocusOwner();
    int at = -1;
    for (int i = 0; i < panels.size(); i++) {
      if (isWithin(focused, panels.get(i))) {
        at = i;
      }
    }
    int next = Math.floorMod(at < 0 ? 0 : at + direction, panels.size());
    for (int i = 0; i < panels.size(); i++) {
      Node panel = panels.get(Math.floorMod(next + i * direction, panels.size()));
      Optional<Node> place = firstIn(panel);
      if (place.isPresent()) {
        place.get().requestFocus();
        return;
      }
    }
  }

  /// The first node that can have the focus, that or in it.
  private static Optional<Node> firstIn(Node node) {
    if (!node.isVisible() || !node.isManaged() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    if (!(node instanceof Parent parent)) {
      return Optional.empty();
    }
    return parent.getChildrenUnmodifiable().stream()
        .flatMap(child -> firstIn(child).stream())
        .findFirst();
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
