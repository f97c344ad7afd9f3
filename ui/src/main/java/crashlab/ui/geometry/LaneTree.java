package crashlab.ui.geometry;

import java.util.Arrays;
import java.util.BitSet;

/// Lanes that belong to one another as in a tree, in the order in which they stand below one
/// another: each before its children, these by number. What lies below a lane is one range of that
/// order.
public final class LaneTree {
  /// Where there is no lane.
  public static final int NONE = -1;

  private static final int MOST_LEVELS = 64;

  private final int[] parents;
  private final int[] order;
  private final int[] place;
  private final int[] end;
  private final int[] depth;

  private LaneTree(int[] parents) {
    int size = parents.length;
    this.parents = parents;
    this.order = new int[size];
    this.place = new int[size];
    this.end = new int[size];
    this.depth = new int[size];
    walk();
  }

  /// @param parents by lane; [#NONE] for a root. A parent may have a greater number than its
  ///   children.
  public static LaneTree of(int[] parents) {
    return new LaneTree(parents.clone());
  }

  private void walk() {
    int size = parents.length;
    int[] firstChild = new int[size + 1];
    int[] next = new int[size];
    Arrays.fill(firstChild, NONE);
    for (int lane = size - 1; lane >= 0; lane--) {
      int parent = parents[lane] == NONE ? size : parents[lane];
      next[lane] = firstChild[parent];
      firstChild[parent] = lane;
    }
    int at = 0;
    int lane = firstChild[size];
    while (lane != NONE) {
      order[at] = lane;
      place[lane] = at++;
      depth[lane] = parents[lane] == NONE ? 0 : depth[parents[lane]] + 1;
      if (firstChild[lane] != NONE) {
        lane = firstChild[lane];
        continue;
      }
      end[lane] = at;
      while (lane != NONE && next[lane] == NONE) {
        lane = parents[lane];
        if (lane != NONE) {
          end[lane] = at;
        }
      }
      lane = lane == NONE ? NONE : next[lane];
    }
    if (at != size) {
      throw new IllegalArgumentException("the parents form a circle");
    }
  }

  public int size() {
    return parents.length;
  }

  public int parent(int lane) {
    return parents[lane];
  }

  public int depth(int lane) {
    return depth[lane];
  }

  /// The place of a lane in the order.
  public int place(int lane) {
    return place[lane];
  }

  /// The place after the last of what lies below a lane.
  public int end(int lane) {
    return end[lane];
  }

  /// The lane at a place.
  public int at(int where) {
    return order[where];
  }

  /// How many lanes lie below this one.
  public int below(int lane) {
    return end[lane] - place[lane] - 1;
  }

  public boolean isGroup(int lane) {
    return below(lane) > 0;
  }

  /// Whether `lane` is `top` or lies below it.
  public boolean isWithin(int lane, int top) {
    return place[lane] >= place[top] && place[lane] < end[top];
  }

  /// The topmost folded lane that `lane` lies below; [#NONE] if it is not hidden.
  public int hiddenBy(int lane, BitSet folded) {
    int hiding = NONE;
    for (int above = parents[lane]; above != NONE; above = parents[above]) {
      if (folded.get(above)) {
        hiding = above;
      }
    }
    return hiding;
  }

  /// The lanes to be shown: all that lie in no folded one, and the `guests` wherever they are.
  public int[] rows(BitSet folded, BitSet guests) {
    var guestPlaces = new BitSet(order.length);
    guests.stream().filter(g -> g < place.length).forEach(g -> guestPlaces.set(place[g]));
    int[] rows = new int[order.length];
    int count = 0;
    for (int at = 0; at < order.length; ) {
      int lane = order[at];
      rows[count++] = lane;
      if (!folded.get(lane)) {
        at++;
        continue;
      }
      int after = end[lane];
      for (int g = guestPlaces.nextSetBit(at + 1); g >= 0 && g < after; ) {
        rows[count++] = order[g];
        g = guestPlaces.nextSetBit(g + 1);
      }
      at = after;
    }
    return Arrays.copyOf(rows, count);
  }

  /// What to fold so that at most `most` rows are shown: opens level by level from the top as long
  /// as there is room. Those in `always` stay folded.
  public BitSet foldedToFit(int most, BitSet always) {
    var folded = new BitSet(order.length);
    int rows = 0;
    for (int lane : order) {
      if (isGroup(lane)) {
        folded.set(lane);
      }
      rows += depth[lane] == 0 ? 1 : 0;
    }
    int[] children = new int[order.length];
    int deepest = 0;
    for (int lane : order) {
      deepest = Math.max(deepest, depth[lane]);
      if (parents[lane] != NONE) {
        children[parents[lane]]++;
      }
    }
    // A run has few levels of supervisors but can have any number of rows: level by level.
    for (int level = 0; level < Math.min(deepest, MOST_LEVELS); level++) {
      for (int lane : order) {
        if (depth[lane] == level
            && folded.get(lane)
            && !always.get(lane)
            && (parents[lane] == NONE || !folded.get(parents[lane]))
            && rows + children[lane] <= most) {
          rows += children[lane];
          folded.clear(lane);
        }
      }
    }
    return folded;
  }
}
