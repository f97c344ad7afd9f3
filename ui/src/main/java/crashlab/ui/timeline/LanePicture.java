package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Look;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stretches of the lanes in the picture. Found anew only when another part of the run is
/// shown; while the run plays the same are drawn again.
final class LanePicture {
  private static final int MOST_KNOWN = 400;

  /// All that the stretches depend on.
  private record PictureKey(
      LaneSource source,
      @Nullable TimelineIndex index,
      TimeScale scale,
      TimelineLayout layout,
      List<VisibleLanes.LaneRow> rows,
      BitSet folded,
      long built) {}

  /// What the stretches of one lane depend on.
  private record Stretch(
      LaneSource source,
      @Nullable TimelineIndex index,
      TimeScale scale,
      double width,
      long built) {}

  private final Map<Integer, LaneColumns> known = new HashMap<>();
  private final LaneShapes shapes = new LaneShapes();
  private final List<VisibleLanes.LaneRow> waiting = new ArrayList<>();
  private @Nullable PictureKey key;
  private @Nullable Stretch stretch;

  /// Draws the stretches.
  ///
  /// @param built counts what has been built for the source
  void paint(Painter on, TimelineModel model, LaneSource source, long built) {
    TimelineLayout layout = model.layout();
    var now =
        new PictureKey(
            source,
            source.index(),
            model.time().scale(),
            layout,
            model.lanes().visible(),
            (BitSet) model.lanes().folded().clone(),
            built);
    if (!now.equals(key)) {
      key = now;
      find(now);
    }
    shapes.paint(on, (int) layout.width(), (int) layout.height());
    for (VisibleLanes.LaneRow row : waiting) {
      double baseline = row.y() + layout.barMiddle() + 4;
      on.text("building…", layout.plotX() + 8, baseline, TextStyle.SMALL.left(Ink.FAINT));
    }
  }

  private void find(PictureKey of) {
    TimelineLayout layout = of.layout();
    shapes.clear(layout.textScale());
    waiting.clear();
    int left = (int) Math.clamp(Math.floor(of.scale().x(0)), 0, layout.plotWidth() - 1);
    double endX = Math.ceil(of.scale().x(of.source().run().endNanos())) + 1;
    int right = (int) Math.clamp(endX, left, Math.floor(layout.plotWidth()));
    var columns =
        new Columns(
            of.source().run().history(), of.scale().panned(left), Math.max(1, right - left));
    int[] lanes = of.rows().stream().mapToInt(VisibleLanes.LaneRow::lane).toArray();
    @Nullable LaneColumns[] found = columns(of, columns, lanes);
    for (int i = 0; i < lanes.length; i++) {
      VisibleLanes.LaneRow row = of.rows().get(i);
      LaneColumns shown = found[i];
      if (shown == null) {
        waiting.add(row);
      } else if (of.folded().get(row.lane())) {
        int members = of.source().members(row.lane());
        int x = (int) layout.plotX() + left;
        group(shown, new GroupBar(x, (int) row.y() + 2, (int) layout.barHeight(), members));
      } else if (of.source().names().isSlot(row.lane())) {
        slot(shown, layout, row, left);
        counts(of, columns, row, left);
      }
    }
  }

  /// What lanes show; what was found for the same stretch of time is not looked for again.
  private @Nullable LaneColumns[] columns(PictureKey of, Columns columns, int[] lanes) {
    var now = new Stretch(of.source(), of.index(), of.scale(), of.layout().plotWidth(), of.built());
    if (!now.equals(stretch) || known.size() > MOST_KNOWN) {
      stretch = now;
      known.clear();
    }
    int[] missing =
        Arrays.stream(lanes).distinct().filter(lane -> !known.containsKey(id(of, lane))).toArray();
    @Nullable LaneColumns[] found = of.source().columns(columns, missing, of.folded());
    for (int i = 0; i < missing.length; i++) {
      LaneColumns one = found[i];
      if (one != null) {
        known.put(id(of, missing[i]), one);
      }
    }
    return Arrays.stream(lanes)
        .mapToObj(lane -> known.get(id(of, lane)))
        .toArray(LaneColumns[]::new);
  }

  /// A lane shows something else when it is folded.
  private static int id(PictureKey of, int lane) {
    return of.folded().get(lane) ? -1 - lane : lane;
  }

  private void slot(LaneColumns shown, TimelineLayout layout, VisibleLanes.LaneRow row, int left) {
    int x = (int) layout.plotX() + left;
    int count = shown.looks.length;
    for (int from = 0; from < count; ) {
      Look look = LookSet.worst(shown.looks[from]);
      int to = from + 1;
      while (to < count && LookSet.worst(shown.looks[to]) == look) {
        to++;
      }
      shapes.stretch(look, x + from, x + to, (int) row.y() + 2, (int) layout.barHeight());
      from = to;
    }
  }

  /// How many messages the process takes in each column, as a row of ticks below the stretches.
  private void counts(PictureKey of, Columns columns, VisibleLanes.LaneRow row, int left) {
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
      shapes.add(x + from, bottom - high, to - from, high, Ink.FAINT);
      from = to;
    }
  }

  /// One pixel for a message and one more for each fourfold of that.
  private static int tick(int count) {
    int doublings = 32 - Integer.numberOfLeadingZeros(count);
    return Math.min(6, (doublings + 1) / 2);
  }

  /// Where a folded lane is drawn.
  ///
  /// @param members how many slots it stands for
  private record GroupBar(int x, int y, int height, int members) {
    /// How high the band is in which the worst of all is told.
    int band() {
      return height / 3;
    }

    /// How high a share of all members is.
    int share(float count) {
      int most = height - band();
      return count <= 0 ? 0 : Math.clamp(Math.round(most * count / members), 1, most);
    }
  }

  private void group(LaneColumns shown, GroupBar bar) {
    int count = shown.looks.length;
    for (int from = 0; from < count; ) {
      Look worst = LookSet.worst(shown.looks[from]);
      int to = from + 1;
      while (to < count && LookSet.worst(shown.looks[to]) == worst) {
        to++;
      }
      band(worst, bar.x + from, to - from, bar);
      from = to;
    }
    shares(shown.alive, bar, Ink.IDLE);
    shares(shown.working, bar, Ink.BUSY);
  }

  /// The worst of many: only what is worse than work.
  private void band(Look worst, int x, int width, GroupBar bar) {
    if (worst.compareTo(Look.BUSY) > 0) {
      shapes.add(x, bar.y, width, bar.band(), Ink.of(worst));
      if (worst == Look.CRASHED || worst == Look.GAVE_UP) {
        shapes.mark(worst, x, bar.y);
      }
    }
  }

  /// How many of the lane's places are taken, as heights; the processes that are there are seen.
  private void shares(float[] counts, GroupBar bar, Ink ink) {
    int bottom = bar.y + bar.height;
    for (int from = 0; from < counts.length; ) {
      int high = bar.share(counts[from]);
      int to = from + 1;
      while (to < counts.length && bar.share(counts[to]) == high) {
        to++;
      }
      shapes.add(bar.x + from, bottom - high, to - from, high, ink);
      from = to;
    }
  }
}
