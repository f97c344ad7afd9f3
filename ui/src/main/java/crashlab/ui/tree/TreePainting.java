package crashlab.ui.tree;

import crashlab.analysis.cascade.CascadeGraph;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Forest;
import crashlab.ui.session.Look;
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
  private final TreeScene scene;
  private final Supervision tree;
  private final Arrangement at;
  private final NodePainter nodes;
  private final CellPainter cells;
  private final TreeLines lines;
  private final TreeCaptions captions;
  private final @Nullable BitSet involved;
  private double opacity = 1;

  TreePainting(Painter on, CellPainter.ChipDrawer chips, TreeModel model, TreeScene scene) {
    this.on = on;
    this.model = model;
    this.scene = scene;
    this.tree = scene.tree();
    this.at = scene.at();
    this.involved = model.involved();
    this.lines = new TreeLines(on, model, scene);
    this.captions = new TreeCaptions(on, model, scene);
    this.cells = new CellPainter(on, chips);
    this.nodes = new NodePainter(on, scene, model.moment());
  }

  /// Draws everything.
  ///
  /// @param cells whether small cells are drawn as well; false if somebody else has done it
  void all(double width, double height, boolean cells) {
    if (!at.isTreemap()) {
      new NodeFrames(on, model, scene).draw();
    }
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
    if (at.isTreemap()) {
      new NodeFrames(on, model, scene).draw();
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
    return scene.box(node).meets(new Box(0, 0, width, height));
  }

  private boolean isDimmed(int node) {
    int slot = tree.slot(node);
    return involved != null && !involved.get(slot) && slot != model.view().selection().slot();
  }

  /// Draws what stands at a node's place.
  void node(int node) {
    Box box = scene.box(node);
    Look look = scene.look(node);
    boolean small =
        at.shape[node] != Arrangement.NodeShape.SUPERVISOR
            && at.shape[node] != Arrangement.NodeShape.CARD;
    brighten(opacity(node, look, small));
    switch (at.shape[node]) {
      case SUPERVISOR, CARD -> words(node, onPixels(box));
      case CHIP -> cells.chip(look, box.x(), box.y(), box.width());
      case CELL, MERGED -> cells.cell(look, box.x(), box.y(), box.width());
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
  private static Box onPixels(Box box) {
    double left = Math.rint(box.x());
    double top = Math.rint(box.y());
    return new Box(left, top, Math.rint(box.right()) - left, Math.rint(box.bottom()) - top);
  }

  private void words(int node, Box box) {
    nodes.fade(opacity);
    if (at.shape[node] == Arrangement.NodeShape.SUPERVISOR) {
      nodes.supervisor(node, box);
    } else {
      nodes.card(node, box);
    }
  }

  /// Draws a small thing anew where it was drawn before.
  void again(int node) {
    Box box = scene.box(node);
    double side = box.width();
    brighten(1);
    switch (at.shape[node]) {
      case CHIP -> {
        double chip = Math.rint(side);
        clear(new Box(Math.rint(box.x()), Math.rint(box.y()), chip, chip).grown(1));
      }
      case SUPERVISOR, CARD -> clear(onPixels(box));
      case CELL, MERGED -> {
        double size = CellPainter.cellSize(box.x(), side);
        var cell = new Box(CellPainter.pixel(box.x()), CellPainter.pixel(box.y()), size, size);
        clear(cell.grown(side >= 4 ? 1 : 0));
      }
      case HIDDEN -> {}
    }
    node(node);
    brighten(1);
  }

  private void clear(Box box) {
    on.fillRect(box.x(), box.y(), box.width(), box.height(), Ink.CANVAS);
  }

  private void frames() {
    for (Arrangement.Area area : at.areas) {
      Box frame = scene.inWindow(area.box());
      var crisp =
          new Box(
              Math.floor(frame.x()) + 0.5,
              Math.floor(frame.y()) + 0.5,
              Math.floor(frame.width()) - 1,
              Math.floor(frame.height()) - 1);
      on.strokeRect(crisp, 1, Ink.LINE);
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
      var labels = new ArrowLabels(on, scene.textScale());
      var badges = new StepBadges(on, scene);
      badges.take(cascade, model.moment());
      badges.keepFree(labels, cascade);
      labels.avoid(scene);
      new TreeCascade(on, scene, labels).arrows(model.arrows());
      labels.paint();
      badges.paint(cascade, model.moment(), model.focus());
    }
  }

  private void selection() {
    int node = tree.node(model.view().selection().slot());
    if (node == Forest.NONE) {
      return;
    }
    ring(scene.place(node));
    for (Arrangement.Area area : at.areas) {
      if (area.node() == node) {
        ring(scene.inWindow(area.box()));
      }
    }
  }

  private void ring(Box box) {
    on.strokeRect(box.grown(2), 2, Ink.ACCENT);
  }
}
