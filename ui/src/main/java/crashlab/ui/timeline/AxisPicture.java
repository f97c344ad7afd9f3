package crashlab.ui.timeline;

import crashlab.analysis.Wording;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.AxisTicks;
import java.util.List;

/// Draws the axis of time, its grid, and the flag that tells the present instant.
final class AxisPicture {
  private static final double SPACING = 88;

  private AxisPicture() {}

  /// The faint lines below the lanes.
  static void paintGrid(Painter on, TimelineModel model, LaneSource source) {
    TimelineLayout layout = model.layout();
    on.setOpacity(0.35);
    for (AxisTicks.Tick tick : ticks(model, source)) {
      double x = Math.round(layout.plotX() + model.time().scale().x(tick.nanos()));
      on.fillRect(x, layout.axisHeight(), 1, layout.height() - layout.axisHeight(), Ink.LINE);
    }
    on.setOpacity(1);
  }

  private static List<AxisTicks.Tick> ticks(TimelineModel model, LaneSource source) {
    TimelineLayout layout = model.layout();
    double spacing = SPACING * layout.textScale();
    return AxisTicks.of(model.time().scale(), layout.plotWidth(), spacing, source.run().endNanos());
  }

  /// The axis with the marks of the faults and the flag at the present instant.
  static void paint(Painter on, TimelineModel model, NowLayer.Now now) {
    TimelineLayout layout = model.layout();
    double bottom = layout.axisHeight();
    on.fillRect(0, 0, layout.width(), bottom - 1, Ink.CARD);
    on.fillRect(0, bottom - 1, layout.width(), 1, Ink.LINE);
    double flagWidth = flagWidth(on, now.nanos());
    double flag = flagX(model, now.nanos(), flagWidth);
    on.clip(layout.plotX(), 0, layout.plotWidth(), bottom);
    for (AxisTicks.Tick tick : ticks(model, now.source())) {
      double x = Math.round(layout.plotX() + model.time().scale().x(tick.nanos()));
      on.fillRect(x, bottom - 6, 1, 5, Ink.LINE);
      double end = x + 4 + on.width(tick.label(), TextStyle.SMALL);
      boolean free = end < flag || x + 4 > flag + flagWidth;
      if (free && end < layout.width()) {
        on.text(tick.label(), x + 4, bottom - 8, TextStyle.SMALL.left(Ink.FAINT));
      }
    }
    on.unclip();
    TimelineIndex index = now.source().index();
    if (index != null) {
      FaultPicture.paintMarks(on, model, index);
    }
    if (now.source().isBuilding()) {
      double x = layout.plotX() - 8;
      on.text("building…", x, bottom - 8, TextStyle.SMALL.right(Ink.FAINT));
    }
    flag(on, model, now.nanos());
  }

  private static double flagWidth(Painter on, long nowNanos) {
    return on.width(Wording.instant(nowNanos), TextStyle.SMALL) + 8;
  }

  /// Where the flag with the present time begins; outside of the picture if the playhead is.
  private static double flagX(TimelineModel model, long nowNanos, double width) {
    TimelineLayout layout = model.layout();
    double x = Math.round(layout.plotX() + model.time().scale().x(nowNanos));
    if (x < layout.plotX() || x > layout.width()) {
      return -2 * width;
    }
    return Math.clamp(
        x - width / 2, layout.plotX(), Math.max(layout.plotX(), layout.width() - width));
  }

  /// The time at the present instant, with a tip towards the playhead.
  private static void flag(Painter on, TimelineModel model, long nowNanos) {
    TimelineLayout layout = model.layout();
    double x = Math.round(layout.plotX() + model.time().scale().x(nowNanos));
    if (x < layout.plotX() || x > layout.width()) {
      return;
    }
    double bottom = layout.axisHeight();
    String text = Wording.instant(nowNanos);
    double width = flagWidth(on, nowNanos);
    double left = flagX(model, nowNanos, width);
    on.fillRect(left, 2, width, bottom - 8, Ink.TEXT);
    double[] xs = {x - 5, x + 5, x};
    double[] ys = {bottom - 7, bottom - 7, bottom};
    on.fillPolygon(xs, ys, xs.length, Ink.TEXT);
    on.text(text, left + 4, bottom - 10, TextStyle.SMALL.left(Ink.CANVAS));
  }
}
