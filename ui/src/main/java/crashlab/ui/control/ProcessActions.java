package crashlab.ui.control;

import javafx.scene.Node;

/// What a view lets people do with a process, whichever view it is. Features do not know each
/// other: the window hands this to them.
public interface ProcessActions {
  /// The user clicked a process: it is selected, or struck, if a fault was picked before.
  void clicked(int slot);

  /// The user asks what can be done with a process: the fault menu, at a place on the screen.
  void showMenu(Node owner, int slot, double screenX, double screenY);

  /// The user wants to see all about a process: Enter or double click.
  void inspect(int slot);

  /// A node, or the link between two.
  ///
  /// @param peer the other end of the link; -1 for the node itself
  record NodePlace(int node, int peer) {
    /// The node itself.
    public static NodePlace of(int node) {
      return new NodePlace(node, -1);
    }

    public boolean isLink() {
      return peer >= 0;
    }
  }

  /// The user clicked a node or a link: it is selected, or struck, if a fault was picked before.
  default void clickedNode(NodePlace node) {}

  /// The user asks what can be done with a node or a link: a menu, at a place on the screen.
  default void showNodeMenu(Node owner, NodePlace node, double screenX, double screenY) {}

  /// Whether a click strikes a process instead of selecting it, so that the mouse pointer can say
  /// so.
  boolean isAiming();
}
