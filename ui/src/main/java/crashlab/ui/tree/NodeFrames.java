package crashlab.ui.tree;

import crashlab.analysis.state.NodeLink;
import crashlab.analysis.state.NodeState;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;
import crashlab.ui.session.NodeWords;

/// Draws the nodes of a run: a frame around what runs on each, with its name and how it is, and a
/// line for each link with which something is wrong.
final class NodeFrames {
  private static final double GAP = 4;

  /// A frame less wide has no room to spare.
  private static final double TIGHT = 70;

  /// How far what is wrong with a node stands behind its name.
  private static final double BETWEEN = 7;

  /// How much of a frame of a treemap its words may take.
  private static final double MAP_SHARE = 0.6;

  /// Frames less wide have no title.
  private static final double LEAST_TITLED = 60;

  private final Painter on;
  private final NodePlaces places;
  private final NodeWords words;
  private final double scale;
  private final int selected;

  NodeFrames(Painter on, TreeModel model, TreeScene scene) {
    this.on = on;
    this.scale = scene.textScale();
    this.selected = model.view().selection().node();
    this.places = NodePlaces.of(scene.tree(), scene.at(), scene.view(), model.moment(), scale);
    this.words = new NodeWords(places.states(), model.moment());
  }

  void draw() {
    for (int node = 0; node < places.count(); node++) {
      Box frame = places.frame(node);
      if (frame != null) {
        frame(node, frame);
      }
    }
    places.lines().forEach(this::line);
  }

  private void frame(int node, Box frame) {
    NodeState state = places.state(node);
    switch (state) {
      case UP -> on.strokeRect(frame, 1, Ink.LINE);
      case FROZEN -> {
        on.strokeRect(frame, 1, Ink.BLOCKED);
        on.strokeRect(frame.grown(-3), 1, Ink.BLOCKED);
      }
      case ABSENT, DOWN -> dashed(frame);
    }
    if (node == selected) {
      on.strokeRect(frame.grown(1.5), 2, Ink.ACCENT);
    }
    if (places.isMap()) {
      titled(node, frame);
      return;
    }
    boolean tight = frame.width() < TIGHT * scale;
    double x = frame.x() + (tight ? 4 : 7);
    double baseline = frame.y() + (NodePlaces.NAME - 1) * scale;
    double right = frame.right() - (tight ? 2 : 6);
    if (state == NodeState.FROZEN) {
      bars(x, baseline);
      x += 13 * scale;
    }
    String trouble = words.trouble(node);
    double between = tight ? BETWEEN / 2 : BETWEEN;
    double sign = trouble.isEmpty() ? 0 : on.width(NodeWords.SIGN, TextStyle.SMALL) + between;
    String name = fitting(right - x - sign, words.name(node), words.plainName(node));
    on.textWithin(name, x, baseline, right - x, TextStyle.SMALL.left(Ink.TEXT));
    x += on.width(name, TextStyle.SMALL) + between;
    if (!trouble.isEmpty()) {
      String told = fitting(right - x, trouble, words.troubleInShort(node), NodeWords.SIGN, "");
      on.text(told, x, baseline, TextStyle.SMALL.left(Ink.CRASHED));
    }
  }

  /// The first of some words that fits into a room; the last if none does.
  private String fitting(double room, String... words) {
    for (String each : words) {
      if (on.width(each, TextStyle.SMALL) <= room) {
        return each;
      }
    }
    return words[words.length - 1];
  }

  /// Behind the title that the frame has already.
  private void titled(int node, Box frame) {
    if (frame.width() < LEAST_TITLED) {
      return;
    }
    String trouble = words.trouble(node);
    String name = words.plainName(node);
    double room = frame.width() * MAP_SHARE;
    String text =
        trouble.isEmpty()
            ? fitting(room, words.name(node), name)
            : fitting(
                room,
                words.name(node) + " · " + trouble,
                words.name(node) + " " + words.troubleInShort(node),
                places.state(node) == NodeState.UP
                    ? name + " " + words.troubleInShort(node)
                    : words.name(node),
                name + " " + NodeWords.SIGN,
                name);
    double width = Math.min(room, on.width(text, TextStyle.SMALL));
    double x = frame.right() - 6 - width;
    double baseline = frame.y() + 13 * scale;
    on.fillRect(x - GAP, frame.y() + 2, width + 2 * GAP, 14 * scale, Ink.CANVAS);
    Ink ink = trouble.isEmpty() ? Ink.TEXT : Ink.CRASHED;
    on.textWithin(text, x, baseline, room, TextStyle.SMALL.left(ink));
  }

  private void dashed(Box frame) {
    var style = new LineStyle(1, Stroke.DASHED, Ink.FAINT);
    on.line(new Segment(frame.x(), frame.y(), frame.right(), frame.y()), style);
    on.line(new Segment(frame.x(), frame.bottom(), frame.right(), frame.bottom()), style);
    on.line(new Segment(frame.x(), frame.y(), frame.x(), frame.bottom()), style);
    on.line(new Segment(frame.right(), frame.y(), frame.right(), frame.bottom()), style);
  }

  /// The sign of what stands still.
  private void bars(double x, double baseline) {
    double height = 9 * scale;
    on.fillRect(x, baseline - height, 3 * scale, height, Ink.TEXT);
    on.fillRect(x + 5 * scale, baseline - height, 3 * scale, height, Ink.TEXT);
  }

  private void line(NodePlaces.LinkLine line) {
    LineStyle style = style(line.link());
    double foot = line.y() + line.down();
    on.line(new Segment(line.x1(), foot, line.x1(), line.y()), style);
    on.line(new Segment(line.x1(), line.y(), line.x2(), line.y()), style);
    on.line(new Segment(line.x2(), line.y(), line.x2(), foot), style);
    String text = words.link(line.one(), line.other());
    double middle = (line.x1() + line.x2()) / 2;
    double room = Math.abs(line.x2() - line.x1()) - 2 * GAP;
    String shown = fitting(room, text, words.linkInShort(line.one(), line.other()), "");
    if (shown.isEmpty()) {
      return; // its stroke tells what it is
    }
    double width = on.width(shown, TextStyle.SMALL) + 2 * GAP;
    double half = 7 * scale;
    on.fillRect(middle - width / 2, line.y() - half, width, 2 * half, Ink.CANVAS);
    on.text(shown, middle, line.y() + 4 * scale, TextStyle.SMALL.centred(style.ink()));
  }

  private static LineStyle style(NodeLink link) {
    return switch (link.cut()) {
      case CLOSED -> new LineStyle(2, Stroke.DASHED, Ink.CRASHED);
      case SILENT -> new LineStyle(2, Stroke.DOTTED, Ink.CRASHED);
      case NONE ->
          link.isLost()
              ? new LineStyle(1, Stroke.DASHED, Ink.CRASHED)
              : LineStyle.solid(2, Ink.OVERLOADED);
    };
  }
}
