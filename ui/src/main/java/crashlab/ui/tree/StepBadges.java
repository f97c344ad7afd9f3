package crashlab.ui.tree;

import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.cascade.CascadeStep;
import crashlab.analysis.state.Moment;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.ViewTransform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a cascade began and the numbers of its steps so far, on the boxes where they happened.
final class StepBadges {
  private static final double BADGE = 8;
  private static final int MOST = 4;
  private static final int ROUND = 20;
  private static final double OUTLINE = 8;

  private final Painter on;
  private final Supervision tree;
  private final Arrangement at;
  private final ViewTransform view;
  private final double textScale;
  private final Map<Integer, List<CascadeStep>> byPlace = new LinkedHashMap<>();

  StepBadges(Painter on, Supervision tree, Arrangement at, ViewTransform view, double textScale) {
    this.on = on;
    this.tree = tree;
    this.at = at;
    this.view = view;
    this.textScale = textScale;
  }

  /// Takes the steps that have happened.
  void take(CascadeGraph cascade, Moment moment) {
    for (CascadeStep step : cascade.steps().subList(0, cascade.reached(moment))) {
      int node = tree.node(step.slot());
      if (node != Forest.NONE) {
        byPlace.computeIfAbsent(at.shownBy[node], _ -> new ArrayList<>()).add(step);
      }
    }
  }

  /// Lets no words stand on the numbers, nor on the lines around where it began.
  void keepFree(ArrowLabels labels, CascadeGraph cascade) {
    byPlace.forEach((node, steps) -> {
      BadgeRow row = row(spot(node), steps);
      double width = row.count() * (2 * row.radius() + 2);
      double edge = row.radius() + 2;
      labels.keepFree(new ArrowLabels.Box(row.x() - edge, row.y() - edge, width + 2, 2 * edge));
    });
    int root = tree.node(cascade.rootSlot());
    if (root != Forest.NONE) {
      NodeBox box = spot(root);
      double width = box.w() + 2 * OUTLINE;
      labels.keepFree(new ArrowLabels.Box(box.x() - OUTLINE, box.y() - OUTLINE, width, OUTLINE));
      labels.keepFree(new ArrowLabels.Box(box.x() - OUTLINE, box.bottom(), width, OUTLINE));
    }
  }

  private NodeBox spot(int node) {
    return NodeBox.of(at, view, node);
  }

  /// The numbers of one place.
  ///
  /// @param x the middle of the first
  /// @param count how many, dots included
  private record BadgeRow(double x, double y, double radius, int first, int count) {}

  private BadgeRow row(NodeBox box, List<CascadeStep> steps) {
    double radius = BADGE * textScale;
    boolean narrow = box.w() < 4 * radius;
    int first = Math.max(0, steps.size() - MOST);
    return new BadgeRow(
        box.x() + (narrow ? box.w() / 2 : radius),
        box.y() - (narrow ? radius + 2 : 2),
        radius,
        first,
        steps.size() - first + (first > 0 ? 1 : 0));
  }

  /// Draws all of it; the step in focus stands out, what happens at the moment is lit.
  void paint(CascadeGraph cascade, Moment moment, int focus) {
    int root = tree.node(cascade.rootSlot());
    if (root != Forest.NONE) {
      NodeBox box = spot(root);
      on.strokeRect(box.x() - 3, box.y() - 3, box.w() + 6, box.h() + 6, 1.5, Ink.TEXT);
      on.strokeRect(box.x() - 7, box.y() - 7, box.w() + 14, box.h() + 14, 1.5, Ink.TEXT);
    }
    byPlace.forEach((node, steps) -> paint(spot(node), steps, moment, focus));
  }

  private void paint(NodeBox box, List<CascadeStep> steps, Moment moment, int focus) {
    boolean lit = steps.stream().anyMatch(step -> step.seq() == moment.seq());
    if (lit) {
      on.strokeRect(box.x() - 1, box.y() - 1, box.w() + 2, box.h() + 2, 3, Ink.ACCENT);
    }
    BadgeRow row = row(box, steps);
    double x = row.x();
    if (row.first() > 0) {
      disc(x, row.y(), row.radius(), Ink.CANVAS);
      on.text("…", x, row.y() + 4, TextStyle.BOLD, Align.CENTER, Ink.TEXT);
      x += 2 * row.radius() + 2;
    }
    for (CascadeStep step : steps.subList(row.first(), steps.size())) {
      badge(step, step.number() == focus, x, row.y(), row.radius());
      x += 2 * row.radius() + 2;
    }
  }

  private void badge(CascadeStep step, boolean focused, double x, double y, double radius) {
    disc(x, y, radius + 1.5, Ink.CANVAS);
    disc(x, y, radius, focused ? Ink.ACCENT : Ink.TEXT);
    TextStyle style = TextStyle.BOLD.withSize(step.number() > 99 ? 8 : 10);
    on.text(
        Integer.toString(step.number()), x, y + 3.6 * textScale, style, Align.CENTER, Ink.CANVAS);
  }

  private void disc(double x, double y, double radius, Ink ink) {
    double[] xs = new double[ROUND];
    double[] ys = new double[ROUND];
    for (int i = 0; i < ROUND; i++) {
      double angle = 2 * Math.PI * i / ROUND;
      xs[i] = x + radius * Math.cos(angle);
      ys[i] = y + radius * Math.sin(angle);
    }
    on.fillPolygon(xs, ys, ROUND, ink);
  }
}
