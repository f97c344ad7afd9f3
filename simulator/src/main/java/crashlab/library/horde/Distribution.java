package crashlab.library.horde;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// How a Horde chooses the node of a child, and whether it has to be a majority for that.
enum Distribution {
  /// By a hash of the spec. Source: horde 0.10 uniform_distribution.ex.
  UNIFORM,
  /// By chance. Source: horde 0.10 uniform_random_distribution.ex.
  UNIFORM_RANDOM,
  /// As [#UNIFORM], among a majority. Source: horde 0.10 uniform_quorum_distribution.ex.
  UNIFORM_QUORUM;

  boolean needsQuorum() {
    return this == UNIFORM_QUORUM;
  }

  /// Tells whether those who are known to live are a majority. Of an even number the first by name
  /// does not count; who is shutting down does not either.
  ///
  /// Source: horde 0.10 uniform_quorum_distribution.ex, `has_quorum?/1`, `active_nodes/1`.
  static boolean isQuorum(SortedMap<String, MemberStatus> members) {
    List<MemberStatus> active = new ArrayList<>();
    for (Map.Entry<String, MemberStatus> member : members.entrySet()) {
      if (member.getValue() != MemberStatus.SHUTTING_DOWN) {
        active.add(member.getValue());
      }
    }
    if (!active.isEmpty() && active.size() % 2 == 0) {
      active.removeFirst();
    }
    long alive = active.stream().filter(status -> status == MemberStatus.ALIVE).count();
    return alive * 2 > active.size();
  }
}
