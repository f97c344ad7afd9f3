package crashlab.ui.timeline;

import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.History;
import crashlab.ui.session.Look;

/// Counts how many slots of a folded lane look how, while one goes through a history.
final class LookTally {
  private static final Look[] LOOKS = Look.values();

  private final boolean transientEnds;
  private final byte[] looks;
  private final int[] counts = new int[LOOKS.length];
  private int alive;
  private int working;
  private int present = LookSet.of(Look.ABSENT);

  /// @param members how many slots are counted
  LookTally(int slots, int members, boolean transientEnds) {
    this.transientEnds = transientEnds;
    this.looks = new byte[slots];
    this.counts[Look.ABSENT.ordinal()] = members;
  }

  /// How many slots lie in a lane; that of a load is none itself.
  static int members(History history, LaneTree tree, int top) {
    return tree.below(top) + (top < history.slots() ? 1 : 0);
  }

  /// Takes note that a slot of this lane looks otherwise from now on.
  void change(int slot, Look now) {
    Look before = LOOKS[looks[slot]];
    if (before == now) {
      return;
    }
    looks[slot] = (byte) now.ordinal();
    add(before, -1);
    add(now, 1);
  }

  private void add(Look look, int change) {
    int count = counts[look.ordinal()] += change;
    if (look.isAlive()) {
      alive += change;
    }
    if (LookSet.isWorking(look)) {
      working += change;
    }
    if (count == 0) {
      present &= ~LookSet.of(look);
    } else if (!transientEnds || look.isAlive()) {
      present |= LookSet.of(look);
    }
  }

  /// The looks that there are now.
  int present() {
    return present;
  }

  long alive() {
    return alive;
  }

  long working() {
    return working;
  }
}
