package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.session.Look;

/// The word of a look on its stretch of a lane.
///
/// @param x where the stretch begins
/// @param room how wide it is
record LookWord(Look look, double x, double baseline, double room) {
  /// Writes the word, if there is room.
  void paint(Painter on) {
    String text = look.word();
    if (on.width(text, TextStyle.SMALL) + 8 <= room) {
      on.text(text, x + 4, baseline, TextStyle.SMALL.left(ink(look, on.isDark())));
    }
  }

  /// The ink that stands out more from the stretch of a look.
  private static Ink ink(Look look, boolean dark) {
    return switch (look) {
      case ABSENT, DOWN, CRASHED -> Ink.TEXT;
      case IDLE,
          READY,
          BUSY,
          STARTING,
          STOPPING,
          RESTARTING,
          SUSPENDED,
          BLOCKED,
          OVERLOADED,
          GAVE_UP -> {
        Ink ground = Ink.of(look);
        yield contrast(ground, Ink.TEXT, dark) > contrast(ground, Ink.CANVAS, dark)
            ? Ink.TEXT
            : Ink.CANVAS;
      }
    };
  }

  /// Source: WCAG 2.2, "contrast ratio".
  private static double contrast(Ink one, Ink other, boolean dark) {
    double a = luminance(one.argb(dark)) + 0.05;
    double b = luminance(other.argb(dark)) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16 & 255)
        + 0.7152 * linear(argb >> 8 & 255)
        + 0.0722 * linear(argb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
