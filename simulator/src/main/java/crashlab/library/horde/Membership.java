package crashlab.library.horde;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who belongs to a Horde, as one node knows it.
///
/// Source: horde 0.10 dynamic_supervisor_impl.ex, `update_member/2`, `set_members/2`, `members/1`.
final class Membership {
  private final Set<String> names = new TreeSet<>();
  private final SortedMap<String, MemberStatus> known = new TreeMap<>();
  private @Nullable HashRing ring;

  /// The members by name.
  Set<String> names() {
    return names;
  }

  /// What is known of a node, member or not; null for nothing.
  @Nullable MemberStatus statusOf(String node) {
    return known.get(node);
  }

  void know(String node, MemberStatus status) {
    known.put(node, status);
  }

  void forget(String node) {
    known.remove(node);
  }

  void add(String node) {
    names.add(node);
    known.putIfAbsent(node, MemberStatus.UNINITIALIZED);
  }

  void remove(String node) {
    names.remove(node);
  }

  /// From now on these are the members; of others nothing is known any more.
  void set(Set<String> members) {
    names.clear();
    names.addAll(members);
    known.keySet().retainAll(members);
    members.forEach(member -> known.putIfAbsent(member, MemberStatus.UNINITIALIZED));
  }

  /// The members of which something is known, with it.
  SortedMap<String, MemberStatus> members() {
    var members = new TreeMap<>(known);
    members.keySet().retainAll(names);
    return members;
  }

  /// The members that are known to live, sorted.
  List<String> alive() {
    List<String> alive = new ArrayList<>();
    for (String name : names) {
      if (known.get(name) == MemberStatus.ALIVE) {
        alive.add(name);
      }
    }
    return alive;
  }

  /// The ring of those that are known to live, of whom there has to be one.
  HashRing ring() {
    List<String> alive = alive();
    HashRing latest = ring;
    if (latest == null || !latest.nodes().equals(alive)) {
      latest = new HashRing(alive);
      ring = latest;
    }
    return latest;
  }
}
