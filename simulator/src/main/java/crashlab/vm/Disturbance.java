package crashlab.vm;

import crashlab.kernel.Distribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that is wrong with the network until it ends; see [Network#end].
public sealed interface Disturbance {
  /// No packet passes between nodes of two groups; a node in none reaches all.
  ///
  /// @param isSilent whether packets vanish, so that ticks must find it; else connections are
  ///   closed and attempts refused
  record Partition(List<List<ErlangNode>> groups, boolean isSilent) implements Disturbance {
    public Partition {
      groups = groups.stream().map(List::copyOf).toList();
    }

    boolean separates(ErlangNode one, ErlangNode other) {
      int here = groupOf(one);
      int there = groupOf(other);
      return here >= 0 && there >= 0 && here != there;
    }

    private int groupOf(ErlangNode node) {
      for (int i = 0; i < groups.size(); i++) {
        if (groups.get(i).contains(node)) {
          return i;
        }
      }
      return -1;
    }
  }

  /// Signals take another time.
  ///
  /// @param one one end of the one link that is meant; null for all links
  /// @param other its other end
  record Delay(Distribution latency, @Nullable ErlangNode one, @Nullable ErlangNode other)
      implements Disturbance {
    boolean isOf(ErlangNode from, ErlangNode to) {
      return one == null || (one == from && other == to) || (one == to && other == from);
    }
  }
}
