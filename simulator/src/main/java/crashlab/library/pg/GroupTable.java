package crashlab.library.pg;

import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The ETS table of a scope on one node: every process reads it, the scope's process alone writes
/// it. An empty group is none.
///
/// Source: OTP pg.erl, `join_local_update_ets/5` and those beside it.
final class GroupTable {
  private final Map<Term, GroupMembers> groups = new LinkedHashMap<>();

  /// The members of a group that live anywhere, the latest first.
  List<ErlangProcess> members(Term group) {
    GroupMembers known = groups.get(group);
    return known == null ? List.of() : known.all.toList();
  }

  /// Those of the own node.
  List<ErlangProcess> localMembers(Term group) {
    GroupMembers known = groups.get(group);
    return known == null ? List.of() : known.local.toList();
  }

  /// The groups with a member, in the order of their first one.
  List<Term> groups() {
    return new ArrayList<>(groups.keySet());
  }

  void add(Term group, ErlangProcess member, boolean isLocal) {
    GroupMembers known = groups.computeIfAbsent(group, _ -> new GroupMembers());
    known.all.addFirst(member);
    if (isLocal) {
      known.local.addFirst(member);
    }
  }

  /// Takes one membership away, and tells whether there was one.
  boolean remove(Term group, ErlangProcess member) {
    GroupMembers known = groups.get(group);
    if (known == null || !known.all.remove(member)) {
      return false;
    }
    known.local.remove(member);
    if (known.all.isEmpty()) {
      groups.remove(group);
    }
    return true;
  }
}
