package crashlab.ui.timeline;

import crashlab.analysis.Wording;
import crashlab.otp.Digested;
import crashlab.trace.Identities;
import crashlab.trace.TraceLog;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Segment;
import java.util.ArrayList;
import java.util.List;

/// Draws the faults of a run: a line through all lanes each, with what it is where there is room,
/// and a mark on the axis.
final class FaultPicture {
  private static final int MOST_FAULTS = 200;

  private FaultPicture() {}

  /// The lines through the lanes, and the words below.
  static void paint(Painter on, TimelineModel model, TimelineIndex index) {
    TimelineLayout layout = model.layout();
    TraceLog log = index.run().log();
    List<Integer> seen = seen(model, index);
    for (int at : seen) {
      double x = x(model, log, at) + 0.5;
      on.line(
          new Segment(x, layout.axisHeight(), x, layout.height()),
          new LineStyle(1, Stroke.DASHED, Ink.OVERLOADED));
    }
    var wording = new Wording(log.identities());
    double free = 0;
    for (int at : seen) {
      double x = x(model, log, at);
      String text = words(log, wording, at);
      double width = on.width(text, TextStyle.SMALL);
      if (x >= free && x + width + 8 < layout.width()) {
        double y = layout.height() - 6;
        on.fillRect(x + 3, y - 11, width + 4, 14, Ink.CANVAS);
        on.text(text, x + 5, y, TextStyle.SMALL.left(Ink.TEXT));
        free = x + width + 12;
      }
    }
  }

  /// The marks on the axis.
  static void paintMarks(Painter on, TimelineModel model, TimelineIndex index) {
    double top = model.layout().axisHeight();
    for (int at : seen(model, index)) {
      double x = x(model, index.run().log(), at);
      double[] xs = {x - 4.5, x + 5.5, x + 0.5};
      double[] ys = {top - 9, top - 9, top};
      on.fillPolygon(xs, ys, xs.length, Ink.OVERLOADED);
    }
  }

  private static List<Integer> seen(TimelineModel model, TimelineIndex index) {
    TimelineLayout layout = model.layout();
    List<Integer> seen = new ArrayList<>();
    for (int at : index.events().faults()) {
      double x = x(model, index.run().log(), at);
      if (x >= layout.plotX() && x <= layout.width() && seen.size() < MOST_FAULTS) {
        seen.add(at);
      }
    }
    return seen;
  }

  private static double x(TimelineModel model, TraceLog log, int at) {
    return Math.round(model.layout().plotX() + model.time().scale().x(log.timeNanos(at)));
  }

  private static String words(TraceLog log, Wording wording, int at) {
    Digested detail = log.detail(at);
    String what = "fault: " + (detail == null ? "" : Identities.plainText(detail));
    return log.pid(at) == 0 ? what : what + " " + wording.process(log.pid(at));
  }
}
