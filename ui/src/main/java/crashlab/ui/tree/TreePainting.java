package crashlab.ui.tree;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.ViewTransform;
import crashlab.ui.session.Frame;
import crashlab.ui.session.Look;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Draws the tree at one instant: all of it, or only what has changed.
final class TreePainting {
  static final double DIMMED = 0.35;
  private static final double ABSENT = 0.45;
  private static final int MOST_BONDS = 300;
  private static final List<Arrangement.Group> NO_GROUPS = List.of();

  private final Painter on;
  private final TreeModel model;
  private final Supervision tree;
  private final Frame frame;
  private final Arrangement at;
  private final ViewTransform view;
  private final double textScale;
  private final NodePainter nodes;
  private final @Nullable BitSet involved;
  private double opacity = 1;

  TreePainting(
      Painter on,
      NodePainter.ChipDrawer chips,
      TreeModel model,
      Supervision tree,
      RestartBudgets budgets,
      Frame frame,
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
    this.involved = model.involved();
    this.nodes =
        new NodePainter(on, chips, tree, budgets, frame, model.moment(), view.scale(), textScale);
  }

  /// Draws everything.
  ///
  /// @param cells whether small cells are drawn as well; false if somebody else has done it
  void all(double width, double height, boolean cells) {
    edges();
    if (cells) {
      frames();
    }
    for (int node = 0; node < at.count(); node++) {
      if (at.shape[node] != Arrangement.Shape.HIDDEN
          && (cells || !isCell(node))
          && isSeen(node, width, height)) {
        node(node);
      }
    }
    brighten(1);
    titles(width, height);
    counts(width, height);
    bonds();
    cascade();
    selection();
    brighten(1);
  }

  private void brighten(double to) {
    if (opacity != to) {
      opacity = to;
      on.setOpacity(to);
    }
  }

  boolean isCell(int node) {
    return at.shape[node] == Arrangement.Shape.CELL || at.shape[node] == Arrangement.Shape.MERGED;
  }

  boolean isSeen(int node, double width, double height) {
    double x = view.x(at.x[node]);
    double y = view.y(at.y[node]);
    return x < width
        && y < height
        && x + at.w[node] * view.scale() > 0
        && y + at.h[node] * view.scale() > 0;
  }

  /// The look that stands at a node's place.
  static Look look(Supervision tree, Frame frame, Arrangement at, int node) {
    return at.shape[node] == Arrangement.Shape.MERGED
        ? tree.worst(node, frame)
        : frame.look(tree.slot(node));
  }

  private boolean isDimmed(int node) {
    return involved != null && !involved.get(tree.slot(node));
  }

  /// Draws what stands at a node's place.
  void node(int node) {
    double x = view.x(at.x[node]);
    double y = view.y(at.y[node]);
    double w = at.w[node] * view.scale();
    double h = at.h[node] * view.scale();
    Look look = look(tree, frame, at, node);
    boolean small =
        at.shape[node] != Arrangement.Shape.SUPERVISOR && at.shape[node] != Arrangement.Shape.CARD;
    double faint = look == Look.ABSENT ? ABSENT : 1;
    boolean mattersStill = small && (look == Look.CRASHED || look == Look.GAVE_UP);
    brighten(isDimmed(node) && !mattersStill ? Math.min(DIMMED, faint) : faint);
    switch (at.shape[node]) {
      case SUPERVISOR, CARD -> box(node, x, y, w, h);
      case CHIP -> nodes.chip(node, x, y, w);
      case CELL, MERGED -> nodes.cell(look, x, y, w);
      case HIDDEN -> {}
    }
  }

  /// Boxes lie on whole pixels: they are crisp, and drawn anew they cover just what was there.
  private void box(int node, double x, double y, double w, double h) {
    double left = Math.rint(x);
    double top = Math.rint(y);
    double width = Math.rint(x + w) - left;
    double height = Math.rint(y + h) - top;
    if (at.shape[node] == Arrangement.Shape.SUPERVISOR) {
      nodes.supervisor(node, left, top, width, height);
    } else {
      nodes.card(node, left, top, width, height);
    }
  }

