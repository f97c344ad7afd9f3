package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Look;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stretches of the lanes in the picture. Found anew only when another part of the run is
/// shown; while the run plays the same are drawn again.
final class LanePicture {
  private static final double CHIP = 11;
  private static final int MOST_CHIPS = 400;
  private static final int MOST_WORDS = 400;
  private static final int LEAST_WORD = 26;
  private static final int LEAST_IDLE = 56;

  private record Word(Look look, double x, double baseline, double room) {}

  private record Mark(Look look, double x, double y) {}

  /// All that the stretches depend on.
  private record Key(
      LaneSource source,
      @Nullable TimelineIndex index,
      TimeScale scale,
      TimelineLayout layout,
      List<TimelineModel.Row> rows,
      BitSet folded,
      long built) {}

  private final RectBatch rects = new RectBatch();
  private final List<Word> words = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<TimelineModel.Row> waiting = new ArrayList<>();
  private @Nullable Key key;
  private int chip;

  /// Draws the stretches.
  ///
  /// @param built counts what has been built for the source
  void paint(Painter on, TimelineModel model, LaneSource source, long built) {
    TimelineLayout layout = model.layout();
    var now =
        new Key(
            source,
            source.index(),
            model.scale(),
            layout,
            model.visible(),
            (BitSet) model.folded().clone(),
            built);
    if (!now.equals(key)) {
      key = now;
      find(now);
    }
    rects.paint(on, (int) layout.width(), (int) layout.height());
    for (Mark mark : marks) {
      on.chip(mark.look(), mark.x(), mark.y(), chip);
    }
    for (Word word : words) {
      paint(on, word);
    }
    for (TimelineModel.Row row : waiting) {
      double baseline = row.y() + layout.barMiddle() + 4;
      on.text("building…", layout.plotX() + 8, baseline, TextStyle.SMALL, Align.LEFT, Ink.FAINT);
    }
  }

  private static void paint(Painter on, Word word) {
    String text = word.look().word();
    if (on.width(text, TextStyle.SMALL) + 8 <= word.room()) {
      Ink ink = textInk(word.look(), on.isDark());
      on.text(text, word.x() + 4, word.baseline(), TextStyle.SMALL, Align.LEFT, ink);
    }
  }

