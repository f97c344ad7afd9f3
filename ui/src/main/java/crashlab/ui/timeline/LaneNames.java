package crashlab.ui.timeline;

import crashlab.analysis.state.Roster;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lanes of a run: one for each slot, by its number, and after them one for each load, which
/// has the load's arrivals below it.
final class LaneNames {
  /// Up to so many lanes a run opens unfolded as far as it goes.
  static final int OPEN_ROWS = 60;

  private static final int FEW_ROWS = 6;

  private final Roster roster;
  private final LaneTree tree;
  private final List<String> loads = new ArrayList<>();

  LaneNames(Recording run) {
    this.roster = run.roster();
    int slots = roster.size();
    int[] loadOf = new int[slots];
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int slot = 0; slot < slots; slot++) {
      if (roster.isLoad(slot)) {
        String id = roster.identity(slot).id();
        loadOf[slot] = 1 + numbers.computeIfAbsent(id, _ -> numbers.size());
      }
    }
    loads.addAll(numbers.keySet());
    int[] parents = Arrays.copyOf(roster.parents(), slots + loads.size());
    for (int slot = 0; slot < slots; slot++) {
      if (loadOf[slot] > 0) {
        parents[slot] = slots + loadOf[slot] - 1;
      }
    }
    for (int load = 0; load < loads.size(); load++) {
      parents[slots + load] = LaneTree.NONE;
    }
    this.tree = LaneTree.of(parents);
  }

  LaneTree tree() {
    return tree;
  }

  /// Whether a lane is that of a slot, not that of a whole load.
  boolean isSlot(int lane) {
    return lane < roster.size();
  }

  boolean isLoad(int lane) {
    return !isSlot(lane);
  }

  /// The lanes of whole loads.
  BitSet loadLanes() {
    var lanes = new BitSet(tree.size());
    lanes.set(roster.size(), tree.size());
    return lanes;
  }

  /// What is folded at first: so much that the rest is seen at a glance; but if next to nothing
  /// were left to see, the largest group is open.
  BitSet foldedAtFirst() {
    BitSet loadLanes = loadLanes();
    BitSet glance = tree.foldedToFit(OPEN_ROWS, loadLanes);
    int[] seen = tree.rows(glance, new BitSet());
    if (seen.length <= FEW_ROWS) {
      Arrays.stream(seen)
          .filter(lane -> glance.get(lane) && !loadLanes.get(lane))
          .boxed()
          .max(Comparator.comparingInt(tree::below))
          .ifPresent(glance::clear);
    }
    return glance;
  }

  /// What a lane is called.
  String name(int lane) {
    if (isLoad(lane)) {
      return "load " + loads.get(lane - roster.size());
    }
    if (roster.isLoad(lane)) {
      return "arrival " + (1 + lane - firstArrival(lane));
    }
    return roster.label(lane);
  }

  private int firstArrival(int slot) {
    return tree.at(tree.place(tree.parent(slot)) + 1);
  }
}
