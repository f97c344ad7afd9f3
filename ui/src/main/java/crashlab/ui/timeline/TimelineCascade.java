package crashlab.ui.timeline;

import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeStep;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// Draws the arrows and the numbered steps of a cascade over the lanes. Arrows leave at the instant
/// of the cause and arrive at that of the effect, so none points to the left.
final class TimelineCascade {
  private static final double NEAR = 10;
  private static final double ASIDE = 5;
  private static final double HEAD = 13;
  private static final double BADGE_SIZE = 15;
  private static final double RIM = 4; // of the badge that is lit

  private TimelineCascade() {}

  /// Draws the arrows.
  ///
  /// @param parents gives the parent of a slot
  static void paint(
      Painter on,
      TimelineModel model,
      CascadeFocus now,
      IntUnaryOperator parents,
      LaneLabels labels) {
    double size = BADGE_SIZE * model.layout().textScale();
    for (Badge badge : badges(on, model, now)) {
      double width = room(on, badge, size);
      double left = badge.x - size / 2 - RIM;
      double top = badge.y - size / 2 - RIM;
      labels.keepFree(new Box(left, top, width + 2 * RIM, size + 2 * RIM));
    }
    for (CascadeArrow arrow : now.arrows(parents)) {
      paint(on, model, arrow, labels);
    }
  }

  /// Draws the numbers of the steps, over all lines.
  static void paintSteps(Painter on, TimelineModel model, CascadeFocus now) {
    for (Badge badge : badges(on, model, now)) {
      paint(on, badge, BADGE_SIZE * model.layout().textScale());
    }
  }

  /// Where an arrow runs, as x1, y1, x2, y2.
  static double[] course(TimelineModel model, CascadeArrow arrow) {
    double left = model.layout().plotX();
    return new double[] {
      left + model.time().scale().x(arrow.from().nanos()),
      model.lanes().middle(arrow.from().slot()),
      left + model.time().scale().x(arrow.to().nanos()),
      model.lanes().middle(arrow.to().slot())
    };
  }

  private static void paint(
      Painter on, TimelineModel model, CascadeArrow arrow, LaneLabels labels) {
    double[] course = course(model, arrow);
    double aside = course[2] - course[0] < NEAR ? aside(arrow.kind()) : 0;
    double x1 = course[0] + aside;
    double y1 = course[1];
    double x2 = course[2] + aside;
    double y2 = course[3];
    if (y1 == y2 || x2 < model.layout().plotX() || x1 > model.layout().width()) {
      return;
    }
    var way = new Segment(x1, y1, x2, y2);
    double below = y2 + (x2 - x1 < NEAR ? 0 : model.layout().barHeight() / 2 - 3); // the words
    switch (arrow.kind()) {
      case LINK -> {
        if (arrow.stopped()) {
          Halo.stopped(on, way, LineStyle.solid(2, Ink.CRASHED));
        } else {
          Halo.arrow(on, way, LineStyle.solid(2, Ink.CRASHED), true);
        }
      }
      case MONITOR -> Halo.arrow(on, way, new LineStyle(1, Stroke.DASHED, Ink.TEXT), true);
      case MESSAGE -> Halo.arrow(on, way, new LineStyle(1, Stroke.DOTTED, Ink.TEXT), true);
      case DECISION -> elbow(on, way, LineStyle.solid(3, Ink.TEXT), true);
      case STOP ->
          elbow(on, new Segment(x1, y1, x2, below), LineStyle.solid(1, Ink.STOPPING), false);
      case RESTART ->
          elbow(on, new Segment(x1, y1, x2, below), LineStyle.solid(1, Ink.STARTING), false);
      case ESCALATION -> {
        elbow(on, way, LineStyle.solid(6, Ink.TEXT), true);
        boolean up = y2 < y1;
        double core = Math.max(0, Math.abs(y2 - y1) - (x2 - x1 < NEAR ? HEAD : 0));
        on.fillRect(x1 - 1, up ? y1 - core : y1, 2, core, Ink.CANVAS);
      }
    }
    double gap = Math.max(y1, y2) - model.layout().barMiddle() - 4; // between two lanes
    label(arrow, course[0], gap, labels);
  }

  /// Of arrows that stand at one instant those up and those down are told apart.
  private static double aside(CascadeArrow.Kind kind) {
    return switch (kind) {
      case LINK, MONITOR, MESSAGE -> 0;
      case DECISION, ESCALATION -> -ASIDE;
      case STOP, RESTART -> ASIDE;
    };
  }

