package crashlab.ui.tree;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.NodeLink;
import crashlab.analysis.state.NodeState;
import crashlab.analysis.state.NodeStates;
import crashlab.ui.control.ProcessActions.NodePlace;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.ViewTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the nodes of a run stand in the picture of its tree: a frame around what runs on each, and
/// a line above the frames for each link with which something is wrong.
final class NodePlaces {
  /// How much higher each row of lines stands than the one below it.
  static final double ROW = 17;

  /// So many rows of lines there are at most; of the links that do not fit the frames tell.
  static final int ROWS = 2;

  static final double MARGIN = 9;
  static final double NAME = 15;
  private static final double NEAR = 7;
  private static final double HALF_WORDS = 7;

  /// A window less high needs its room for the trees.
  private static final double LOW = 330;

  /// How far frames stay from the edge of the window, at least.
  private static final double EDGE = 5;

  private final NodeStates states;
  private final Moment now;
  private final @Nullable Box[] frames;
  private final List<LinkLine> lines = new ArrayList<>();
  private final boolean map;

  /// A link with which something is wrong.
  ///
  /// @param y the height of its line in the picture
  /// @param down how far it is from there to the frames
  record LinkLine(int one, int other, NodeLink link, double x1, double x2, double y, double down) {
    boolean isCut() {
      return link.cut() != NodeLink.Cut.NONE;
    }
  }

  private static final Comparator<LinkLine> SHORT_FIRST =
      Comparator.comparingDouble(line -> Math.abs(line.x2 - line.x1));

  private NodePlaces(NodeStates states, Moment now, boolean map) {
    this.map = map;
    this.states = states;
    this.now = now;
    this.frames = new @Nullable Box[states.names().size()];
  }

  static NodePlaces of(
      Supervision tree, Arrangement at, ViewTransform view, Moment now, double scale) {
    var places = new NodePlaces(tree.recording().nodes(), now, at.isTreemap());
    if (places.frames.length > 0) {
      places.frame(tree, at, view, scale);
    }
    if (!places.map) {
      places.connect(scale);
    }
    return places;
  }

  /// What a window has for the trees of nodes: around them there are their frames, above these
  /// their names and the lines of links.
  static Box room(double width, double height, double scale) {
    double side = MARGIN + EDGE;
    double above = side + above(height, scale);
    return new Box(side, above, Math.max(1, width - 2 * side), Math.max(1, height - above - side));
  }

  /// What stands above a frame's trees in a window so high: the name, and the lines of links.
  static double above(double height, double scale) {
    int rows = height < LOW * scale ? 1 : ROWS;
    return (NAME + rows * ROW) * scale;
  }

