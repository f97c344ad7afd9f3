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

  /// Whether leaves are cards, with words in them.
  boolean cards() {
    return size == Arrangement.Size.CARDS;
  }

  /// Lays the tree out; of a large one that takes long.
  Arrangement make() {
    return switch (size) {
      case CARDS, CHIPS -> TreeArranger.arrange(this);
      case TREEMAP -> TreemapArranger.arrange(this);
    };
  }
}