  /// The ink that stands out more from the stretch of a look.
  private static Ink textInk(Look look, boolean dark) {
    return switch (look) {
      case ABSENT, DOWN, CRASHED -> Ink.TEXT;
      default -> {
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

  private void find(Key of) {
    rects.clear();
    words.clear();
    marks.clear();
    waiting.clear();
    TimelineLayout layout = of.layout();
    chip = (int) Math.round(CHIP * layout.textScale());
    int left = (int) Math.clamp(Math.floor(of.scale().x(0)), 0, layout.plotWidth() - 1);
    double endX = Math.ceil(of.scale().x(of.source().run().endNanos())) + 1;
    int right = (int) Math.clamp(endX, left, Math.floor(layout.plotWidth()));
    var columns =
        new Columns(
            of.source().run().history(), of.scale().panned(left), Math.max(1, right - left));
    int[] lanes = of.rows().stream().mapToInt(TimelineModel.Row::lane).toArray();
    @Nullable LaneColumns[] found = of.source().columns(columns, lanes, of.folded());
    for (int i = 0; i < lanes.length; i++) {
      TimelineModel.Row row = of.rows().get(i);
      LaneColumns shown = found[i];
      if (shown == null) {
        waiting.add(row);
      } else if (of.folded().get(row.lane())) {
        group(shown, layout, row, left, of.source().members(row.lane()));
      } else if (of.source().names().isSlot(row.lane())) {
        slot(shown, layout, row, left);
        counts(of, columns, row, left);
      }
    }
  }

  // ---- the lane of one process

  private void slot(LaneColumns shown, TimelineLayout layout, TimelineModel.Row row, int left) {
    int x = (int) layout.plotX() + left;
    int count = shown.looks.length;
    for (int from = 0; from < count; ) {
      Look look = LookSet.worst(shown.looks[from]);
      int to = from + 1;
      while (to < count && LookSet.worst(shown.looks[to]) == look) {
        to++;
      }
      stretch(look, x + from, x + to, (int) row.y() + 2, (int) layout.barHeight());
      from = to;
    }
  }

  private void stretch(Look look, int from, int to, int y, int height) {
    int width = to - from;
    switch (look) {
      case ABSENT -> rects.add(from, y + height / 2, width, 1, Ink.LINE);
      case DOWN -> hollow(from, y, width, height, Ink.DOWN);
      case CRASHED -> hollow(from, y, width, height, Ink.CRASHED);
      case GAVE_UP -> {
        rects.add(from, y, width, height, Ink.GAVE_UP);
        rects.add(from, y + height - 4, width, 4, Ink.GAVE_UP_MARK);
      }
      case IDLE -> low(from, y, width, height, 0.62, Ink.IDLE);
      case READY, BLOCKED, SUSPENDED -> low(from, y, width, height, 0.82, Ink.of(look));
      case BUSY, STARTING, STOPPING, RESTARTING, OVERLOADED ->
          rects.add(from, y, width, height, Ink.of(look));
    }
    if (look == Look.CRASHED || look == Look.GAVE_UP) {
      mark(look, from, y + (height - chip) / 2.0);
    }
    from = pastMark(from, y, height);
    int least = look == Look.IDLE ? LEAST_IDLE : LEAST_WORD;
    if (look != Look.ABSENT && to - from >= least && words.size() < MOST_WORDS) {
      words.add(new Word(look, from, y + height * 0.5 + 0.35 * chip, to - from));
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

  private void low(int x, int y, int width, int height, double share, Ink ink) {
    int high = (int) Math.round(height * share);
    rects.add(x, y + (height - high) / 2, width, high, ink);
  }

  private void mark(Look look, double x, double y) {
    Mark last = marks.isEmpty() ? null : marks.getLast();
    boolean room = last == null || last.y() != y || x - last.x() > chip + 1;
    if (room && marks.size() < MOST_CHIPS) {
      marks.add(new Mark(look, x, y));
    }
  }

  /// How many messages the process takes in each column, as a row of ticks below the stretches.
  private void counts(Key of, Columns columns, TimelineModel.Row row, int left) {
    TimelineIndex index = of.index();
    if (index == null || !of.layout().hasCounts()) {
      return;
    }
    int[] counts = new int[columns.count()];
    index.events().countReceived(row.lane(), columns, counts);
    int x = (int) of.layout().plotX() + left;
    int bottom = (int) (row.y() + of.layout().rowHeight()) - 2;
    for (int from = 0; from < counts.length; ) {
      int high = tick(counts[from]);
      int to = from + 1;
      while (to < counts.length && tick(counts[to]) == high) {
        to++;
      }
      rects.add(x + from, bottom - high, to - from, high, Ink.FAINT);
      from = to;
    }
  }

  /// One pixel for a message and one more for each fourfold of that.
  private static int tick(int count) {
    int doublings = 32 - Integer.numberOfLeadingZeros(count);
    return Math.min(6, (doublings + 1) / 2);
  }

  // ---- the lane of many

  private void group(
      LaneColumns shown, TimelineLayout layout, TimelineModel.Row row, int left, int members) {
    int x = (int) layout.plotX() + left;
    int y = (int) row.y() + 2;
    int height = (int) layout.barHeight();
    int band = height / 3;
    int count = shown.looks.length;
    for (int from = 0; from < count; ) {
      Look worst = LookSet.worst(shown.looks[from]);
      int to = from + 1;
      while (to < count && LookSet.worst(shown.looks[to]) == worst) {
        to++;
      }
      band(worst, x + from, to - from, y, band);
      from = to;
    }
    shares(shown.alive, x, y + height, height - band, members, Ink.IDLE);
    shares(shown.working, x, y + height, height - band, members, Ink.BUSY);
  }

  /// The worst of many: only what is worse than work.
  private void band(Look worst, int x, int width, int y, int height) {
    if (worst.compareTo(Look.BUSY) > 0) {
      rects.add(x, y, width, height, Ink.of(worst));
      if (worst == Look.CRASHED || worst == Look.GAVE_UP) {
        mark(worst, x, y);
      }
    }
  }

  /// How many of the lane's places are taken, as heights; whoever is there is to be seen.
  private void shares(float[] counts, int x, int bottom, int height, int members, Ink ink) {
    for (int from = 0; from < counts.length; ) {
      int high = share(counts[from], height, members);
      int to = from + 1;
      while (to < counts.length && share(counts[to], height, members) == high) {
        to++;
      }
      rects.add(x + from, bottom - high, to - from, high, ink);
      from = to;
    }
  }

  private static int share(float count, int height, int members) {
    return count <= 0 ? 0 : Math.clamp(Math.round(height * count / members), 1, height);
  }
}
