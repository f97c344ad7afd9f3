package crashlab.ui.tree;

import crashlab.analysis.state.Roster;
import crashlab.trace.Bisection;
import crashlab.trace.ProcessKind;
import crashlab.ui.geometry.Forest;
import crashlab.ui.session.Look;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import java.util.Arrays;

/// The slots of a run that stand in its supervision tree, as a forest: all that there ever were, so
/// that the picture does not move when time does.
///
/// What a library keeps for itself and the arrivals of loads do not stand in it; what these create
/// stands below whoever is above them, or beside the root.
public final class Supervision {
  private final Recording recording;
  private final Forest forest;
  private final int[] slots;
  private final int[] nodes;

  private Supervision(Recording recording, Forest forest, int[] slots, int[] nodes) {
    this.recording = recording;
    this.forest = forest;
    this.slots = slots;
    this.nodes = nodes;
  }

  public static Supervision of(Recording recording) {
    Roster roster = recording.roster();
    int[] nodes = new int[roster.size()];
    int[] slots = new int[roster.size()];
    int[] parents = new int[roster.size()];
    int count = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      int above = roster.parent(slot);
      int parent = above == Roster.NONE ? Forest.NONE : nodes[above];
      if (roster.isBehindTheScenes(slot)) {
        nodes[slot] = parent; // for those below it
      } else {
        nodes[slot] = count;
        slots[count] = slot;
        parents[count++] = parent;
      }
    }
    for (int slot = 0; slot < roster.size(); slot++) {
      if (roster.isBehindTheScenes(slot)) {
        nodes[slot] = Forest.NONE;
      }
    }
    var forest = new Forest(Arrays.copyOf(parents, count));
    return new Supervision(recording, forest, Arrays.copyOf(slots, count), nodes);
  }

  public Recording recording() {
    return recording;
  }

  public Roster roster() {
    return recording.roster();
  }

  public Forest forest() {
    return forest;
  }

  /// The first root of what runs on a node of the run; [Forest#NONE] if nothing ever does.
  int firstOn(int index) {
    for (int i = 0; i < forest.rootCount(); i++) {
      if (roster().identity(slots[forest.root(i)]).node().index() == index) {
        return forest.root(i);
      }
    }
    return Forest.NONE;
  }

  /// How many slots stand in the tree.
  public int size() {
    return slots.length;
  }

  public int slot(int node) {
    return slots[node];
  }

  /// The node of a slot; [Forest#NONE] if it does not stand in the tree.
  public int node(int slot) {
    return slot < 0 || slot >= nodes.length ? Forest.NONE : nodes[slot];
  }

  public boolean isSupervisor(int node) {
    return kind(node).supervises();
  }

  public ProcessKind kind(int node) {
    return roster().kind(slots[node]);
  }

  /// How often a process of the slot was started again up to event `seq`.
  public int restarts(int slot, long seq) {
    return Math.max(0, roster().livesBegun(slot, seq) - 1);
  }

  /// The worst look of a node and all below it.
  public Look worst(int node, RunFrame frame) {
    Look worst = Look.ABSENT;
    int from = forest.position(node);
    for (int place = from; place < from + forest.sizeOf(node); place++) {
      Look look = frame.look(slots[forest.at(place)]);
      if (look.compareTo(worst) > 0) {
        worst = look;
      }
    }
    return worst;
  }

  /// The node that an arrow key leads to: the parent, the first child, the sibling before or after;
  /// the same node if there is none.
  public int neighbour(int node, Way way) {
    int parent = forest.parent(node);
    return switch (way) {
      case PARENT -> parent == Forest.NONE ? node : parent;
      case CHILD -> forest.isLeaf(node) ? node : forest.child(node, 0);
      case BEFORE -> sibling(node, parent, -1);
      case AFTER -> sibling(node, parent, 1);
    };
  }

  private int sibling(int node, int parent, int step) {
    int count = parent == Forest.NONE ? forest.rootCount() : forest.childCount(parent);
    int to = Bisection.first(0, count - 1, i -> child(parent, i) >= node) + step;
    return to < 0 || to >= count ? node : child(parent, to);
  }

  private int child(int parent, int index) {
    return parent == Forest.NONE ? forest.root(index) : forest.child(parent, index);
  }

  /// Ways through the tree.
  enum Way {
    PARENT,
    CHILD,
    BEFORE,
    AFTER
  }
}
