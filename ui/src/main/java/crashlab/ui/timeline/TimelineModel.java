package crashlab.ui.timeline;

import crashlab.analysis.state.Moment;
import crashlab.ui.geometry.LaneStrip;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.geometry.TimeScale;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What part of a run the timeline shows: the stretch of time, which lanes are folded, pinned,
/// selected, and how far they are scrolled.
final class TimelineModel {
  /// The whole run and a little more, so that the signs of its end are seen.
  private static final double WITH_ROOM = 1.025;

  /// What happens within less than this is no better seen any closer.
  private static final double LEAST_SHOWN = 2_000;

  /// Room on each side of what is shown, as a share of it.
  private static final double BESIDE = 0.2;

  private final ObjectProperty<TimeScale> scale =
      new SimpleObjectProperty<>(new TimeScale(0, 1_000_000));
  private final List<Integer> pinned = new ArrayList<>();
  private @Nullable LaneSource source;
  private TimelineLayout layout = new TimelineLayout(800, 200, 1, 0, 0);
  private boolean fitted = true;
  private TimeScale anchor = scale.get();
  private BitSet folded = new BitSet();
  private LaneOrder order = new LaneOrder(new int[0], List.of(), 0);
  private LaneStrip strip = new LaneStrip(0, 0, 1, 0, 0);
  private int lane = LaneTree.NONE;
  private double scrollLeft;
  private boolean setting;

  /// One lane in the picture.
  ///
  /// @param y where it begins
  record LaneRow(int lane, double y) {}

  TimelineModel() {
    scale.subscribe((_, next) -> scaleSet(next));
  }

  // ---- what it shows

  void show(LaneSource next) {
    source = next;
    pinned.clear();
    lane = LaneTree.NONE;
    folded = next.names().foldedAtFirst();
    arrange();
    strip = strip.scrolledTo(0);
    if (fitted || end() < scale.get().from()) {
      fit();
    }
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
    var next = new TimelineLayout(width, height, textScale, layout.pinned(), layout.rows());
    if (!next.equals(layout)) {
      layout = next;
      arrange();
      if (fitted) {
        fit();
      }
    }
  }

  TimelineLayout layout() {
    return layout;
  }

  /// Finds the rows anew after something was folded, pinned or selected. A pinned lane stands only
  /// at the top, unless there is no room for it.
  private void arrange() {
    var guests = new BitSet();
    if (lane != LaneTree.NONE && tree().hiddenBy(lane, folded) != LaneTree.NONE) {
      guests.set(lane);
    }
    int[] rows = tree().rows(folded, guests);
    order = new LaneOrder(rows, pinned, tree().size());
    layout =
        new TimelineLayout(
            layout.width(), layout.height(), layout.textScale(), pinned.size(), order.others());
    if (layout.pinnedShown() < pinned.size()) {
      order = new LaneOrder(rows, pinned.subList(0, layout.pinnedShown()), tree().size());
    }
    strip =
        new LaneStrip(
                layout.lanesTop(), layout.lanesHeight(), layout.rowHeight(), 0, order.others())
            .scrolledTo(strip.scroll());
  }

  // ---- time

  ObjectProperty<TimeScale> scaleProperty() {
    return scale;
  }

  /// Takes the stretch of time that somebody else set, whose picture is bound to this one.
  private void scaleSet(TimeScale next) {
    if (!setting) {
      fitted = false;
      anchor = next;
    }
  }

  private void put(TimeScale next) {
    setting = true;
    scale.set(next);
    setting = false;
  }

  TimeScale scale() {
    return scale.get();
  }

  /// Shows the whole run.
  void fit() {
    set(TimeScale.fit(0, end() * WITH_ROOM, layout.plotWidth()));
    fitted = true;
  }

  boolean isFitted() {
    return fitted;
  }

  /// Zooms about a pixel of the lanes.
  void zoom(double factor, double x) {
    double coarsest = TimeScale.fit(0, end() * WITH_ROOM, layout.plotWidth()).nanosPerPixel();
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

  /// Shows a stretch of time with some room beside it; the whole run if that is in the picture
  /// already.
  void show(long fromNanos, long toNanos) {
    double span = Math.max(toNanos - fromNanos, LEAST_SHOWN);
    double middle = (fromNanos + toNanos) / 2.0;
    double half = span * (0.5 + BESIDE);
    TimeScale next = TimeScale.fit(middle - half, middle + half, layout.plotWidth());
    if (next.equals(anchor) && !fitted) {
      fit();
    } else {
      set(next);
    }
  }

  /// Shows another stretch of time, as somebody else found it good.
  void set(TimeScale next) {
    fitted = false;
    anchor = next;
    put(next);
  }

  /// Leafs on so that an instant is in the picture.
  void follow(Moment moment) {
    if (!fitted) {
      double time = moment.timeNanos();
      put(anchor.pageOf(time, layout.plotWidth()));
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
    int row = order.place(lane) - order.atTop();
    if (row >= 0) {
      strip = strip.revealing(row);
    }
  }

  /// The lane so many rows below the selected one; the first if none is.
  int neighbour(int rowsOn) {
    return order.neighbour(lane, rowsOn);
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

  /// How many lanes there are, also those that are scrolled away.
  int rowCount() {
    return order.size();
  }

  /// The lanes in the picture: the pinned ones, then those that are scrolled to.
  List<LaneRow> visible() {
    List<LaneRow> found = new ArrayList<>();
    for (int place = 0; place < order.atTop(); place++) {
      found.add(new LaneRow(order.lane(place), y(place)));
    }
    for (int row = strip.first(); row < strip.end(); row++) {
      found.add(new LaneRow(order.lane(order.atTop() + row), strip.y(row)));
    }
    return found;
  }

  private double y(int place) {
    return place < order.atTop()
        ? layout.axisHeight() + place * layout.rowHeight()
        : strip.y(place - order.atTop());
  }

  /// The lane at a height; [LaneTree#NONE] if there is none.
  int laneAt(double y) {
    int pin = (int) Math.floor((y - layout.axisHeight()) / layout.rowHeight());
    if (pin >= 0 && pin < order.atTop()) {
      return order.lane(pin);
    }
    int row = strip.rowAt(y);
    return row < 0 ? LaneTree.NONE : order.lane(order.atTop() + row);
  }

  /// The lane in which a slot is seen, also if it is scrolled away: its own, or the folded one that
  /// it lies in.
  int laneOf(int slot) {
    int hiding = tree().hiddenBy(slot, folded);
    return hiding == LaneTree.NONE || order.place(slot) >= 0 ? slot : hiding;
  }

  /// The middle of the lane in which a slot is seen.
  double middle(int slot) {
    return y(order.place(laneOf(slot))) + layout.barMiddle();
  }
}
