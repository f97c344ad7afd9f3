package crashlab.ui.tree;

import crashlab.analysis.cascade.CascadeGraph;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.ViewTransform;
import crashlab.ui.session.Look;
import crashlab.ui.session.RunFrame;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Draws the tree at one instant: all of it, or only what has changed.
final class TreePainting {
  /// How much is seen of what is outside of the cascade, words apart.
  static final double DIMMED = 0.35;

  /// The same of the box of a supervisor that gave up: its words are in the colour of the canvas.
  private static final double DIMMED_INVERTED = 0.75;

  private static final double ABSENT = 0.45;

  private final Painter on;
  private final TreeModel model;
  private final Supervision tree;
  private final RunFrame frame;
  private final Arrangement at;
  private final ViewTransform view;
  private final double textScale;
  private final NodePainter nodes;
  private final CellPainter cells;
  private final TreeLines lines;
  private final TreeCaptions captions;
  private final @Nullable BitSet involved;
  private double opacity = 1;

  TreePainting(
      Painter on,
      CellPainter.ChipDrawer chips,
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
    this.involved = model.involved();
    this.lines = new TreeLines(on, model, tree, at, view);
    this.captions = new TreeCaptions(on, model, tree, frame, at, view, textScale);
    this.cells = new CellPainter(on, chips);
    this.nodes = new NodePainter(on, tree, frame, model.moment(), view.scale(), textScale);
  }

  /// Draws everything.
  ///
  /// @param cells whether small cells are drawn as well; false if somebody else has done it
  void all(double width, double height, boolean cells) {
    lines.edges(involved == null ? 1 : DIMMED);
    if (cells) {
      frames();
    }
    for (int node = 0; node < at.count(); node++) {
      if (at.shape[node] != Arrangement.NodeShape.HIDDEN
          && (cells || !isCell(node))
          && isSeen(node, width, height)) {
        node(node);
      }
    }
    brighten(1);
    for (Arrangement.Area area : at.areas) {
      if (captions.isTitled(area, width, height)) {
        title(area);
      }
    }
    captions.counts(width, height);
    lines.bonds();
    selection();
    cascade();
    brighten(1);
  }

  private void brighten(double to) {
    if (opacity != to) {
      opacity = to;
      on.setOpacity(to);
    }
  }

  boolean isCell(int node) {
    return at.shape[node] == Arrangement.NodeShape.CELL
        || at.shape[node] == Arrangement.NodeShape.MERGED;
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
  static Look look(Supervision tree, RunFrame frame, Arrangement at, int node) {
    return at.shape[node] == Arrangement.NodeShape.MERGED
        ? tree.worst(node, frame)
        : frame.look(tree.slot(node));
  }

  private boolean isDimmed(int node) {
    int slot = tree.slot(node);
    return involved != null && !involved.get(slot) && slot != model.view().selection().slot();
  }

  /// Draws what stands at a node's place.
  void node(int node) {
    double x = view.x(at.x[node]);
    double y = view.y(at.y[node]);
    double w = at.w[node] * view.scale();
    double h = at.h[node] * view.scale();
    Look look = look(tree, frame, at, node);
    boolean small =
        at.shape[node] != Arrangement.NodeShape.SUPERVISOR
            && at.shape[node] != Arrangement.NodeShape.CARD;
    brighten(opacity(node, look, small));
    switch (at.shape[node]) {
      case SUPERVISOR, CARD -> box(node, x, y, w, h);
      case CHIP -> cells.chip(look, x, y, w);
      case CELL, MERGED -> cells.cell(look, x, y, w);
      case HIDDEN -> {}
    }
  }

  private double opacity(int node, Look look, boolean small) {
    double faint = look == Look.ABSENT ? ABSENT : 1;
    boolean mattersStill = small && (look == Look.CRASHED || look == Look.GAVE_UP);
    if (!isDimmed(node) || mattersStill) {
      return faint;
    }
    return look == Look.GAVE_UP ? DIMMED_INVERTED : Math.min(DIMMED, faint);
  }

  /// Boxes lie on whole pixels: they are crisp, and drawn anew they cover just what was there.
  private void box(int node, double x, double y, double w, double h) {
    double left = Math.rint(x);
    double top = Math.rint(y);
    double width = Math.rint(x + w) - left;
    double height = Math.rint(y + h) - top;
    nodes.fade(opacity);
    if (at.shape[node] == Arrangement.NodeShape.SUPERVISOR) {
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
        double size = CellPainter.cellSize(x, w);
        double rim = w >= 4 ? 1 : 0;
        on.fillRect(
            CellPainter.pixel(x) - rim,
            CellPainter.pixel(y) - rim,
            size + 2 * rim,
            size + 2 * rim,
            Ink.CANVAS);
      }
      case HIDDEN -> {}
    }
    node(node);
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

  /// Adds the supervisors of which a restart counts, or did at the instant drawn before: time alone
  /// changes what their gauges say.
  void addCounting(BitSet gauges) {
    for (int slot : tree.recording().budgets().spenders(model.moment())) {
      int node = tree.node(slot);
      if (node != Forest.NONE) {
        gauges.set(node);
      }
    }
  }

  /// Draws what stands near nodes that were drawn anew: counts, titles, the ring of the selection.
  void around(BitSet redrawn, BitSet gauges, double width, double height) {
    for (Arrangement.Area area : at.areas) {
      if (area.titled() && gauges.get(area.node())) {
        captions.clearTitle(area);
        node(area.node());
        brighten(1);
        if (captions.isTitled(area, width, height)) {
          title(area);
        }
      }
    }
    captions.countsAgain(redrawn);
    selection();
  }

  private void title(Arrangement.Area area) {
    captions.title(area, isDimmed(area.node()) ? Ink.READABLE : 1);
  }

  private void cascade() {
    CascadeGraph cascade = model.cascade();
    if (cascade != null) {
      var labels = new ArrowLabels(on, textScale);
      var badges = new StepBadges(on, tree, at, view, textScale);
      badges.take(cascade, model.moment());
      badges.keepFree(labels, cascade);
      labels.avoid(at, view);
      new TreeCascade(on, tree, at, view, labels).arrows(model.arrows());
      labels.paint();
      badges.paint(cascade, model.moment(), model.focus());
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
