package crashlab.library.pg;

import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// What the scope of another node told of its own members, by group.
final class ToldMembers {
  private final Map<Term, MemberList> groups = new LinkedHashMap<>();

  /// Who has left a group and who has come, as a message with all members shows it.
  interface Changes {
    /// Takes what changed in one group, each the latest first.
    void in(Term group, List<ErlangProcess> gone, List<ErlangProcess> come);
  }

  void add(Term group, ErlangProcess member) {
    groups.computeIfAbsent(group, _ -> new MemberList()).addFirst(member);
  }

  /// Takes out one membership, and tells whether it was known.
  boolean remove(Term group, ErlangProcess member) {
    MemberList known = groups.get(group);
    if (known == null || !known.remove(member)) {
      return false;
    }
    if (known.isEmpty()) {
      groups.remove(group);
    }
    return true;
  }

  void forEach(BiConsumer<Term, List<ErlangProcess>> action) {
    groups.forEach((group, members) -> action.accept(group, members.toList()));
  }

  /// What was known before counts no more: tells the changes, group by group as they are told, and
  /// then those groups that are not told of any more.
  ///
  /// Source: OTP pg.erl, `sync_groups/5`.
  void replace(Map<Term, List<ErlangProcess>> told, Changes changes) {
    Map<Term, MemberList> before = new LinkedHashMap<>(groups);
    groups.clear();
    told.forEach((group, now) -> {
      MemberList old = before.remove(group);
      List<ErlangProcess> were = old == null ? List.of() : old.toList();
      groups.put(group, listOf(now));
      changes.in(group, without(were, now), without(now, were));
    });
    before.forEach((group, gone) -> changes.in(group, gone.toList(), List.of()));
  }

  private static MemberList listOf(List<ErlangProcess> members) {
    var list = new MemberList();
    members.reversed().forEach(list::addFirst);
    return list;
  }

  /// The first of the processes, less the others, each once.
  private static List<ErlangProcess> without(List<ErlangProcess> some, List<ErlangProcess> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some;
    }
    MemberList rest = listOf(some);
    others.forEach(rest::remove);
    return rest.toList();
  }
}
