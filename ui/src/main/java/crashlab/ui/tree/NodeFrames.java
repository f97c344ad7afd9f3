package crashlab.ui.tree;

import crashlab.analysis.state.NodeStates;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;
import org.jspecify.annotations.Nullable;

/// Draws the nodes of a run: a frame around what runs on each, with its name and whether it is up,
/// and a cut between two that have lost each other.
final class NodeFrames {
  private static final double MARGIN = 9;
  private static final double NAME = 15;

  private final Painter on;
  private final TreeScene scene;
  private final NodeStates states;
  private final long seq;

  NodeFrames(Painter on, TreeModel model, TreeScene scene) {
    this.on = on;
    this.scene = scene;
    this.states = scene.tree().recording().nodes();
    this.seq = model.moment().seq();
  }

  void draw() {
    int count = states.names().size();
    if (count == 0) {
      return;
    }
    @Nullable Box[] frames = new Box[count];
    for (int node = 0; node < scene.at().count(); node++) {
      int of = scene.tree().roster().identity(scene.tree().slot(node)).node().index();
      if (scene.at().shape[node] != Arrangement.NodeShape.HIDDEN && of < count) {
        frames[of] = around(frames[of], scene.box(node));
      }
    }
    for (int node = 0; node < count; node++) {
      Box frame = frames[node];
      if (frame != null) {
        frame(node, frame);
      }
    }
    cuts(frames);
  }

  private static Box around(@Nullable Box known, Box box) {
    if (known == null) {
      return box;
    }
    double x = Math.min(known.x(), box.x());
    double y = Math.min(known.y(), box.y());
    double right = Math.max(known.right(), box.right());
    double bottom = Math.max(known.bottom(), box.bottom());
    return new Box(x, y, right - x, bottom - y);
  }

  private static Box edge(Box inside) {
    return new Box(
        Math.floor(inside.x() - MARGIN) + 0.5,
        Math.floor(inside.y() - MARGIN - NAME) + 0.5,
        Math.ceil(inside.width() + 2 * MARGIN),
        Math.ceil(inside.height() + 2 * MARGIN + NAME));
  }

  private void frame(int node, Box inside) {
    Box edge = edge(inside);
    boolean up = states.isUp(node, seq);
    on.strokeRect(edge, 1, up ? Ink.LINE : Ink.FAINT);
    String name = states.names().get(node) + (up ? "" : " · down");
    on.text(name, edge.x() + 7, edge.y() + NAME, TextStyle.SMALL.left(up ? Ink.TEXT : Ink.FAINT));
  }

  /// Between two frames that stand one after the other; of others the frames are too far apart to
  /// say it by a line.
  private void cuts(@Nullable Box[] frames) {
    for (int one = 0; one < frames.length; one++) {
      for (int other = one + 1; other < frames.length; other++) {
        Box left = frames[one];
        Box right = frames[other];
        if (left != null && right != null && states.haveLostEachOther(one, other, seq)) {
          cut(edge(left), edge(right));
        }
      }
    }
  }

  private void cut(Box one, Box other) {
    double x1 = one.x() + one.width() / 2;
    double x2 = other.x() + other.width() / 2;
    double y = Math.max(one.y(), other.y()) - 6;
    on.line(new Segment(x1, y, x2, y), new LineStyle(2, Stroke.DASHED, Ink.CRASHED));
    on.text("✕", (x1 + x2) / 2, y + 5, TextStyle.SMALL.centred(Ink.CRASHED));
  }
}