  /// Draws a small thing anew where it was drawn before.
  void again(int node) {
    double x = view.x(at.x[node]);
    double y = view.y(at.y[node]);
    double w = at.w[node] * view.scale();
    brighten(1);
    switch (at.shape[node]) {
      case CHIP ->
          on.fillRect(
              Math.rint(x) - 1, Math.rint(y) - 1, Math.rint(w) + 2, Math.rint(w) + 2, Ink.CANVAS);
      case SUPERVISOR, CARD -> {
        double h = at.h[node] * view.scale();
        on.fillRect(
            Math.rint(x),
            Math.rint(y),
            Math.rint(x + w) - Math.rint(x),
            Math.rint(y + h) - Math.rint(y),
            Ink.CANVAS);
      }
      case CELL, MERGED -> {
        double size = NodePainter.cellSize(x, w);
        double rim = w >= 4 ? 1 : 0;
        on.fillRect(
            NodePainter.pixel(x) - rim,
            NodePainter.pixel(y) - rim,
            size + 2 * rim,
            size + 2 * rim,
            Ink.CANVAS);
      }
      case HIDDEN -> {}
    }
    node(node);
    brighten(1);
  }

  // ---- what is around the nodes

  private void edges() {
    brighten(involved == null ? 1 : DIMMED);
    double thick = model.linksProperty().get() ? 3 : 1;
    for (Arrangement.Edge edge : at.edges) {
      boolean linked = edge.child() != Forest.NONE && tree.isSupervisor(edge.parent());
      double line = linked || edge.child() == Forest.NONE ? thick : 1;
      double x1 = Math.rint(view.x(edge.x1()));
      double y1 = Math.rint(view.y(edge.y1()));
      double x2 = Math.rint(view.x(edge.x2()));
      double y2 = Math.rint(view.y(edge.y2()));
      double bend = Math.rint(y1 + Math.max(4, 12 * view.scale()));
      bend = Math.min(bend, y2);
      on.fillRect(x1, y1, line, bend - y1, Ink.LINE);
      on.fillRect(Math.min(x1, x2), bend, Math.abs(x2 - x1) + line, line, Ink.LINE);
      on.fillRect(x2, bend, line, y2 - bend, Ink.LINE);
    }
    brighten(1);
  }

  private void frames() {
    for (Arrangement.Area area : at.areas) {
      on.strokeRect(
          Math.floor(view.x(area.x())) + 0.5,
          Math.floor(view.y(area.y())) + 0.5,
          Math.floor(area.width() * view.scale()) - 1,
          Math.floor(area.height() * view.scale()) - 1,
          1,
          Ink.LINE);
    }
  }

  /// The names in the frames of a treemap, with how many of those inside are in a bad state.
  private void titles(double width, double height) {
    for (Arrangement.Area area : at.areas) {
      double x = view.x(area.x());
      double y = view.y(area.y());
      double w = area.width() * view.scale();
      boolean seen = x < width && y < height && x + w > 0 && y + at.titleHeight > 0;
      if (area.titled() && seen) {
        title(area, x, y, w);
      }
    }
  }

  private void title(Arrangement.Area area, double x, double y, double w) {
    double strip = at.titleHeight * view.scale();
    double chip = at.w[area.node()] * view.scale();
    double left = x + chip + 8;
    RestartBudgets budgets = model.budgets();
    RestartBudgets.Budget budget =
        budgets == null ? null : budgets.at(tree.slot(area.node()), model.moment());
    String gauge = budget == null || w < 220 ? "" : "  " + budget.words();
    String name = tree.roster().label(tree.slot(area.node())) + gauge;
    brighten(isDimmed(area.node()) ? DIMMED : 1);
    on.textWithin(
        name,
        left,
        y + Math.min(strip, 18 * textScale) - 5 * textScale,
        w - chip - 14,
        TextStyle.SMALL,
        Align.LEFT,
        Ink.TEXT);
    brighten(1);
  }

