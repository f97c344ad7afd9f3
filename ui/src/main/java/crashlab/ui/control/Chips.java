package crashlab.ui.control;

import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;
import crashlab.ui.session.Look;

/// Draws the chips of the looks: a colour and a glyph each, the glyph made of shapes so that no
/// font has to have it.
final class Chips {
  private static final double GLYPH_FROM = 9;
  private static final int ROUND = 16;

  private Chips() {}

  static void paint(Painter on, Look look, Box at) {
    double size = at.width();
    switch (look) {
      case ABSENT -> on.strokeRect(at.grown(-0.5), 1, Ink.LINE);
      case DOWN -> on.strokeRect(at.grown(-0.5), 1, Ink.DOWN);
      case IDLE, READY, BUSY, STARTING, STOPPING, RESTARTING, SUSPENDED, BLOCKED, OVERLOADED ->
          on.fillRect(at.x(), at.y(), size, size, Ink.of(look));
      case CRASHED, GAVE_UP -> on.fillRect(at.x(), at.y(), size, size, Ink.of(look));
    }
    if (look == Look.CRASHED || look == Look.GAVE_UP) {
      on.strokeRect(at.grown(0.5), 1, Ink.TEXT);
    }
    if (size >= GLYPH_FROM) {
      Glyph.in(at, on).draw(look);
    } else if (look == Look.GAVE_UP) {
      on.fillRect(at.x() + size / 4, at.y() + size / 4, size / 2, size / 2, Ink.GAVE_UP_MARK);
    }
  }

  /// A glyph around the middle of a chip.
  ///
  /// @param r half its size
  /// @param w how wide its lines are
  private record Glyph(Painter on, double cx, double cy, double r, double w) {
    static Glyph in(Box chip, Painter on) {
      double half = chip.width() / 2;
      return new Glyph(on, chip.middle(), chip.centre(), half * 0.56, Math.max(1.2, half / 5));
    }

    void draw(Look look) {
      switch (look) {
        case ABSENT -> {}
        case DOWN -> on.line(new Segment(cx - r, cy, cx + r, cy), LineStyle.solid(w, Ink.DOWN));
        case IDLE -> ring(0);
        case READY -> {
          ring(0);
          on.fillRect(cx - w, cy - w, 2 * w, 2 * w, Ink.CANVAS);
        }
        case BUSY -> {
          Arc disc = arc(0);
          on.fillPolygon(disc.xs, disc.ys, disc.xs.length, Ink.CANVAS);
        }
        case STARTING -> {
          ring(0);
          upperRightQuarter();
        }
        case RESTARTING -> {
          ring(2);
          double[] xs = {cx + r - w * 1.6, cx + r + w * 1.6, cx + r};
          double[] ys = {cy - w * 0.4, cy - w * 0.4, cy + w * 2};
          on.fillPolygon(xs, ys, xs.length, Ink.CANVAS);
        }
        case STOPPING -> {
          ring(0);
          leftHalf();
        }
        case BLOCKED -> {
          on.fillRect(cx - r * 0.75, cy - r, r * 0.5, 2 * r, Ink.CANVAS);
          on.fillRect(cx + r * 0.25, cy - r, r * 0.5, 2 * r, Ink.CANVAS);
        }
        case SUSPENDED -> {
          on.strokeRect(new Box(cx - r * 0.85, cy - r, r * 0.6, 2 * r), w * 0.8, Ink.CANVAS);
          on.strokeRect(new Box(cx + r * 0.25, cy - r, r * 0.6, 2 * r), w * 0.8, Ink.CANVAS);
        }
        case OVERLOADED -> {
          double[] xs = {cx - r, cx, cx + r};
          double[] ys = {cy + r * 0.8, cy - r, cy + r * 0.8};
          on.fillPolygon(xs, ys, xs.length, Ink.CANVAS);
        }
        case CRASHED -> {
          LineStyle thick = LineStyle.solid(w * 1.3, Ink.CANVAS);
          on.line(new Segment(cx - r, cy - r, cx + r, cy + r), thick);
          on.line(new Segment(cx - r, cy + r, cx + r, cy - r), thick);
        }
        case GAVE_UP -> on.fillRect(cx - r * 0.8, cy - r * 0.8, r * 1.6, r * 1.6, Ink.GAVE_UP_MARK);
      }
    }

    private void ring(int open) {
      Arc arc = arc(open);
      on.polyline(arc.xs, arc.ys, arc.xs.length, LineStyle.solid(w, Ink.CANVAS));
    }

    /// The corners of a circle as a polygon.
    private record Arc(double[] xs, double[] ys) {}

    /// A circle without its first `open` of [#ROUND] parts.
    private Arc arc(int open) {
      int count = ROUND - open + 1;
      double[] xs = new double[count];
      double[] ys = new double[count];
      for (int i = 0; i < count; i++) {
        double angle = 2 * Math.PI * (i + open) / ROUND;
        xs[i] = cx + r * Math.cos(angle);
        ys[i] = cy + r * Math.sin(angle);
      }
      return new Arc(xs, ys);
    }

    private void upperRightQuarter() {
      double[] xs = {cx, cx, cx + r * 0.7, cx + r};
      double[] ys = {cy, cy - r, cy - r * 0.7, cy};
      on.fillPolygon(xs, ys, xs.length, Ink.CANVAS);
    }

    private void leftHalf() {
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
}
