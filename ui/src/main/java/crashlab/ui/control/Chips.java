package crashlab.ui.control;

import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.session.Look;

/// Draws the chips of the looks: a colour and a glyph each, the glyph made of shapes so that no
/// font has to have it.
final class Chips {
  private static final double GLYPH_FROM = 9;
  private static final int ROUND = 16;

  private Chips() {}

  static void paint(Painter on, Look look, double x, double y, double size) {
    switch (look) {
      case ABSENT -> on.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1, 1, Ink.LINE);
      case DOWN -> on.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1, 1, Ink.DOWN);
      case IDLE, READY, BUSY, STARTING, STOPPING, RESTARTING, SUSPENDED, BLOCKED, OVERLOADED ->
          on.fillRect(x, y, size, size, Ink.of(look));
      case CRASHED, GAVE_UP -> on.fillRect(x, y, size, size, Ink.of(look));
    }
    if (look == Look.CRASHED || look == Look.GAVE_UP) {
      on.strokeRect(x - 0.5, y - 0.5, size + 1, size + 1, 1, Ink.TEXT);
    }
    if (size >= GLYPH_FROM) {
      glyph(on, look, x + size / 2, y + size / 2, size / 2);
    } else if (look == Look.GAVE_UP) {
      on.fillRect(x + size / 4, y + size / 4, size / 2, size / 2, Ink.GAVE_UP_MARK);
    }
  }

  /// @param r half the size of the chip
  private static void glyph(Painter on, Look look, double cx, double cy, double r) {
    double g = r * 0.56;
    double w = Math.max(1.2, r / 5);
    switch (look) {
      case ABSENT -> {}
      case DOWN -> on.line(cx - g, cy, cx + g, cy, w, Stroke.SOLID, Ink.DOWN);
      case IDLE -> circle(on, cx, cy, g, w, 0, ROUND, false);
      case READY -> {
        circle(on, cx, cy, g, w, 0, ROUND, false);
        on.fillRect(cx - w, cy - w, 2 * w, 2 * w, Ink.CANVAS);
      }
      case BUSY -> circle(on, cx, cy, g, w, 0, ROUND, true);
      case STARTING -> {
        circle(on, cx, cy, g, w, 0, ROUND, false);
        slice(on, cx, cy, g);
      }
      case RESTARTING -> {
        circle(on, cx, cy, g, w, 2, ROUND, false);
        double[] xs = {cx + g - w * 1.6, cx + g + w * 1.6, cx + g};
        double[] ys = {cy - w * 0.4, cy - w * 0.4, cy + w * 2};
        on.fillPolygon(xs, ys, xs.length, Ink.CANVAS);
      }
      case STOPPING -> {
        circle(on, cx, cy, g, w, 0, ROUND, false);
        half(on, cx, cy, g);
      }
      case BLOCKED -> {
        on.fillRect(cx - g * 0.75, cy - g, g * 0.5, 2 * g, Ink.CANVAS);
        on.fillRect(cx + g * 0.25, cy - g, g * 0.5, 2 * g, Ink.CANVAS);
      }
      case SUSPENDED -> {
        on.strokeRect(cx - g * 0.85, cy - g, g * 0.6, 2 * g, w * 0.8, Ink.CANVAS);
        on.strokeRect(cx + g * 0.25, cy - g, g * 0.6, 2 * g, w * 0.8, Ink.CANVAS);
      }
      case OVERLOADED -> {
        double[] xs = {cx - g, cx, cx + g};
        double[] ys = {cy + g * 0.8, cy - g, cy + g * 0.8};
        on.fillPolygon(xs, ys, xs.length, Ink.CANVAS);
      }
      case CRASHED -> {
        on.line(cx - g, cy - g, cx + g, cy + g, w * 1.3, Stroke.SOLID, Ink.CANVAS);
        on.line(cx - g, cy + g, cx + g, cy - g, w * 1.3, Stroke.SOLID, Ink.CANVAS);
      }
      case GAVE_UP -> on.fillRect(cx - g * 0.8, cy - g * 0.8, g * 1.6, g * 1.6, Ink.GAVE_UP_MARK);
    }
  }

  /// A circle as a polygon, without its first `open` of `ROUND` parts.
  private static void circle(
      Painter on, double cx, double cy, double r, double w, int open, int parts, boolean filled) {
    int count = parts - open + 1;
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * (i + open) / parts;
      xs[i] = cx + r * Math.cos(angle);
      ys[i] = cy + r * Math.sin(angle);
    }
    if (filled) {
      on.fillPolygon(xs, ys, count, Ink.CANVAS);
    } else {
      on.polyline(xs, ys, count, w, Stroke.SOLID, Ink.CANVAS);
    }
  }

  /// The upper right quarter.
  private static void slice(Painter on, double cx, double cy, double r) {
    double[] xs = {cx, cx, cx + r * 0.7, cx + r};
    double[] ys = {cy, cy - r, cy - r * 0.7, cy};
    on.fillPolygon(xs, ys, xs.length, Ink.CANVAS);
  }

  /// The left half.
  private static void half(Painter on, double cx, double cy, double r) {
    int parts = ROUND / 2;
    double[] xs = new double[parts + 1];
    double[] ys = new double[parts + 1];
    for (int i = 0; i <= parts; i++) {
      double angle = Math.PI / 2 + Math.PI * i / parts;
      xs[i] = cx + r * Math.cos(angle);
      ys[i] = cy + r * Math.sin(angle);
    }
    on.fillPolygon(xs, ys, parts + 1, Ink.CANVAS);
  }
}
