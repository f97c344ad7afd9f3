package crashlab.trace;

import java.util.List;

/// What a fault does to nodes, or to the links between them, for a time. The trace tells when it
/// begins; this is for those who show how long it holds.
///
/// @param lastsNanos how long; [Long#MAX_VALUE] where it has no end of its own
public record NodeSpell(What what, long lastsNanos) {
  /// What it does.
  public sealed interface What {
    /// What people are told of it besides the fault's own words.
    default String qualifier() {
      return "";
    }

    /// The VM of a node stands still.
    record Freeze(String node) implements What {}

    /// No packet passes between the groups; a node in none reaches all.
    ///
    /// @param silent whether packets vanish; else connections are closed at once
    record Partition(List<List<String>> groups, boolean silent) implements What {
      @Override
      public String qualifier() {
        return silent ? " (silent)" : "";
      }

      /// Whether two nodes are in different groups.
      public boolean separates(String one, String other) {
        int here = groupOf(one);
        int there = groupOf(other);
        return here >= 0 && there >= 0 && here != there;
      }

      private int groupOf(String node) {
        for (int i = 0; i < groups.size(); i++) {
          if (groups.get(i).contains(node)) {
            return i;
          }
        }
        return -1;
      }
    }

    /// Signals between nodes take another time.
    ///
    /// @param averageNanos one way
    /// @param link the two nodes that are meant; empty for all links
    record Latency(long averageNanos, List<String> link) implements What {
      @Override
      public String qualifier() {
        return link.isEmpty() ? "" : " between " + String.join(" and ", link);
      }

      /// Whether it holds between two nodes.
      public boolean isBetween(String one, String other) {
        return link.isEmpty() || (link.contains(one) && link.contains(other));
      }
    }

    /// All partitions and latencies end.
    record Heal() implements What {}
  }
}
