package crashlab.ui.tree;

import crashlab.analysis.state.RestartBudgets;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.ViewTransform;
import crashlab.ui.session.Look;
import crashlab.ui.session.RunFrame;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/// Writes what stands beside the nodes: the names in the frames of a treemap, and below the chips
/// of one supervisor how many there are and in what states.
final class TreeCaptions {
  private static final int LEAST_TEXT = 5;
  private static final double LEAST_WITH_BUDGET = 220;

  private final Painter on;
  private final TreeModel model;
  private final Supervision tree;
  private final RunFrame frame;
  private final Arrangement at;
  private final ViewTransform view;
  private final double textScale;

  TreeCaptions(
      Painter on,
      TreeModel model,
      Supervision tree,
      RunFrame frame,
      Arrangement at,
      ViewTransform view,
      double textScale) {
    this.on = on;
    this.model = model;
    this.tree = tree;
    this.frame = frame;
    this.at = at;
    this.view = view;
    this.textScale = textScale;
  }

  /// Whether the frame of a node has a name that lies in the picture.
  boolean isTitled(Arrangement.Area area, double width, double height) {
    double x = view.x(area.x());
    double y = view.y(area.y());
    return area.titled()
        && x < width
        && y < height
        && x + area.width() * view.scale() > 0
        && y + at.titleHeight > 0;
  }

  /// Clears the place of a name, to write it anew.
  void clearTitle(Arrangement.Area area) {
    on.fillRect(
        Math.floor(view.x(area.x())) + 2,
        Math.floor(view.y(area.y())) + 1,
        area.width() * view.scale() - 4,
        at.titleHeight * view.scale() - 2,
        Ink.CANVAS);
  }

  /// Writes the name in the frame of a node of a treemap.
  ///
  /// @param opacity of the name
  void title(Arrangement.Area area, double opacity) {
    double x = view.x(area.x());
    double y = view.y(area.y());
    double w = area.width() * view.scale();
    double strip = at.titleHeight * view.scale();
    double chip = at.w[area.node()] * view.scale();
    double left = x + chip + 8;
    RestartBudgets.Budget budget =
        tree.recording().budgets().at(tree.slot(area.node()), model.moment());
    String gauge = budget == null || w < LEAST_WITH_BUDGET ? "" : "  " + budget.words();
    String name = tree.roster().label(tree.slot(area.node())) + gauge;
    on.setOpacity(opacity);
    on.textWithin(
        name,
        left,
        y + Math.min(strip, 18 * textScale) - 5 * textScale,
        w - chip - 14,
        TextStyle.SMALL,
        Align.LEFT,
        Ink.TEXT);
    on.setOpacity(1);
  }

  /// Writes all counts.
  void counts(double width, double height) {
    if (writesCounts()) {
      for (Arrangement.Group group : at.groups) {
        double y = view.y(group.y() + group.height());
        double x = view.x(group.x());
        if (group.members().length > 1 && y < height && x < width) {
          on.text(
              words(group),
              x,
              y + 13 * view.scale() * textScale,
              countsStyle(),
              Align.LEFT,
              Ink.TEXT);
        }
      }
    }
  }

  private boolean writesCounts() {
    return at.size == Arrangement.Size.CHIPS && TextStyle.SMALL.size() * view.scale() >= LEAST_TEXT;
  }

  private TextStyle countsStyle() {
    return TextStyle.SMALL.withSize(TextStyle.SMALL.size() * view.scale());
  }

  /// Writes anew the counts of the groups that some nodes belong to.
  void countsAgain(BitSet nodes) {
    if (!writesCounts()) {
      return;
    }
    for (Arrangement.Group group : at.groups) {
      boolean touched = false;
      for (int member : group.members()) {
        touched |= nodes.get(member);
      }
      if (touched && group.members().length > 1) {
        countsAgain(group);
      }
    }
  }

  private void countsAgain(Arrangement.Group group) {
    double y = view.y(group.y() + group.height());
    double room = TreeArranger.COUNTS_HEIGHT * textScale * view.scale();
    on.fillRect(
        view.x(group.x()) - 1,
        y + 2,
        Math.max(group.width(), 170) * view.scale(),
        room - 2,
        Ink.CANVAS);
    on.text(
        words(group),
        view.x(group.x()),
        y + 13 * view.scale() * textScale,
        countsStyle(),
        Align.LEFT,
        Ink.TEXT);
  }

  /// `96 workers · 1 crashed · 6 overloaded`.
  private String words(Arrangement.Group group) {
    Map<Look, Integer> counts = new EnumMap<>(Look.class);
    for (int member : group.members()) {
      counts.merge(frame.look(tree.slot(member)), 1, Integer::sum);
    }
    var text = new StringBuilder().append(group.members().length).append(" workers");
    Look[] looks = Look.values();
    for (int i = looks.length - 1; i >= 0; i--) {
      Integer count = counts.get(looks[i]);
      boolean worthSaying = looks[i].compareTo(Look.STARTING) >= 0 || looks[i] == Look.DOWN;
      if (count != null && worthSaying) {
        text.append(" · ").append(count).append(' ').append(looks[i].word());
      }
    }
    return text.toString();
  }
}
