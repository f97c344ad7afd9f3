package crashlab.library.pg;

import crashlab.library.NodeObject;
import crashlab.library.NodeObject.Fact;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.ServiceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables of the scopes of one node. A scope whose process does not run has none.
final class GroupTables {
  private static final ServiceKey<GroupTables> KEY = ServiceKey.of("pg", GroupTables.class);

  private final Map<String, GroupTable> tables = new LinkedHashMap<>();
  private final Map<String, Set<Term>> everNamed = new LinkedHashMap<>();

  private GroupTables() {}

  static GroupTables of(ErlangNode node) {
    return node.services().get(KEY, GroupTables::new);
  }

  /// A scope's process has come up, with a table that is empty.
  GroupTable open(String scope) {
    var table = new GroupTable();
    tables.put(scope, table);
    return table;
  }

  /// It is gone, and its table with it.
  void close(String scope) {
    tables.remove(scope);
  }

  /// The table of a scope; null where its process does not run.
  @Nullable GroupTable find(String scope) {
    return tables.get(scope);
  }

  /// Source: OTP pg.erl, `get_members/2`: no table means no member.
  List<ErlangProcess> members(String scope, Term group) {
    GroupTable table = tables.get(scope);
    return table == null ? List.of() : table.members(group);
  }

  /// Source: OTP pg.erl, `get_local_members/2`.
  List<ErlangProcess> localMembers(String scope, Term group) {
    GroupTable table = tables.get(scope);
    return table == null ? List.of() : table.localMembers(group);
  }

  /// The groups as this node sees them, for those who look.
  List<NodeObject> objects() {
    List<NodeObject> objects = new ArrayList<>();
    tables.forEach((scope, table) -> {
      for (Term group : table.groups()) {
        objects.add(
            NodeObject.of(
                scope + " · " + GroupNames.text(group),
                Fact.of("members", table.members(group)),
                Fact.of("of this node", table.localMembers(group).size())));
      }
    });
    return objects;
  }

  /// A group has had a member.
  void note(String scope, Term group) {
    everNamed.computeIfAbsent(scope, _ -> new LinkedHashSet<>()).add(group);
  }

  /// The scopes in which a group ever had a member.
  Set<String> scopes() {
    return everNamed.keySet();
  }

  /// The groups that ever had a member, by name.
  Stream<String> groups() {
    return everNamed.values().stream().flatMap(Set::stream).map(GroupNames::text);
  }

  /// The groups of a scope that ever had a member and are called so.
  List<Term> termsOf(String scope, String name) {
    Set<Term> named = everNamed.get(scope);
    return named == null
        ? List.of()
        : named.stream().filter(group -> GroupNames.text(group).equals(name)).toList();
  }
}
