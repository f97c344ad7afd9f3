package crashlab.ui.tree;

import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.ViewTransform;
import crashlab.ui.session.Look;
import crashlab.ui.session.RunFrame;

/// What of the tree is seen in a window: its looks at one instant, where they stand in the picture,
/// and what part of the picture is in the window.
///
/// @param textScale of the layout
record TreeScene(
    Supervision tree, RunFrame frame, Arrangement at, ViewTransform view, double textScale) {

  /// What stands at a node's place, in the window; empty if the node is shown by another.
  Box box(int node) {
    return inWindow(at.box(node));
  }

  /// Where a node is shown in the window, be it by another.
  Box place(int node) {
    return box(at.shownBy[node]);
  }

  Box inWindow(Box picture) {
    return new Box(
        view.x(picture.x()),
        view.y(picture.y()),
        picture.width() * view.scale(),
        picture.height() * view.scale());
  }

  /// The look that stands at a node's place.
  Look look(int node) {
    return at.shape[node] == Arrangement.NodeShape.MERGED
        ? tree.worst(node, frame)
        : frame.look(tree.slot(node));
  }
}
