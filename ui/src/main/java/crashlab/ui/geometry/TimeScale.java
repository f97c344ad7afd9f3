package crashlab.ui.geometry;

/// Where on a time axis an instant stands: virtual nanoseconds to pixels and back.
///
/// @param from the time at the left edge, in nanoseconds; may lie before the run
/// @param nanosPerPixel how much time one pixel is
public record TimeScale(double from, double nanosPerPixel) {
  /// Closer than this nobody can look: a thousand pixels are a microsecond.
  public static final double FINEST = 1;

  public TimeScale {
    if (!(nanosPerPixel > 0) || Double.isInfinite(nanosPerPixel) || Double.isNaN(from)) {
      throw new IllegalArgumentException("no scale (" + from + ", " + nanosPerPixel + ")");
    }
  }

  /// Returns the scale that shows a stretch of time in `width` pixels.
  public static TimeScale fit(double from, double to, double width) {
    return new TimeScale(from, Math.max(FINEST, (to - from) / Math.max(1, width)));
  }

  /// The pixel at which an instant stands.
  public double x(double nanos) {
    return (nanos - from) / nanosPerPixel;
  }

  /// The pixel at which an instant stands.
  public double x(long nanos) {
    return x((double) nanos);
  }

  /// The instant at a pixel, to the next nanosecond below.
  public long nanosAt(double x) {
    return (long) Math.floor(from + x * nanosPerPixel);
  }

  /// The instant at the right edge of `width` pixels.
  public double to(double width) {
    return from + width * nanosPerPixel;
  }

  /// Zooms about a pixel: the instant there stays where it is.
  ///
  /// @param factor above 1 shows less time, larger
  /// @param coarsest the most nanoseconds that a pixel may be
  public TimeScale zoomed(double factor, double x, double coarsest) {
    double next = Math.clamp(nanosPerPixel / factor, FINEST, Math.max(FINEST, coarsest));
    return new TimeScale(from + x * (nanosPerPixel - next), next);
  }

  /// Moves on by so many pixels; negative ones go back in time.
  public TimeScale panned(double pixels) {
    return new TimeScale(from + pixels * nanosPerPixel, nanosPerPixel);
  }

  /// The same zoom with an instant at a pixel.
  public TimeScale with(double nanos, double x) {
    return new TimeScale(nanos - x * nanosPerPixel, nanosPerPixel);
  }

  /// Moved, if need be, so that at least half of the picture shows the time from 0 to `end`; the
  /// whole of it, if that is no more than the picture has room for.
  public TimeScale within(double end, double width) {
    double shown = width * nanosPerPixel;
    if (shown >= end) {
      return new TimeScale(0, nanosPerPixel);
    }
    return new TimeScale(Math.clamp(from, -shown / 2, end - shown / 2), nanosPerPixel);
  }

  /// The page on which an instant stands, if one leafs on from here by nine tenths of the width at
  /// a time. Depends on nothing but the page and the instant, so that going on and back again
  /// returns to the same page.
  public TimeScale pageOf(double nanos, double width) {
    double page = 0.9 * width * nanosPerPixel;
    return new TimeScale(from + Math.floor((nanos - from) / page) * page, nanosPerPixel);
  }
}
