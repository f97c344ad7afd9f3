package crashlab.ui.timeline;

import crashlab.trace.Bisection;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.geometry.OrPyramid;
import crashlab.ui.session.History;
import crashlab.ui.session.Look;
import java.util.Arrays;

/// The changes of a history by slot: what one slot looked like in any stretch of time is found
/// without looking at the others.
final class SlotIndex {
  /*
   * Compressed rows: the positions of all changes, slot by slot, each slot's in order. Over them
   * stands a pyramid of the looks that they led to.
   */
  private final History history;
  private final int[] offsets;
  private final int[] positions;
  private final OrPyramid looks;

  SlotIndex(History history) {
    this.history = history;
    int size = history.size();
    offsets = new int[history.slots() + 1];
    for (int i = 0; i < size; i++) {
      offsets[history.slot(i) + 1]++;
    }
    for (int slot = 0; slot < history.slots(); slot++) {
      offsets[slot + 1] += offsets[slot];
    }
    positions = new int[size];
    short[] sets = new short[size];
    int[] filled = offsets.clone();
    for (int i = 0; i < size; i++) {
      int at = filled[history.slot(i)]++;
      positions[at] = i;
      sets[at] = (short) LookSet.of(history.look(i));
    }
    looks = new OrPyramid(sets, size);
  }

  /// The first of the slot's entries whose change is at or after a position of the history.
  private int entry(int slot, int change, int from) {
    return Bisection.firstNear(
        Math.max(from, offsets[slot]), offsets[slot + 1], i -> positions[i] >= change);
  }

  /// Finds the looks of a slot in each column.
  void fill(int slot, Columns columns, short[] into) {
    int at = entry(slot, columns.bound(0), 0);
    for (int column = 0; column < columns.count(); column++) {
      int next =
          columns.bound(column + 1) == columns.bound(column)
              ? at
              : entry(slot, columns.bound(column + 1), at);
      int before = LookSet.of(at == offsets[slot] ? Look.ABSENT : history.look(positions[at - 1]));
      into[column] = (short) (before | looks.union(at, next));
      at = next;
    }
  }

  /// The positions of all changes of the slots in a lane, in order.
  int[] changesWithin(LaneTree tree, int top) {
    int count = 0;
    for (int place = tree.place(top); place < tree.end(top); place++) {
      count += changes(tree.at(place));
    }
    int[] found = new int[count];
    if (count == positions.length) {
      Arrays.setAll(found, i -> i);
      return found;
    }
    int filled = 0;
    for (int place = tree.place(top); place < tree.end(top); place++) {
      int slot = tree.at(place);
      int more = changes(slot);
      if (more > 0) {
        System.arraycopy(positions, offsets[slot], found, filled, more);
        filled += more;
      }
    }
    Arrays.sort(found);
    return found;
  }

  /// How many changes a slot has; none for the lane of a load.
  private int changes(int slot) {
    return slot < history.slots() ? offsets[slot + 1] - offsets[slot] : 0;
  }

  /// The position of the slot's last change before a position of the history; -1 if there is none.
  int before(int slot, int change) {
    int at = entry(slot, change, 0);
    return at == offsets[slot] ? -1 : positions[at - 1];
  }

  /// The position of the change since which a slot has looked as it does after `change`.
  int since(int slot, int change) {
    int at = entry(slot, change, 0);
    while (at > offsets[slot] && history.look(positions[at - 1]) == history.look(change)) {
      at--;
    }
    return positions[at];
  }
}
