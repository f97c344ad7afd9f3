package crashlab.ui.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The marks of a time axis: at round instants, labelled with a unit.
public final class AxisTicks {
  /// @param nanos the instant
  /// @param label such as `12.5 s`
  public record Tick(long nanos, String label) {}

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long[] CLOCK_STEPS = {
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    20 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    20 * MINUTE,
    30 * MINUTE,
    HOUR
  };
  private static final int MOST = 1000;

  private AxisTicks() {}

  /// Returns the marks from 0 to `end` that fit in a picture.
  ///
  /// @param spacing how many pixels there are from one mark to the next at least
  public static List<Tick> of(TimeScale scale, double width, double spacing, long end) {
    long step = step(scale.nanosPerPixel() * spacing);
    double to = Math.min((double) end, scale.to(width));
    long first = Math.max(0, Math.ceilDiv((long) Math.ceil(scale.from()), step) * step);
    List<Tick> ticks = new ArrayList<>();
    for (long at = first; at <= to && ticks.size() < MOST; at += step) {
      ticks.add(new Tick(at, label(at, step, to)));
    }
    return ticks;
  }

  /// The least round step that is at least `nanos`: 1, 2 or 5 of a decimal unit up to a second,
  /// then what a clock has.
  static long step(double nanos) {
    for (long decade = 1; decade < SECOND; decade *= 10) {
      for (int figure : new int[] {1, 2, 5}) {
        if (figure * decade >= nanos) {
          return figure * decade;
        }
      }
    }
    for (long step : CLOCK_STEPS) {
      if (step >= nanos) {
        return step;
      }
    }
    long hours = HOUR;
    for (int i = 0; hours < nanos && hours < Long.MAX_VALUE / 10; i++) {
      hours = i % 2 == 0 ? hours * 2 : hours * 5;
    }
    return hours;
  }

  private static String label(long at, long step, double last) {
    if (step >= MINUTE) {
      return clock(at);
    }
    if (last >= SECOND || step >= SECOND) {
      return decimal(at, step, SECOND) + " s";
    }
    if (last >= 1_000_000) {
      return decimal(at, step, 1_000_000) + " ms";
    }
    return last >= 1_000 ? decimal(at, step, 1_000) + " µs" : at + " ns";
  }

  private static String clock(long at) {
    long hours = at / HOUR;
    long minutes = at % HOUR / MINUTE;
    if (hours == 0) {
      return minutes + " min";
    }
    return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
  }

  /// As many figures after the point as the step needs.
  private static String decimal(long at, long step, long unit) {
    int places = 0;
    for (long s = unit; s > step; s /= 10) {
      places++;
    }
    if (places == 0) {
      return Long.toString(at / unit);
    }
    long scale = 1;
    for (int i = 0; i < places; i++) {
      scale *= 10;
    }
    long fraction = at % unit / (unit / scale);
    return at / unit + "." + String.format(Locale.ROOT, "%0" + places + "d", fraction);
  }
}
