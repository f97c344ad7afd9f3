package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.geometry.Segment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the bar of a whole run with what is marked on it.
final class ScrubberPicture {
  /// What is left free at both ends of the bar.
  static final double PAD = 10;

  private ScrubberPicture() {}

  /// What is marked.
  ///
  /// @param endNanos of the run
  /// @param run failures and faults; null as long as they are not known
  /// @param branches when branches leave, in nanoseconds
  /// @param difference when this run and the one beside it part; null if it is not compared
  record Marks(
      double endNanos, @Nullable RunMarks run, List<Long> branches, @Nullable Long difference) {}

  static void paint(Painter on, double width, double height, Marks marks) {
    double middle = Math.floor(height / 2);
    double bar = Math.max(1, width - 2 * PAD);
    double nanosPerPixel = marks.endNanos() / bar;
    bar(on, width, height);
    RunMarks found = marks.run();
    if (found != null) {
      for (double x : RunMarks.columns(found.failures(), nanosPerPixel)) {
        triangle(on, PAD + x, middle + 4, 7, Ink.CRASHED);
      }
      for (double x : RunMarks.columns(found.faults(), nanosPerPixel)) {
        triangle(on, PAD + x, middle - 4, -7, Ink.OVERLOADED);
      }
    }
    for (long nanos : marks.branches()) {
      branch(on, PAD + nanos / nanosPerPixel, middle);
    }
    Long difference = marks.difference();
    if (difference != null) {
      difference(on, Math.round(PAD + difference / nanosPerPixel), middle, height);
    }
  }

  /// The bar alone, as long as there is no run.
  static void bar(Painter on, double width, double height) {
    double bar = Math.max(1, width - 2 * PAD);
    on.fillRect(PAD, Math.floor(height / 2) - 2, bar, 4, Ink.LINE);
  }

  /// A triangle whose tip stands at y; it lies below for a positive height and above for a negative
  /// one.
  private static void triangle(Painter on, double x, double y, double height, Ink ink) {
    double[] xs = {x - 3.5, x + 4.5, x + 0.5};
    double[] ys = {y + height, y + height, y};
    on.fillPolygon(xs, ys, xs.length, ink);
  }

  /// A line that leaves the bar.
  private static void branch(Painter on, double x, double middle) {
    on.line(new Segment(x, middle, x + 9, middle - 11), LineStyle.solid(1.5, Ink.ACCENT));
    on.fillRect(x + 7, middle - 13, 4, 4, Ink.ACCENT);
  }

  /// Two lines that part: what was one run before are two from here on.
  private static void difference(Painter on, double x, double middle, double height) {
    on.fillRect(x - 1, 3, 3, height - 6, Ink.CANVAS);
    on.fillRect(x, 3, 1, height - 6, Ink.TEXT);
    on.line(new Segment(x, middle - 9, x + 7, 3.5), LineStyle.solid(1.5, Ink.TEXT));
    on.line(new Segment(x, middle + 9, x + 7, height - 3.5), LineStyle.solid(1.5, Ink.TEXT));
  }
}
