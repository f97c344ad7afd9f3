package crashlab.ui.timeline;

import crashlab.analysis.Wording;
import crashlab.otp.Digested;
import crashlab.trace.Identities;
import crashlab.trace.TraceLog;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.AxisTicks;
import java.util.ArrayList;
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
    return AxisTicks.of(model.scale(), layout.plotWidth(), spacing, source.run().endNanos());
  }

  static void paint(Painter on, TimelineModel model, List<AxisTicks.Tick> ticks, long nowNanos) {
    TimelineLayout layout = model.layout();
    double bottom = layout.axisHeight();
    on.fillRect(0, 0, layout.width(), bottom - 1, Ink.CARD);
    on.fillRect(0, bottom - 1, layout.width(), 1, Ink.LINE);
    double flagWidth = flagWidth(on, nowNanos);
    double flag = flagX(model, nowNanos, flagWidth);
    on.clip(layout.plotX(), 0, layout.plotWidth(), bottom);
    for (AxisTicks.Tick tick : ticks) {
      double x = Math.round(layout.plotX() + model.scale().x(tick.nanos()));
      on.fillRect(x, bottom - 6, 1, 5, Ink.LINE);
      double end = x + 4 + on.width(tick.label(), TextStyle.SMALL);
      boolean free = end < flag || x + 4 > flag + flagWidth;
      if (free && end < layout.width()) {
        on.text(tick.label(), x + 4, bottom - 8, TextStyle.SMALL, Align.LEFT, Ink.FAINT);
      }
    }
    on.unclip();
  }

  /// The faults as lines from top to bottom, with what they are where there is room.
  static void paintFaults(Painter on, TimelineModel model, TimelineIndex index) {
    TimelineLayout layout = model.layout();
    TraceLog log = index.run().log();
    List<Integer> seen = new ArrayList<>();
    for (int at : index.events().faults()) {
      double x = x(model, log.timeNanos(at));
      if (x >= layout.plotX() && x <= layout.width() && seen.size() < MOST_FAULTS) {
        seen.add(at);
        fault(on, x, layout.axisHeight(), layout.height());
      }
    }
    var wording = new Wording(log.identities());
    double free = 0;
    for (int at : seen) {
      double x = x(model, log.timeNanos(at));
      String text = words(log, wording, at);
      double width = on.width(text, TextStyle.SMALL);
      if (x >= free && x + width + 8 < layout.width()) {
        double y = layout.height() - 6;
        on.fillRect(x + 3, y - 11, width + 4, 14, Ink.CANVAS);
        on.text(text, x + 5, y, TextStyle.SMALL, Align.LEFT, Ink.TEXT);
        free = x + width + 12;
      }
    }
  }

  private static double x(TimelineModel model, long nanos) {
    return Math.round(model.layout().plotX() + model.scale().x(nanos));
  }

  private static void fault(Painter on, double x, double top, double bottom) {
    on.line(x + 0.5, top, x + 0.5, bottom, 1, Stroke.DASHED, Ink.OVERLOADED);
    double[] xs = {x - 4.5, x + 5.5, x + 0.5};
    double[] ys = {top - 9, top - 9, top};
    on.fillPolygon(xs, ys, xs.length, Ink.OVERLOADED);
  }

  private static String words(TraceLog log, Wording wording, int at) {
    Digested detail = log.detail(at);
    String what = "fault: " + (detail == null ? "" : Identities.plainText(detail));
    return log.pid(at) == 0 ? what : what + " " + wording.process(log.pid(at));
  }

  private static double flagWidth(Painter on, long nowNanos) {
    return on.width(Wording.instant(nowNanos), TextStyle.SMALL) + 8;
  }

  /// Where the flag with the present time begins; outside of the picture if the playhead is.
  private static double flagX(TimelineModel model, long nowNanos, double width) {
    TimelineLayout layout = model.layout();
    double x = Math.round(layout.plotX() + model.scale().x(nowNanos));
    if (x < layout.plotX() || x > layout.width()) {
      return -2 * width;
    }
    return Math.clamp(
        x - width / 2, layout.plotX(), Math.max(layout.plotX(), layout.width() - width));
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
    double width = flagWidth(on, nowNanos);
    double left = flagX(model, nowNanos, width);
    on.fillRect(left, 2, width, bottom - 8, Ink.TEXT);
    double[] xs = {x - 5, x + 5, x};
    double[] ys = {bottom - 7, bottom - 7, bottom};
    on.fillPolygon(xs, ys, xs.length, Ink.TEXT);
    on.text(text, left + 4, bottom - 10, TextStyle.SMALL, Align.LEFT, Ink.CANVAS);
  }
}
