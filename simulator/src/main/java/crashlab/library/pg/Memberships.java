package crashlab.library.pg;

import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The members of a group as several nodes see them: what more than one of them sees is counted
/// once, and a process as often as the node does that sees it most often.
final class Memberships {
  private Memberships() {}

  static List<ErlangProcess> of(List<ErlangNode> nodes, String scope, Term group) {
    Map<ErlangProcess, Integer> most = new LinkedHashMap<>();
    for (ErlangNode node : nodes) {
      Map<ErlangProcess, Integer> seen = new LinkedHashMap<>();
      GroupTables.of(node)
          .members(scope, group)
          .forEach(member -> seen.merge(member, 1, Integer::sum));
      seen.forEach((member, times) -> most.merge(member, times, Math::max));
    }
    List<ErlangProcess> members = new ArrayList<>();
    most.forEach((member, times) -> {
      for (int i = 0; i < times; i++) {
        members.add(member);
      }
    });
    return members;
  }
}
