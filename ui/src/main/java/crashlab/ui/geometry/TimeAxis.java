package crashlab.ui.geometry;

import java.util.List;

/// A stretch of virtual time laid out from left to right.
///
/// @param startNanos at the left edge
/// @param endNanos at the right edge; after the start
/// @param left where the axis begins, in pixels
/// @param width how long it is, in pixels; above 0
public record TimeAxis(long startNanos, long endNanos, double left, double width) {
  /// No view shows less than this.
  public static final long SHORTEST_NANOS = 20;

  public TimeAxis {
    if (endNanos <= startNanos || width <= 0) {
      throw new IllegalArgumentException(
          "no room (" + startNanos + " to " + endNanos + " on " + width + ")");
    }
  }

  public double right() {
    return left + width;
  }

  public long spanNanos() {
    return endNanos - startNanos;
  }

  /// Where an instant is; also outside of the axis.
  public double x(long timeNanos) {
    return left + (double) (timeNanos - startNanos) / spanNanos() * width;
  }

  /// The instant at a place.
  public long time(double x) {
    return startNanos + Math.round((x - left) / width * spanNanos());
  }

  public boolean contains(long timeNanos) {
    return timeNanos >= startNanos && timeNanos <= endNanos;
  }

  /// The same stretch on other pixels.
  public TimeAxis on(double newLeft, double newWidth) {
    return new TimeAxis(startNanos, endNanos, newLeft, newWidth);
  }

  /// Shows `factor` times as much time (below 1: less); what is at `x` stays there, within 0 to
  /// `limitNanos`.
  public TimeAxis zoomed(double factor, double x, long limitNanos) {
    long span = Math.round(spanNanos() * factor);
    span = Math.clamp(span, Math.min(SHORTEST_NANOS, limitNanos), limitNanos);
    double share = (x - left) / width;
    return shown(Math.round(startNanos + share * (spanNanos() - span)), span, limitNanos);
  }

  /// Goes `pixels` to the right, within 0 to `limitNanos`.
  public TimeAxis moved(double pixels, long limitNanos) {
    long by = Math.round(pixels / width * spanNanos());
    return shown(startNanos + by, spanNanos(), limitNanos);
  }

  private TimeAxis shown(long start, long span, long limit) {
    long from = Math.clamp(start, 0, Math.max(0, limit - span));
    return new TimeAxis(from, from + span, left, width);
  }

  /// The instants that get a tick, `apart` pixels from each other or more.
  public List<AxisTicks.Tick> ticks(double apart) {
    var scale = new TimeScale(startNanos, spanNanos() / width);
    return AxisTicks.of(scale, width, apart, endNanos);
  }

  /// A round stretch of time that takes at least so many pixels.
  public long tickStepNanos(double apart) {
    return NiceStep.wholeAtLeast(spanNanos() * (apart / width));
  }
}
