package crashlab.ui.timeline;

import crashlab.analysis.Wording;
import crashlab.trace.Identities;
import crashlab.trace.TraceLog;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.AxisTicks;
import java.util.List;

/// Draws what belongs to time and not to a lane: the axis, the faults, the playhead.
final class AxisPicture {
  private static final double SPACING = 88;
  private static final int MOST_FAULTS = 200;

  private AxisPicture() {}

  /// The faint lines below the lanes.
  static void paintGrid(Painter on, TimelineModel model, List<AxisTicks.Tick> ticks) {
    TimelineLayout layout = model.layout();
    on.setOpacity(0.35);
    for (AxisTicks.Tick tick : ticks) {
      double x = Math.round(layout.plotX() + model.scale().x(tick.nanos()));
      on.fillRect(x, layout.axisHeight(), 1, layout.height() - layout.axisHeight(), Ink.LINE);
    }
    on.setOpacity(1);
  }

  static List<AxisTicks.Tick> ticks(TimelineModel model, LaneSource source) {
    TimelineLayout layout = model.layout();
    double spacing = SPACING * layout.textScale();
    return AxisTicks.of(
        model.scale(), layout.plotWidth(), spacing, source.run().endNanos());
  }

  static void paint(Painter on, TimelineModel model, List<AxisTicks.Tick> ticks) {
    TimelineLayout layout = model.layout();
    double bottom = layout.axisHeight();
    on.fillRect(0, 0, layout.width(), bottom - 1, Ink.CARD);
    on.fillRect(0, bottom - 1, layout.width(), 1, Ink.LINE);
    on.clip(layout.plotX(), 0, layout.plotWidth(), bottom);
    for (AxisTicks.Tick tick : ticks) {
      double x = Math.round(layout.plotX() + model.scale().x(tick.nanos()));
      on.fillRect(x, bottom - 6, 1, 5, Ink.LINE);
      on.text(tick.label(), x + 4, bottom - 8, TextStyle.SMALL, Align.LEFT, Ink.FAINT);
    }
    on.unclip();
  }

  /// The faults as lines from top to bottom, with what they are where there is room.
  static void paintFaults(Painter on, TimelineModel model, TimelineIndex index) {
    TimelineLayout layout = model.layout();
    TraceLog log = index.run().log();
    double free = 0;
    int drawn = 0;
    for (int at : index.events().faults()) {
      double x = Math.round(layout.plotX() + model.scale().x(log.timeNanos(at)));
      if (x < layout.plotX() || x > layout.width() || drawn++ > MOST_FAULTS) {
        continue;
      }
      double top = layout.axisHeight();
      on.line(x + 0.5, top, x + 0.5, layout.height(), 1, Stroke.DASHED, Ink.OVERLOADED);
      double[] xs = {x - 4.5, x + 5.5, x + 0.5};
      double[] ys = {top - 9, top - 9, top};
      on.fillPolygon(xs, ys, xs.length, Ink.OVERLOADED);
      if (x >= free && log.detail(at) != null) {
        String text = "fault: " + Identities.plainText(log.detail(at));
        double width = on.width(text, TextStyle.SMALL);
        if (x + width + 8 < layout.width()) {
          double y = layout.height() - 6;
          on.setOpacity(0.85);
          on.fillRect(x + 3, y - 11, width + 4, 14, Ink.CANVAS);
          on.setOpacity(1);
          on.text(text, x + 5, y, TextStyle.SMALL, Align.LEFT, Ink.TEXT);
          free = x + width + 12;
        }
      }
    }
  }

  /// The line at the present instant, with its time.
  static void paintPlayhead(Painter on, TimelineModel model, long nowNanos) {
    TimelineLayout layout = model.layout();
    double x = Math.round(layout.plotX() + model.scale().x(nowNanos));
    if (x < layout.plotX() || x > layout.width()) {
      return;
    }
    double bottom = layout.axisHeight();
    on.fillRect(x - 1, bottom, 2, layout.height() - bottom, Ink.TEXT);
    String text = Wording.instant(nowNanos);
    double width = on.width(text, TextStyle.SMALL) + 8;
    double left = Math.clamp(x - width / 2, layout.plotX(), layout.width() - width);
    on.fillRect(left, 2, width, bottom - 8, Ink.TEXT);
    double[] xs = {x - 5, x + 5, x};
    double[] ys = {bottom - 7, bottom - 7, bottom};
    on.fillPolygon(xs, ys, xs.length, Ink.TEXT);
    on.text(text, left + 4, bottom - 10, TextStyle.SMALL, Align.LEFT, Ink.CANVAS);
  }
}
