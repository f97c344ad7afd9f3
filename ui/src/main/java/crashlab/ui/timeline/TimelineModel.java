package crashlab.ui.timeline;

import crashlab.ui.geometry.LaneStrip;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What part of a run the timeline shows: the stretch of time, which lanes are folded, pinned,
/// selected, and how far they are scrolled.
final class TimelineModel {
  /// Up to so many lanes a run opens unfolded as far as it goes.
  static final int OPEN_ROWS = 60;

  private static final int FEW_ROWS = 6;

  private final ObjectProperty<TimeScale> scale =
      new SimpleObjectProperty<>(new TimeScale(0, 1_000_000));
  private final List<Integer> pinned = new ArrayList<>();
  private @Nullable LaneSource source;
  private TimelineLayout layout = new TimelineLayout(800, 200, 1, 0, 0);
  private boolean fitted = true;
  private TimeScale anchor = scale.get();
  private BitSet folded = new BitSet();
  private int[] rows = new int[0];
  private int[] rowOfLane = new int[0];
  private LaneStrip strip = new LaneStrip(0, 0, 1, 0, 0);
  private int lane = LaneTree.NONE;
  private double scrollLeft;

  /// One lane in the picture.
  ///
  /// @param y where it begins
  record Row(int lane, double y) {}

  // ---- what it shows

  void show(LaneSource next) {
    source = next;
    pinned.clear();
    lane = LaneTree.NONE;
    folded = opening(next.names());
    arrange();
    strip = strip.scrolledTo(0);
    if (fitted || end() < scale.get().from()) {
      fit();
    }
  }

  /// What is folded at first: so much that the rest is seen at a glance; but if next to nothing
  /// were left to see, the largest group is open.
  private static BitSet opening(LaneNames names) {
    BitSet loads = names.loadLanes();
    BitSet glance = names.tree().foldedToFit(OPEN_ROWS, loads);
    int[] seen = names.tree().rows(glance, new BitSet());
    if (seen.length <= FEW_ROWS) {
      Arrays.stream(seen)
          .filter(lane -> glance.get(lane) && !loads.get(lane))
          .boxed()
          .max(Comparator.comparingInt(names.tree()::below))
          .ifPresent(glance::clear);
    }
    return glance;
  }

  @Nullable LaneSource source() {
    return source;
  }

  private LaneTree tree() {
    return source == null ? LaneTree.of(new int[0]) : source.names().tree();
  }

  private double end() {
    return source == null ? 1 : Math.max(1, source.run().endNanos());
  }

  void resize(double width, double height, double textScale) {
    var next = new TimelineLayout(width, height, textScale, pinned.size(), rows.length);
    if (!next.equals(layout)) {
      layout = next;
      arrangeStrip();
      if (fitted) {
        fit();
      }
    }
  }

  TimelineLayout layout() {
    return layout;
  }

  /// Finds the rows anew after something was folded, pinned or selected.
  private void arrange() {
    var guests = new BitSet();
    if (lane != LaneTree.NONE && tree().hiddenBy(lane, folded) != LaneTree.NONE) {
      guests.set(lane);
    }
    rows = tree().rows(folded, guests);
    rowOfLane = new int[tree().size()];
    Arrays.fill(rowOfLane, -1);
    for (int row = 0; row < rows.length; row++) {
      rowOfLane[rows[row]] = row;
    }
    layout =
        new TimelineLayout(
            layout.width(), layout.height(), layout.textScale(), pinned.size(), rows.length);
    arrangeStrip();
  }

  private void arrangeStrip() {
    strip =
        new LaneStrip(layout.lanesTop(), layout.lanesHeight(), layout.rowHeight(), 0, rows.length)
            .scrolledTo(strip.scroll());
  }

  // ---- time

  ObjectProperty<TimeScale> scaleProperty() {
    return scale;
  }

  TimeScale scale() {
    return scale.get();
  }

  /// Shows the whole run.
  void fit() {
    fitted = true;
    set(TimeScale.fit(0, end() * 1.01, layout.plotWidth()));
    fitted = true;
  }

  boolean isFitted() {
    return fitted;
  }

  /// Zooms about a pixel of the lanes.
  void zoom(double factor, double x) {
    double coarsest = TimeScale.fit(0, end() * 1.01, layout.plotWidth()).nanosPerPixel();
    TimeScale next = scale().zoomed(factor, x, coarsest);
    if (next.nanosPerPixel() >= coarsest) {
      fit();
    } else {
      set(next.within(end(), layout.plotWidth()));
    }
  }

