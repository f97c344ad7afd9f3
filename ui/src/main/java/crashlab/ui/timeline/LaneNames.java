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

/// The lanes of a run: one for each slot, by its number; after them, where there are several nodes,
/// one for the network if anything was wrong with it, and one for each node, which has what runs on
/// it below it; and one for each load, which has the load's arrivals below it.
final class LaneNames {
  /// Up to so many lanes a run opens unfolded as far as it goes.
  static final int OPEN_ROWS = 60;

  private static final int FEW_ROWS = 6;

  private final Roster roster;
  private final LaneTree tree;
  private final List<String> loads = new ArrayList<>();
  private final List<String> nodes;
  private final int firstNode;
  private final int firstLoad;

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
    nodes = run.nodes().names();
    firstNode = slots + (run.nodes().disturbances().isEmpty() ? 0 : 1);
    firstLoad = firstNode + nodes.size();
    int[] parents = Arrays.copyOf(roster.parents(), firstLoad + loads.size());
    Arrays.fill(parents, slots, parents.length, LaneTree.NONE);
    for (int slot = 0; slot < slots; slot++) {
      if (loadOf[slot] > 0) {
        parents[slot] = firstLoad + loadOf[slot] - 1;
      } else if (!nodes.isEmpty() && parents[slot] == LaneTree.NONE) {
        parents[slot] = firstNode + roster.identity(slot).node().index();
      }
    }
    this.tree = LaneTree.of(parents);
  }

  LaneTree tree() {
    return tree;
  }

  /// Whether a lane is that of a slot, not that of the network, a node or a whole load.
  boolean isSlot(int lane) {
    return lane < roster.size();
  }

  boolean isLoad(int lane) {
    return lane >= firstLoad;
  }

  boolean isNode(int lane) {
    return lane >= firstNode && lane < firstLoad;
  }

  boolean isNetwork(int lane) {
    return lane >= roster.size() && lane < firstNode;
  }

  /// The number of the node whose lane it is.
  int node(int lane) {
    return lane - firstNode;
  }

  boolean hasNode(int node) {
    return node >= 0 && node < nodes.size();
  }

  int laneOfNode(int node) {
    return firstNode + node;
  }

  /// The lanes of whole loads.
  BitSet loadLanes() {
    var lanes = new BitSet(tree.size());
    lanes.set(firstLoad, tree.size());
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
      return "load " + loads.get(lane - firstLoad);
    }
    if (isNode(lane)) {
      return "node " + nodes.get(node(lane));
    }
    if (isNetwork(lane)) {
      return "network";
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
