package crashlab.ui.tree;

import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.TreemapLayout;

/// Lays the supervision tree out as a treemap that fills the window.
final class TreemapArranger {
  static final double TITLE_HEIGHT = 18;

  private TreemapArranger() {}

  static Arrangement arrange(LayoutWish wish) {
    Forest forest = wish.tree().forest();
    double title = TITLE_HEIGHT * wish.scale();
    var whole = new Box(0, 0, wish.width(), wish.height());
    TreemapLayout map = TreemapLayout.of(forest, whole, title, wish.zoom());
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
        case MERGED -> draft.put(node, Arrangement.NodeShape.MERGED, map.cell(node));
        case CELL -> draft.put(node, Arrangement.NodeShape.CELL, map.cell(node));
        case TITLED, FRAMED, BARE -> {
          draft.put(node, Arrangement.NodeShape.CELL, map.cell(node));
          if (own != TreemapLayout.AreaShape.BARE) {
            boolean titled = own == TreemapLayout.AreaShape.TITLED;
            draft.areas.add(new Arrangement.Area(node, titled, map.frame(node)));
          }
        }
      }
    }
    return draft.done(Arrangement.Size.TREEMAP, wish.width(), wish.height());
  }
}
