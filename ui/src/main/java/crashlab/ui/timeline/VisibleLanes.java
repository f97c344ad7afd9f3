package crashlab.ui.timeline;

import crashlab.ui.geometry.LaneStrip;
import crashlab.ui.geometry.LaneTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which lanes the timeline shows and where: what is folded, pinned and selected, and how far they
/// are scrolled.
final class VisibleLanes {
  private final List<Integer> pinned = new ArrayList<>();
  private LaneTree tree = LaneTree.of(new int[0]);
  private TimelineLayout layout = new TimelineLayout(800, 200, 1, 0, 0);
  private BitSet folded = new BitSet();
  private LaneOrder order = new LaneOrder(new int[0], List.of(), 0);
  private LaneStrip strip = new LaneStrip(0, 0, 1, 0, 0);
  private int lane = LaneTree.NONE;
  private double scrollLeft;

  /// One lane in the picture.
  ///
  /// @param y where it begins
  record LaneRow(int lane, double y) {}

  /// Shows other lanes from the first on; none is pinned or selected.
  void show(LaneNames names) {
    tree = names.tree();
    pinned.clear();
    lane = LaneTree.NONE;
    folded = names.foldedAtFirst();
    arrange();
    strip = strip.scrolledTo(0);
  }

  /// Gives the picture another size. Returns false if it has that already.
  boolean resize(double width, double height, double textScale) {
    var next = new TimelineLayout(width, height, textScale, layout.pinned(), layout.rows());
    if (next.equals(layout)) {
      return false;
    }
    layout = next;
    arrange();
    return true;
  }

  TimelineLayout layout() {
    return layout;
  }

  /// Finds the rows anew after something was folded, pinned or selected. A pinned lane stands only
  /// at the top, unless there is no room for it.
  private void arrange() {
    var guests = new BitSet();
    if (lane != LaneTree.NONE && tree.hiddenBy(lane, folded) != LaneTree.NONE) {
      guests.set(lane);
    }
    int[] rows = tree.rows(folded, guests);
    order = new LaneOrder(rows, pinned, tree.size());
    layout =
        new TimelineLayout(
            layout.width(), layout.height(), layout.textScale(), pinned.size(), order.others());
    if (layout.pinnedShown() < pinned.size()) {
      order = new LaneOrder(rows, pinned.subList(0, layout.pinnedShown()), tree.size());
    }
    strip =
        new LaneStrip(
                layout.lanesTop(), layout.lanesHeight(), layout.rowHeight(), 0, order.others())
            .scrolledTo(strip.scroll());
  }

  BitSet folded() {
    return folded;
  }

  boolean isFoldable(int which) {
    return tree.isGroup(which);
  }

  void toggleFold(int which) {
    if (isFoldable(which)) {
      folded.flip(which);
      arrange();
    }
  }

  /// Folds or unfolds those of some lanes that have others below them.
  void fold(BitSet which, boolean fold) {
    which.stream().filter(this::isFoldable).forEach(each -> folded.set(each, fold));
    arrange();
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
    lane = which >= 0 && which < tree.size() ? which : LaneTree.NONE;
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
    int hiding = tree.hiddenBy(slot, folded);
    return hiding == LaneTree.NONE || order.place(slot) >= 0 ? slot : hiding;
  }

  /// The middle of the lane in which a slot is seen.
  double middle(int slot) {
    return y(order.place(laneOf(slot))) + layout.barMiddle();
  }
}
