package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.session.Look;
import java.util.ArrayList;
import java.util.List;

/// What the lanes are drawn with: rectangles, the signs of looks and their names.
final class LaneShapes {
  private static final double CHIP = 11;
  private static final int MOST_CHIPS = 400;
  private static final int MOST_WORDS = 400;
  private static final int LEAST_WORD = 26;
  private static final int LEAST_IDLE = 56;

  private record Mark(Look look, double x, double y) {}

  private final RectBatch rects = new RectBatch();
  private final List<LookWord> words = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private int chip;

  /// Begins anew.
  ///
  /// @param textScale how large texts are; 1 is 100 %
  void clear(double textScale) {
    rects.clear();
    words.clear();
    marks.clear();
    chip = (int) Math.round(CHIP * textScale);
  }

  void paint(Painter on, int width, int height) {
    rects.paint(on, width, height);
    for (Mark mark : marks) {
      on.chip(mark.look(), mark.x(), mark.y(), chip);
    }
    for (LookWord word : words) {
      word.paint(on);
    }
  }

  void add(int x, int y, int width, int height, Ink ink) {
    rects.add(x, y, width, height, ink);
  }

  /// Adds a stretch of time in which a process had one look, with its mark and its name.
  void stretch(Look look, int from, int to, int y, int height) {
    int width = to - from;
    switch (look) {
      case ABSENT -> rects.add(from, y + height / 2, width, 1, Ink.LINE);
      case DOWN -> hollow(from, y, width, height, Ink.DOWN);
      case CRASHED -> hollow(from, y, width, height, Ink.CRASHED);
      case GAVE_UP -> {
        rects.add(from, y, width, height, Ink.GAVE_UP);
        rects.add(from, y + height - 4, width, 4, Ink.GAVE_UP_MARK);
      }
      case IDLE, READY, BLOCKED, SUSPENDED -> {
        int low = (int) Math.round(height * (look == Look.IDLE ? 0.62 : 0.82));
        rects.add(from, y + (height - low) / 2, width, low, Ink.of(look));
      }
      case BUSY, STARTING, STOPPING, RESTARTING, OVERLOADED ->
          rects.add(from, y, width, height, Ink.of(look));
    }
    if (look == Look.CRASHED || look == Look.GAVE_UP) {
      mark(look, from, y + (height - chip) / 2.0);
    }
    from = pastMark(from, y, height);
    int least = look == Look.IDLE ? LEAST_IDLE : LEAST_WORD;
    if (look != Look.ABSENT && to - from >= least && words.size() < MOST_WORDS) {
      words.add(new LookWord(look, from, y + height * 0.5 + 0.35 * chip, to - from));
    }
  }

  /// Where a word can begin that is not to stand on a mark.
  private int pastMark(int x, int y, int height) {
    if (marks.isEmpty()) {
      return x;
    }
    Mark last = marks.getLast();
    boolean here = last.y() >= y - 2 && last.y() < y + height;
    return here ? Math.max(x, (int) last.x() + chip + 1) : x;
  }

  private void hollow(int x, int y, int width, int height, Ink ink) {
    if (width > 2) {
      rects.outline(x, y + 2, width, height - 4, ink);
    } else {
      rects.add(x, y, width, height, ink);
    }
  }

  /// Adds the sign of a look, unless it would stand on the one before.
  void mark(Look look, double x, double y) {
    Mark last = marks.isEmpty() ? null : marks.getLast();
    boolean room = last == null || last.y() != y || x - last.x() > chip + 1;
    if (room && marks.size() < MOST_CHIPS) {
      marks.add(new Mark(look, x, y));
    }
  }
}
