package crashlab.ui.tree;

import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.cascade.CascadeStep;
import crashlab.analysis.state.Moment;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Forest;
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
  private final TreeScene scene;
  private final Map<Integer, List<CascadeStep>> byPlace = new LinkedHashMap<>();

  StepBadges(Painter on, TreeScene scene) {
    this.on = on;
    this.scene = scene;
  }

  /// Takes the steps that have happened.
  void take(CascadeGraph cascade, Moment moment) {
    for (CascadeStep step : cascade.steps().subList(0, cascade.reached(moment))) {
      int node = scene.tree().node(step.slot());
      if (node != Forest.NONE) {
        byPlace.computeIfAbsent(scene.at().shownBy[node], _ -> new ArrayList<>()).add(step);
      }
    }
  }

  /// Lets no words stand on the numbers, nor on the lines around where it began.
  void keepFree(ArrowLabels labels, CascadeGraph cascade) {
    byPlace.forEach((node, steps) -> {
      BadgeRow row = row(scene.place(node), steps);
      double width = row.count() * (2 * row.radius() + 2);
      double edge = row.radius() + 2;
      labels.keepFree(new Box(row.x() - edge, row.y() - edge, width + 2, 2 * edge));
    });
    int root = scene.tree().node(cascade.rootSlot());
    if (root != Forest.NONE) {
      Box box = scene.place(root);
      double width = box.width() + 2 * OUTLINE;
      labels.keepFree(new Box(box.x() - OUTLINE, box.y() - OUTLINE, width, OUTLINE));
      labels.keepFree(new Box(box.x() - OUTLINE, box.bottom(), width, OUTLINE));
    }
  }

  /// The numbers of one place.
  ///
  /// @param x the middle of the first
  /// @param count how many, dots included
  private record BadgeRow(double x, double y, double radius, int first, int count) {}

  private BadgeRow row(Box box, List<CascadeStep> steps) {
    double radius = BADGE * scene.textScale();
    boolean narrow = box.width() < 4 * radius;
    int first = Math.max(0, steps.size() - MOST);
    return new BadgeRow(
        box.x() + (narrow ? box.width() / 2 : radius),
        box.y() - (narrow ? radius + 2 : 2),
        radius,
        first,
        steps.size() - first + (first > 0 ? 1 : 0));
  }

  /// Draws all of it; the step in focus stands out, what happens at the moment is lit.
  void paint(CascadeGraph cascade, Moment moment, int focus) {
    int root = scene.tree().node(cascade.rootSlot());
    if (root != Forest.NONE) {
      Box box = scene.place(root);
      on.strokeRect(box.grown(3), 1.5, Ink.TEXT);
      on.strokeRect(box.grown(7), 1.5, Ink.TEXT);
    }
    byPlace.forEach((node, steps) -> paint(scene.place(node), steps, moment, focus));
  }

  private void paint(Box box, List<CascadeStep> steps, Moment moment, int focus) {
    boolean lit = steps.stream().anyMatch(step -> step.seq() == moment.seq());
    if (lit) {
      on.strokeRect(box.grown(1), 3, Ink.ACCENT);
    }
    BadgeRow row = row(box, steps);
    double radius = row.radius();
    double x = row.x();
    if (row.first() > 0) {
      disc(x, row.y(), radius, Ink.CANVAS);
      on.text("…", x, row.y() + 4, TextStyle.BOLD.centred(Ink.TEXT));
      x += 2 * radius + 2;
    }
    for (CascadeStep step : steps.subList(row.first(), steps.size())) {
      disc(x, row.y(), radius + 1.5, Ink.CANVAS);
      disc(x, row.y(), radius, step.number() == focus ? Ink.ACCENT : Ink.TEXT);
      number(step.number(), x, row.y());
      x += 2 * radius + 2;
    }
  }

  private void number(int number, double x, double y) {
    TextStyle style = TextStyle.BOLD.withSize(number > 99 ? 8 : 10);
    double baseline = y + 3.6 * scene.textScale();
    on.text(Integer.toString(number), x, baseline, style.centred(Ink.CANVAS));
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