  private void counts(double width, double height) {
    if (at.size == Arrangement.Size.CHIPS && writesCounts()) {
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
    return TextStyle.SMALL.size() * view.scale() >= 5;
  }

  private TextStyle countsStyle() {
    return TextStyle.SMALL.withSize(TextStyle.SMALL.size() * view.scale());
  }

  /// Writes a group's counts anew.
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

  /// Adds the supervisors of which a restart counts, or did at the instant drawn before: time alone
  /// changes what their gauges say.
  void addCounting(BitSet gauges) {
    RestartBudgets budgets = model.budgets();
    if (budgets != null) {
      for (int slot : budgets.spenders(model.moment())) {
        int node = tree.node(slot);
        if (node != Forest.NONE) {
          gauges.set(node);
        }
      }
    }
  }

  /// Draws what stands near nodes that were drawn anew: counts, titles, the ring of the selection.
  void around(BitSet redrawn, BitSet gauges, double width, double height) {
    for (Arrangement.Area area : at.areas) {
      if (area.titled() && gauges.get(area.node())) {
        double x = view.x(area.x());
        double y = view.y(area.y());
        double w = area.width() * view.scale();
        on.fillRect(
            Math.floor(x) + 2,
            Math.floor(y) + 1,
            w - 4,
            at.titleHeight * view.scale() - 2,
            Ink.CANVAS);
        node(area.node());
        brighten(1);
        if (x < width && y < height) {
          title(area, x, y, w);
        }
      }
    }
    for (Arrangement.Group group : at.size == Arrangement.Size.CHIPS ? at.groups : NO_GROUPS) {
      boolean touched = false;
      for (int member : group.members()) {
        touched |= redrawn.get(member);
      }
      if (touched && group.members().length > 1 && writesCounts()) {
        countsAgain(group);
      }
    }
    selection();
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

  private void bonds() {
    for (Bonds.Bond bond : model.bonds(MOST_BONDS)) {
      int from = tree.node(tree.roster().slotOf(bond.from()));
      int to = tree.node(tree.roster().slotOf(bond.to()));
      if (from != Forest.NONE && to != Forest.NONE && at.shownBy[from] != at.shownBy[to]) {
        bond(bond, from, to);
      }
    }
    brighten(1);
  }

  /// A faint line between two boxes, beside the line of the tree if there is one.
  private void bond(Bonds.Bond bond, int from, int to) {
    brighten(0.8);
    boolean onTheTree = tree.forest().parent(from) == to || tree.forest().parent(to) == from;
    double aside = onTheTree ? (bond.monitor() ? 24 : 12) * view.scale() : 0;
    Spot one = Spot.of(at, view, from).moved(aside);
    Spot other = Spot.of(at, view, to).moved(aside);
    double[] start = one.edge(other);
    double[] end = other.edge(one);
    if (bond.monitor()) {
      on.arrow(start[0], start[1], end[0], end[1], 1, Stroke.DASHED, false, Ink.FAINT);
    } else {
      on.line(start[0], start[1], end[0], end[1], 2, Stroke.SOLID, Ink.FAINT);
    }
  }

  private void cascade() {
    CascadeArrows cascade = model.cascade();
    if (cascade != null) {
      var painter = new CascadePainter(on, tree, at, view, textScale);
      int focus = model.focus();
      painter.arrows(model.arrows());
      painter.steps(cascade, model.moment(), focus);
    }
  }

  private void selection() {
    int node = tree.node(model.view().selection().slot());
    if (node == Forest.NONE) {
      return;
    }
    int by = at.shownBy[node];
    ring(view.x(at.x[by]), view.y(at.y[by]), at.w[by] * view.scale(), at.h[by] * view.scale());
    for (Arrangement.Area area : at.areas) {
      if (area.node() == node) {
        ring(
            view.x(area.x()),
            view.y(area.y()),
            area.width() * view.scale(),
            area.height() * view.scale());
      }
    }
  }

  private void ring(double x, double y, double w, double h) {
    on.strokeRect(x - 2, y - 2, w + 4, h + 4, 2, Ink.ACCENT);
  }
}
