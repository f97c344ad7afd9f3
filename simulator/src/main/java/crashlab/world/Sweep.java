package crashlab.world;

import org.jspecify.annotations.Nullable;

/// One strike on all nodes that a fault means, one after the other: that there was nobody to hit is
/// told once, and only if that is so on all of them.
public final class Sweep {
  private boolean underWay;
  private boolean hit;
  private @Nullable Runnable miss;

  /// The strike begins on the first of several nodes.
  public void begin() {
    underWay = true;
    hit = false;
    miss = null;
  }

  /// The strike is over on the last node.
  public void end() {
    underWay = false;
    Runnable nobody = miss;
    miss = null;
    if (!hit && nobody != null) {
      nobody.run();
    }
  }

  /// Somebody is hit.
  void hits() {
    hit = true;
  }

  /// Nobody is hit on a node; `tell` says so at once, or later if the other nodes are to be asked.
  void misses(Runnable tell) {
    if (!underWay) {
      tell.run();
    } else if (miss == null) {
      miss = tell;
    }
  }
}
