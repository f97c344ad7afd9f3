package crashlab.ui.tree;

/// What an arrangement is made for.
///
/// @param scale of texts
/// @param zoom how much larger than the window the picture is seen
record LayoutWish(
    Supervision tree,
    Arrangement.Size size,
    double scale,
    double width,
    double height,
    double zoom) {

  /// Lays the tree out; of a large one that takes long.
  Arrangement make() {
    return TreeModel.arrange(tree, size, scale, width, height, zoom);
  }
}