  void pan(double pixels) {
    if (!fitted) {
      set(scale().panned(pixels).within(end(), layout.plotWidth()));
    }
  }

  /// Puts an instant in the middle; zooms in if all of the run is in the picture. If it is in the
  /// middle already, shows the whole run.
  void centre(long nanos) {
    TimeScale now = fitted ? new TimeScale(0, Math.max(1, scale().nanosPerPixel() / 8)) : scale();
    TimeScale next =
        now.with((double) nanos, layout.plotWidth() / 2).within(end(), layout.plotWidth());
    if (next.equals(now)) {
      fit();
    } else {
      set(next);
    }
  }

  /// Shows another stretch of time, as somebody else found it good.
  void set(TimeScale next) {
    fitted = false;
    anchor = next;
    scale.set(next);
  }

  /// Leafs on so that an instant is in the picture.
  void follow(Moment moment) {
    if (!fitted) {
      double time = moment.timeNanos();
      scale.set(anchor.pageOf(time, layout.plotWidth()));
    }
  }

  // ---- lanes

  BitSet folded() {
    return folded;
  }

  boolean isFoldable(int which) {
    return tree().isGroup(which);
  }

  void toggleFold(int which) {
    if (isFoldable(which)) {
      folded.flip(which);
      arrange();
    }
  }

  List<Integer> pinned() {
    return pinned;
  }

  /// Pins the selected lane to the top, or takes it from there.
  void togglePin() {
    if (lane != LaneTree.NONE) {
      int at = pinned.indexOf(lane);
      if (at >= 0) {
        pinned.subList(at, at + 1).clear();
      } else {
        pinned.add(lane);
      }
      arrange();
    }
  }

  /// The selected lane; [LaneTree#NONE] for none.
  int lane() {
    return lane;
  }

  /// Selects a lane and scrolls to where it is to be seen.
  void select(int which) {
    lane = which >= 0 && which < tree().size() ? which : LaneTree.NONE;
    arrange();
    if (lane != LaneTree.NONE) {
      strip = strip.revealing(rowOfLane[lane]);
    }
  }

  /// The lane so many rows below the selected one; the first if none is.
  int neighbour(int rowsOn) {
    if (rows.length == 0) {
      return LaneTree.NONE;
    }
    int row = lane == LaneTree.NONE ? -1 : rowOfLane[lane];
    return rows[row < 0 ? 0 : Math.clamp(row + rowsOn, 0, rows.length - 1)];
  }

  /// Scrolls the lanes by whole rows; what is less than one counts when more is scrolled.
  void scroll(double pixels) {
    scrollLeft += pixels;
    double rows =
        scrollLeft < 0
            ? Math.ceil(scrollLeft / strip.rowHeight())
            : Math.floor(scrollLeft / strip.rowHeight());
    scrollLeft -= rows * strip.rowHeight();
    strip = strip.scrolledTo(strip.scroll() + rows * strip.rowHeight());
  }

  LaneStrip strip() {
    return strip;
  }

  int rowCount() {
    return rows.length;
  }

  /// The lanes in the picture: the pinned ones, then those that are scrolled to.
  List<Row> visible() {
    List<Row> found = new ArrayList<>();
    for (int i = 0; i < layout.pinnedShown(); i++) {
      found.add(new Row(pinned.get(i), layout.axisHeight() + i * layout.rowHeight()));
    }
    for (int row = strip.first(); row < strip.end(); row++) {
      found.add(new Row(rows[row], strip.y(row)));
    }
    return found;
  }

  /// The lane at a height; [LaneTree#NONE] if there is none.
  int laneAt(double y) {
    int pin = (int) Math.floor((y - layout.axisHeight()) / layout.rowHeight());
    if (pin >= 0 && pin < layout.pinnedShown()) {
      return pinned.get(pin);
    }
    int row = strip.rowAt(y);
    return row < 0 ? LaneTree.NONE : rows[row];
  }

  /// The middle of the lane that shows a slot, also if it is scrolled away: its own, or the folded
  /// one that it lies in.
  double middle(int slot) {
    int hiding = tree().hiddenBy(slot, folded);
    int row = rowOfLane[hiding == LaneTree.NONE || rowOfLane[slot] >= 0 ? slot : hiding];
    return strip.y(row) + layout.barMiddle();
  }
}
