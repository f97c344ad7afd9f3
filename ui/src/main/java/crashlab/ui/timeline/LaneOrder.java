package crashlab.ui.timeline;

import crashlab.ui.geometry.LaneTree;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The lanes as they stand one below the other: those pinned to the top, then the others. None
/// stands twice.
final class LaneOrder {
  private final int[] lanes;
  private final int[] places;
  private final int atTop;

  /// @param rows the lanes that are not hidden in a folded one
  /// @param pinned the lanes at the top, whether hidden or not
  /// @param lanes how many lanes there are in all
  LaneOrder(int[] rows, List<Integer> pinned, int lanes) {
    var taken = new BitSet();
    pinned.forEach(taken::set);
    this.atTop = pinned.size();
    this.lanes =
        IntStream.concat(
                pinned.stream().mapToInt(Integer::intValue),
                Arrays.stream(rows).filter(lane -> !taken.get(lane)))
            .toArray();
    this.places = new int[lanes];
    Arrays.fill(places, -1);
    for (int place = 0; place < this.lanes.length; place++) {
      places[this.lanes[place]] = place;
    }
  }

  int size() {
    return lanes.length;
  }

  /// How many of them are not pinned.
  int others() {
    return lanes.length - atTop;
  }

  /// How many of them are pinned.
  int atTop() {
    return atTop;
  }

  int lane(int place) {
    return lanes[place];
  }

  /// Where a lane stands; -1 if it is hidden.
  int place(int lane) {
    return lane == LaneTree.NONE ? -1 : places[lane];
  }

  /// The lane so many places below another; the first if that one is not there.
  int neighbour(int lane, int placesOn) {
    if (lanes.length == 0) {
      return LaneTree.NONE;
    }
    int place = place(lane);
    return lanes[place < 0 ? 0 : Math.clamp(place + placesOn, 0, lanes.length - 1)];
  }
}
