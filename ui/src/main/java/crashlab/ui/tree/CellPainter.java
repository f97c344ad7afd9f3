package crashlab.ui.tree;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.geometry.Box;
import crashlab.ui.session.Look;

/// Draws what stands for a process where there is no room for words: a chip, or a cell of a
/// treemap.
final class CellPainter {
  /// Draws a chip where there is a faster way than by shapes.
  interface ChipDrawer {
    void chip(Look look, double x, double y, double size);
  }

  private static final double GLYPH_FROM = 9;

  /// Crashes in smaller cells are drawn this large.
  static final double MARK = 5;

  private final Painter on;
  private final ChipDrawer chips;

  CellPainter(Painter on, ChipDrawer chips) {
    this.on = on;
    this.chips = chips;
  }

  /// A chip with its glyph if there is room for it.
  void chip(Look look, double x, double y, double side) {
    double left = Math.rint(x);
    double top = Math.rint(y);
    double size = Math.max(1, Math.rint(side));
    if (size >= GLYPH_FROM) {
      chips.chip(look, left, top, size);
    } else {
      flat(look, left, top, size);
    }
  }

  /// A cell of a treemap, which has a gap to its neighbours if there is room for one.
  void cell(Look look, double x, double y, double side) {
    double left = pixel(x);
    double top = pixel(y);
    double size = cellSize(x, side);
    if (isMark(look) && size < MARK) {
      double more = (MARK - size) / 2;
      on.fillRect(left - more - 1, top - more - 1, MARK + 2, MARK + 2, Ink.TEXT);
      on.fillRect(left - more, top - more, MARK, MARK, Ink.CRASHED);
    } else if (size >= 2 * GLYPH_FROM) {
      chips.chip(look, left + 1, top + 1, Math.min(size - 2, 28));
    } else {
      flat(look, left, top, size);
    }
  }

  /// The pixel that a place lies in; what is a hair's breadth before the next counts as there.
  static double pixel(double place) {
    return Math.floor(place + 1e-6);
  }

  /// Whether a look must be seen however small its cell is.
  static boolean isMark(Look look) {
    return look == Look.CRASHED || look == Look.GAVE_UP;
  }

  static double cellSize(double x, double side) {
    double full = Math.max(1, pixel(x + side) - pixel(x));
    return side >= 4 ? full - 1 : full;
  }

  private void flat(Look look, double x, double y, double size) {
    switch (look) {
      case ABSENT, DOWN -> {
        if (size >= 4) {
          on.strokeRect(new Box(x + 0.5, y + 0.5, size - 1, size - 1), 1, Ink.of(look));
        } else {
          on.fillRect(x, y, size, size, Ink.LINE);
        }
      }
      case CRASHED, GAVE_UP -> {
        on.fillRect(x, y, size, size, Ink.of(look));
        if (size >= 3) {
          on.strokeRect(new Box(x - 0.5, y - 0.5, size + 1, size + 1), 1, Ink.TEXT);
        }
        if (look == Look.GAVE_UP && size >= 3) {
          double half = Math.max(1, Math.floor(size / 2));
          double inset = Math.floor((size - half) / 2);
          on.fillRect(x + inset, y + inset, half, half, Ink.GAVE_UP_MARK);
        }
      }
      case IDLE, READY, BUSY, STARTING, STOPPING, RESTARTING, SUSPENDED, BLOCKED, OVERLOADED ->
          on.fillRect(x, y, size, size, Ink.of(look));
    }
  }
}
