package crashlab.ui.tree;

import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.TreemapLayout;

/// Lays the supervision tree out as a treemap that fills the window.
final class TreemapArranger {
  static final double TITLE_HEIGHT = 18;

  private TreemapArranger() {}

  /// @param scale of texts
  /// @param zoom how much larger than the window it is seen
  static Arrangement arrange(
      Supervision tree, double scale, double width, double height, double zoom) {
    Forest forest = tree.forest();
    double title = TITLE_HEIGHT * scale;
    TreemapLayout map = TreemapLayout.of(forest, width, height, title, zoom);
    var draft = new Arrangement.Draft(forest.size());
    draft.titleHeight = title;
    for (int place = 0; place < forest.size(); place++) {
      int node = forest.at(place);
      TreemapLayout.AreaShape own = map.shape(node);
      switch (own) {
        case HIDDEN -> {
          int parent = forest.parent(node);
          draft.shownBy[node] = parent == Forest.NONE ? node : draft.shownBy[parent];
        }
        case MERGED -> put(draft, map, node, Arrangement.NodeShape.MERGED);
        case CELL -> put(draft, map, node, Arrangement.NodeShape.CELL);
        case TITLED, FRAMED, BARE -> {
          put(draft, map, node, Arrangement.NodeShape.CELL);
          if (own != TreemapLayout.AreaShape.BARE) {
            area(draft, map, node, own == TreemapLayout.AreaShape.TITLED);
          }
        }
      }
    }
    return draft.done(Arrangement.Size.TREEMAP, width, height);
  }

  private static void put(
      Arrangement.Draft draft, TreemapLayout map, int node, Arrangement.NodeShape shape) {
    draft.put(node, shape, map.x(node), map.y(node), map.side(node), map.side(node));
  }

  private static void area(Arrangement.Draft draft, TreemapLayout map, int node, boolean titled) {
    draft.areas.add(
        new Arrangement.Area(
            node,
            titled,
            map.frameX(node),
            map.frameY(node),
            map.frameWidth(node),
            map.frameHeight(node)));
  }
}