  /// From lane to lane at the instant of the cause, then along the lane to that of the effect.
  private static void elbow(Painter on, Segment way, LineStyle style, boolean filled) {
    var upright = new Segment(way.x1(), way.y1(), way.x1(), way.y2());
    if (way.x2() - way.x1() < NEAR) {
      Halo.arrow(on, upright, style, filled);
      return;
    }
    Halo.seam(on, upright, style.width());
    on.line(upright, style);
    Halo.arrow(on, new Segment(way.x1(), way.y2(), way.x2(), way.y2()), style, filled);
  }

  private static void label(CascadeArrow arrow, double x, double y, LaneLabels labels) {
    String many = arrow.count() > 1 ? arrow.label() + " ×" + arrow.count() : arrow.label();
    labels.add(many, x + BADGE_SIZE + 2, y, Ink.TEXT);
  }

  /// The steps that stand at one spot, as one badge.
  private static final class Badge {
    final CascadeStep first;
    final double x;
    final double y;
    CascadeStep last;
    boolean stopped;
    boolean focused;
    boolean lit;

    Badge(CascadeStep step, double x, double y) {
      this.first = step;
      this.last = step;
      this.x = x;
      this.y = y;
    }

    String text() {
      if (first == last) {
        return Integer.toString(first.number());
      }
      return first.number() + (last.number() == first.number() + 1 ? "," : "…") + last.number();
    }
  }

  private static List<Badge> badges(Painter on, TimelineModel model, CascadeFocus now) {
    double size = BADGE_SIZE * model.layout().textScale();
    Map<Double, Badge> lastInRow = new HashMap<>();
    List<Badge> badges = new ArrayList<>();
    for (CascadeStep step : now.cascade().steps()) {
      if (step.slot() < 0) {
        continue;
      }
      double x =
          seen(model, model.layout().plotX() + model.time().scale().x(step.timeNanos()), size);
      double top = model.lanes().middle(step.slot()) - model.layout().barHeight() / 2;
      double y = Math.round(Math.max(top, least(model, top, size)));
      Badge before = lastInRow.get(y);
      if (before == null || x - before.x > room(on, before, size)) {
        before = new Badge(step, x, y);
        lastInRow.put(y, before);
        badges.add(before);
      }
      before.last = step;
      before.stopped |= step.stopped();
      before.focused |= step.number() == now.focus();
      before.lit = before.focused && now.lit();
    }
    double right = model.layout().width() + size;
    badges.removeIf(badge -> badge.x < model.layout().plotX() - size || badge.x > right);
    return badges;
  }

  /// A badge at the left edge of the lanes would be cut by their names.
  private static double seen(TimelineModel model, double x, double size) {
    double left = model.layout().plotX();
    return x >= left ? Math.max(x, left + size / 2 + 2) : x;
  }

  /// A badge on the edge of the topmost lane would be cut by the axis.
  private static double least(TimelineModel model, double top, double size) {
    double axis = model.layout().axisHeight();
    return top > axis ? axis + size / 2 + 1 : top;
  }

  private static double room(Painter on, Badge badge, double size) {
    return Math.max(size, on.width(badge.text(), TextStyle.SMALL) + 8) + 2;
  }

  private static void paint(Painter on, Badge badge, double size) {
    double width = room(on, badge, size) - 2;
    double left = badge.x - size / 2;
    double top = badge.y - size / 2;
    if (badge.lit) {
      on.fillRect(left - 4, top - 4, width + 8, size + 8, Ink.ACCENT);
    }
    on.fillRect(left, top, width, size, badge.focused ? Ink.ACCENT : Ink.CANVAS);
    on.strokeRect(new Box(left + 0.5, top + 0.5, width - 1, size - 1), 1, Ink.TEXT);
    if (badge.first.number() == 1) {
      on.strokeRect(new Box(left - 1.5, top - 1.5, width + 3, size + 3), 1, Ink.TEXT);
    }
    if (badge.stopped) {
      on.fillRect(left + width + 2, badge.y - 8, 2, 16, Ink.TEXT);
    }
    on.text(
        badge.text(),
        left + width / 2,
        badge.y + size * 0.27,
        TextStyle.SMALL.centred(badge.focused ? Ink.CANVAS : Ink.TEXT));
  }
}
