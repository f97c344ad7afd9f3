package crashlab.ui.tree;

import crashlab.analysis.state.LinksAndMonitors;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.Segment;
import crashlab.ui.geometry.ViewTransform;

/// Draws the lines between the boxes of the tree: who supervises whom, and the links and monitors.
final class TreeLines {
  private static final int MOST_BONDS = 300;
  private static final double DASH = 4;
  private static final double PERIOD = 7;

  private final Painter on;
  private final TreeModel model;
  private final TreeScene scene;
  private final Supervision tree;

  TreeLines(Painter on, TreeModel model, TreeScene scene) {
    this.on = on;
    this.model = model;
    this.scene = scene;
    this.tree = scene.tree();
  }

  /// The lines of the tree itself.
  ///
  /// @param opacity of all of them
  void edges(double opacity) {
    on.setOpacity(opacity);
    ViewTransform view = scene.view();
    double thick = model.linksProperty().get() ? 3 : 1;
    for (Arrangement.Edge edge : scene.at().edges) {
      boolean linked = edge.child() != Forest.NONE && tree.isSupervisor(edge.parent());
      double line = linked || edge.child() == Forest.NONE ? thick : 1;
      double x1 = Math.rint(view.x(edge.way().x1()));
      double y1 = Math.rint(view.y(edge.way().y1()));
      double x2 = Math.rint(view.x(edge.way().x2()));
      double y2 = Math.rint(view.y(edge.way().y2()));
      double bend = Math.rint(y1 + Math.max(4, 12 * view.scale()));
      bend = Math.min(bend, y2);
      boolean supervised = tree.isSupervisor(edge.parent());
      stroke(new Box(x1, y1, line, bend - y1), supervised);
      stroke(new Box(Math.min(x1, x2), bend, Math.abs(x2 - x1) + line, line), supervised);
      stroke(new Box(x2, bend, line, y2 - bend), supervised);
    }
    on.setOpacity(1);
  }

  /// A straight line; a broken one from a process that only started the other.
  private void stroke(Box box, boolean supervised) {
    double x = box.x();
    double y = box.y();
    double width = box.width();
    double height = box.height();
    if (supervised) {
      on.fillRect(x, y, width, height, Ink.LINE);
      return;
    }
    boolean down = height > width;
    double start = down ? y : x;
    double end = start + Math.max(width, height);
    // Lines that lie on each other have their gaps in the same places.
    for (double at = Math.floor(start / PERIOD) * PERIOD; at < end; at += PERIOD) {
      double from = Math.max(at, start);
      double length = Math.min(at + DASH, end) - from;
      if (length > 0) {
        on.fillRect(
            down ? x : from,
            down ? from : y,
            down ? width : length,
            down ? length : height,
            Ink.LINE);
      }
    }
  }

  /// The links and monitors that are asked for.
  void bonds() {
    int[] shownBy = scene.at().shownBy;
    for (LinksAndMonitors.Bond bond : model.bonds(MOST_BONDS)) {
      int from = tree.node(tree.roster().slotOf(bond.from()));
      int to = tree.node(tree.roster().slotOf(bond.to()));
      if (from != Forest.NONE && to != Forest.NONE && shownBy[from] != shownBy[to]) {
        bond(bond, from, to);
      }
    }
    on.setOpacity(1);
  }

  /// A faint line between two boxes, beside the line of the tree if there is one.
  private void bond(LinksAndMonitors.Bond bond, int from, int to) {
    on.setOpacity(0.8);
    boolean onTheTree = tree.forest().parent(from) == to || tree.forest().parent(to) == from;
    double aside = onTheTree ? (bond.monitor() ? 24 : 12) * scene.view().scale() : 0;
    Segment way = scene.place(from).moved(aside, 0).wayTo(scene.place(to).moved(aside, 0));
    if (bond.monitor()) {
      on.arrow(way, new LineStyle(1, Stroke.DASHED, Ink.FAINT), false);
    } else {
      on.line(way, LineStyle.solid(2, Ink.FAINT));
    }
  }
}