  private void frame(Supervision tree, Arrangement at, ViewTransform view, double scale) {
    for (int node = 0; node < at.count(); node++) {
      int of = tree.roster().identity(tree.slot(node)).node().index();
      if (at.shape[node] != Arrangement.NodeShape.HIDDEN && of < frames.length) {
        frames[of] = around(frames[of], at.box(node));
      }
    }
    for (Arrangement.Area area : at.areas) {
      int of = tree.roster().identity(tree.slot(area.node())).node().index();
      if (of < frames.length) {
        frames[of] = around(frames[of], area.box());
      }
    }
    for (int i = 0; i < frames.length; i++) {
      Box frame = frames[i];
      if (frame != null) {
        frames[i] = at.isTreemap() ? inWindow(frame, view) : edge(inWindow(frame, view), scale);
      }
    }
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

  private static Box inWindow(Box picture, ViewTransform view) {
    return new Box(
        view.x(picture.x()),
        view.y(picture.y()),
        picture.width() * view.scale(),
        picture.height() * view.scale());
  }

  private static Box edge(Box inside, double scale) {
    double name = NAME * scale;
    return new Box(
        Math.floor(inside.x() - MARGIN) + 0.5,
        Math.floor(inside.y() - MARGIN - name) + 0.5,
        Math.ceil(inside.width() + 2 * MARGIN),
        Math.ceil(inside.height() + 2 * MARGIN + name));
  }

  /// Short ones lowest; two stand in one row where they do not meet.
  private void connect(double scale) {
    List<LinkLine> wanted = new ArrayList<>();
    for (int one = 0; one < frames.length; one++) {
      for (int other = one + 1; other < frames.length; other++) {
        Box left = frames[one];
        Box right = frames[other];
        if (left != null && right != null && isTroubled(one, other) && left.y() == right.y()) {
          wanted.add(
              new LinkLine(
                  one,
                  other,
                  link(one, other),
                  left.x() + left.width() / 2,
                  right.x() + right.width() / 2,
                  left.y(),
                  0));
        }
      }
    }
    wanted.sort(SHORT_FIRST);
    boolean all = wanted.stream().filter(line -> !place(line, scale)).noneMatch(LinkLine::isCut);
    if (!all) { // of a cut one must know; of what followed from it the frames tell
      lines.clear();
      wanted.sort(
          Comparator.comparing((LinkLine line) -> !line.isCut()).thenComparing(SHORT_FIRST));
      wanted.forEach(line -> place(line, scale));
    }
  }

  private boolean place(LinkLine line, double scale) {
    for (int row = 0; row < ROWS; row++) {
      double down = (row + 0.5) * ROW * scale;
      double y = Math.rint(line.y - down) + 0.5;
      if (lines.stream().noneMatch(other -> other.y == y && meet(line, other))
          && isFree(line, y, scale)) {
        lines.add(new LinkLine(line.one, line.other, line.link, line.x1, line.x2, y, line.y - y));
        return true;
      }
    }
    return false;
  }

  /// Whether a line with its words lies within the window and on no frame.
  private boolean isFree(LinkLine line, double y, double scale) {
    double half = HALF_WORDS * scale;
    double left = Math.min(line.x1, line.x2);
    var room = new Box(left, y - half, Math.abs(line.x2 - line.x1), half);
    return y >= half
        && Arrays.stream(frames).noneMatch(frame -> frame != null && frame.meets(room));
  }

  private static boolean meet(LinkLine one, LinkLine other) {
    return Math.min(one.x1, one.x2) < Math.max(other.x1, other.x2) - 1
        && Math.min(other.x1, other.x2) < Math.max(one.x1, one.x2) - 1;
  }

  /// Whether the frames fill a treemap, each with a title of its own.
  boolean isMap() {
    return map;
  }

  NodeStates states() {
    return states;
  }

  int count() {
    return frames.length;
  }

  /// The frame of a node; null where it has nothing in the picture.
  @Nullable Box frame(int node) {
    return frames[node];
  }

  /// Where the name in a frame begins; the upper left corner if the node has none.
  double[] placeOf(int node) {
    Box frame = node < frames.length ? frames[node] : null;
    return frame == null ? new double[] {0, 0} : new double[] {frame.x() + 8, frame.y() + NAME};
  }

  List<LinkLine> lines() {
    return lines;
  }

  NodeState state(int node) {
    return states.state(node, now);
  }

  NodeLink link(int one, int other) {
    return states.link(one, other, now);
  }

  /// Whether anything is wrong between two nodes whose VMs are there.
  boolean isTroubled(int one, int other) {
    return hasVm(one) && hasVm(other) && link(one, other).isTroubled();
  }

  private boolean hasVm(int node) {
    return switch (state(node)) {
      case UP, FROZEN -> true;
      case ABSENT, DOWN -> false;
    };
  }

  /// The link whose line is at a place, else the node in whose frame it is; null if there is none.
  @Nullable NodePlace at(double x, double y) {
    for (LinkLine line : lines) {
      if (Math.abs(line.y - y) <= NEAR
          && x >= Math.min(line.x1, line.x2) - NEAR
          && x <= Math.max(line.x1, line.x2) + NEAR) {
        return new NodePlace(line.one, line.other);
      }
    }
    for (LinkLine line : lines) {
      boolean onLeg = Math.abs(line.x1 - x) <= NEAR || Math.abs(line.x2 - x) <= NEAR;
      if (onLeg && y >= line.y && y < line.y + line.down) {
        return new NodePlace(line.one, line.other);
      }
    }
    for (int node = 0; node < frames.length; node++) {
      Box frame = frames[node];
      if (frame != null && frame.contains(x, y)) {
        return NodePlace.of(node);
      }
    }
    return null;
  }
}
