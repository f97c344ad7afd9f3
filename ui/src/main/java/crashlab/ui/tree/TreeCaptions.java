package crashlab.ui.tree;

import crashlab.analysis.state.RestartBudgets;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.session.Look;
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
  private final TreeScene scene;
  private final Supervision tree;
  private final Arrangement at;
  private final double scale;
  private final double textScale;

  TreeCaptions(Painter on, TreeModel model, TreeScene scene) {
    this.on = on;
    this.model = model;
    this.scene = scene;
    this.tree = scene.tree();
    this.at = scene.at();
    this.scale = scene.view().scale();
    this.textScale = scene.textScale();
  }

  /// Whether the frame of a node has a name that lies in the picture.
  boolean isTitled(Arrangement.Area area, double width, double height) {
    Box frame = scene.inWindow(area.box());
    return area.titled()
        && frame.x() < width
        && frame.y() < height
        && frame.right() > 0
        && frame.y() + at.titleHeight > 0;
  }

  /// Clears the place of a name, to write it anew.
  void clearTitle(Arrangement.Area area) {
    Box frame = scene.inWindow(area.box());
    on.fillRect(
        Math.floor(frame.x()) + 2,
        Math.floor(frame.y()) + 1,
        frame.width() - 4,
        at.titleHeight * scale - 2,
        Ink.CANVAS);
  }

  /// Writes the name in the frame of a node of a treemap.
  ///
  /// @param opacity of the name
  void title(Arrangement.Area area, double opacity) {
    Box frame = scene.inWindow(area.box());
    double strip = at.titleHeight * scale;
    double chip = at.w[area.node()] * scale;
    double left = frame.x() + chip + 8;
    RestartBudgets.Budget budget =
        tree.recording().budgets().at(tree.slot(area.node()), model.moment());
    String gauge = budget == null || frame.width() < LEAST_WITH_BUDGET ? "" : "  " + budget.words();
    String name = tree.roster().name(tree.slot(area.node())) + gauge;
    on.setOpacity(opacity);
    double baseline = frame.y() + Math.min(strip, 18 * textScale) - 5 * textScale;
    double room = frame.width() - chip - 14;
    on.textWithin(name, left, baseline, room, TextStyle.SMALL.left(Ink.TEXT));
    on.setOpacity(1);
  }

  /// Writes all counts.
  void counts(double width, double height) {
    if (writesCounts()) {
      for (Arrangement.Group group : at.groups) {
        Box place = scene.inWindow(group.box());
        if (group.members().length > 1 && place.bottom() < height && place.x() < width) {
          write(group, place);
        }
      }
    }
  }

  private void write(Arrangement.Group group, Box place) {
    double baseline = place.bottom() + 13 * scale * textScale;
    on.text(words(group), place.x(), baseline, countsStyle().left(Ink.TEXT));
  }

  private boolean writesCounts() {
    return at.size == Arrangement.Size.CHIPS && TextStyle.SMALL.size() * scale >= LEAST_TEXT;
  }

  private TextStyle countsStyle() {
    return TextStyle.SMALL.withSize(TextStyle.SMALL.size() * scale);
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
    Box place = scene.inWindow(group.box());
    double room = TreeArranger.COUNTS_HEIGHT * textScale * scale;
    double width = Math.max(group.box().width(), 170) * scale;
    on.fillRect(place.x() - 1, place.bottom() + 2, width, room - 2, Ink.CANVAS);
    write(group, place);
  }

  /// `96 workers · 1 crashed · 6 overloaded`.
  private String words(Arrangement.Group group) {
    Map<Look, Integer> counts = new EnumMap<>(Look.class);
    for (int member : group.members()) {
      counts.merge(scene.frame().look(tree.slot(member)), 1, Integer::sum);
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
