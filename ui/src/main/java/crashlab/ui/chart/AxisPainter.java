package crashlab.ui.chart;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.AxisTicks;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.TimeAxis;
import java.util.List;
import java.util.Locale;

/// Draws what all charts share: the time axis above them, faults, playhead, crosshair, selected
/// range.
///
/// @param scale of texts
record AxisPainter(Painter on, TimeAxis axis, double scale) {
  private static final double TICK_APART = 90;
  private static final double GRID_OPACITY = 0.25;
  private static final long SECOND = 1_000_000_000L;

  /// Draws the ticks with their times, and faint lines below them down to `bottom`.
  void ticks(double bottom) {
    double top = ChartLayout.AXIS * scale;
    for (AxisTicks.Tick tick : axis.ticks(TICK_APART * scale)) {
      double x = Math.round(axis.x(tick.nanos()));
      String text = tick.label();
      double half = on.width(text, TextStyle.SMALL) / 2;
      double at = Math.max(x, axis.left() + half - 20);
      on.text(text, at, top - 14 * scale, TextStyle.SMALL.centred(Ink.FAINT));
      on.fillRect(x, top - 4, 1, 4, Ink.LINE);
      on.setOpacity(GRID_OPACITY);
      on.fillRect(x, top, 1, bottom - top, Ink.LINE);
      on.setOpacity(1);
    }
  }

  /// An instant in seconds, with as many decimals as tell it from the next step.
  static String time(long nanos, long stepNanos) {
    int decimals = 0;
    for (long unit = SECOND; unit > 1 && stepNanos % unit != 0; unit /= 10) {
      decimals++;
    }
    String text = String.format(Locale.ROOT, "%d.%09d", nanos / SECOND, nanos % SECOND);
    return text.substring(0, text.length() - (decimals == 0 ? 10 : 9 - decimals)) + " s";
  }

  /// Marks the faults, each with its words if they have room before the next.
  void faults(List<RunData.FaultTime> faults, double bottom) {
    double top = ChartLayout.AXIS * scale;
    double lastX = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < faults.size(); i++) {
      RunData.FaultTime fault = faults.get(i);
      double x = Math.round(axis.x(fault.timeNanos()));
      if (!axis.contains(fault.timeNanos()) || x - lastX < 2) {
        continue;
      }
      lastX = x;
      double[] xs = {x - 4, x + 5, x + 0.5};
      double[] ys = {top + 3, top + 3, top + 11};
      on.fillPolygon(xs, ys, xs.length, Ink.CRASHED);
      on.setOpacity(0.6);
      for (double y = top + 12; y < bottom; y += 6) {
        on.fillRect(x, y, 1, 3, Ink.CRASHED);
      }
      on.setOpacity(1);
      double next =
          i + 1 < faults.size() && axis.contains(faults.get(i + 1).timeNanos())
              ? axis.x(faults.get(i + 1).timeNanos()) - 6
              : axis.right() + 60;
      double room = next - x - 9;
      if (room > 30) {
        on.textWithin(fault.words(), x + 8, top + 11, room, TextStyle.SMALL.left(Ink.TEXT));
      }
    }
  }

  /// The line of the instant that all views show.
  void playhead(long timeNanos, double bottom) {
    if (axis.contains(timeNanos)) {
      double x = Math.round(axis.x(timeNanos));
      double top = ChartLayout.AXIS * scale;
      on.fillRect(x - 1, top - 6, 2, bottom - top + 6, Ink.ACCENT);
      double[] xs = {x - 6, x + 6, x};
      double[] ys = {top - 11, top - 11, top - 2};
      on.fillPolygon(xs, ys, xs.length, Ink.ACCENT);
    }
  }

  /// The line under the mouse, with its time.
  void crosshair(double x, double bottom) {
    double top = ChartLayout.AXIS * scale;
    on.fillRect(Math.rint(x), top, 1, bottom - top, Ink.FAINT);
    String text = time(axis.time(x), Math.max(1, axis.tickStepNanos(4)));
    double width = on.width(text, TextStyle.SMALL) + 8;
    double left = Math.clamp(x - width / 2, 0, Math.max(0, axis.right() - width + 20));
    on.fillRect(left, 1, width, 15 * scale, Ink.CARD);
    on.strokeRect(new Box(left + 0.5, 1.5, width - 1, 15 * scale), 1, Ink.FAINT);
    on.text(text, left + 4, 12.5 * scale, TextStyle.SMALL.left(Ink.TEXT));
  }

  /// The stretch that is being dragged out.
  void range(double fromX, double toX, double bottom) {
    double left = Math.clamp(Math.min(fromX, toX), axis.left(), axis.right());
    double right = Math.clamp(Math.max(fromX, toX), axis.left(), axis.right());
    double top = ChartLayout.AXIS * scale;
    on.setOpacity(0.2);
    on.fillRect(left, top, right - left, bottom - top, Ink.ACCENT);
    on.setOpacity(1);
    on.fillRect(left, top, 1, bottom - top, Ink.ACCENT);
    on.fillRect(right, top, 1, bottom - top, Ink.ACCENT);
  }
}
