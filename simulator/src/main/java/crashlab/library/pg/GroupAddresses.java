package crashlab.library.pg;

import crashlab.behaviour.Address;
import crashlab.behaviour.KeySource;
import crashlab.kernel.RandomStream;
import crashlab.otp.Term;
import crashlab.scenario.Target;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Members of groups as whom somebody addresses.
public final class GroupAddresses {
  private GroupAddresses() {}

  /// Whom a step means, as its own node knows the group.
  public static Address of(String scope, KeySource group, Target.Pick pick) {
    return pick == Target.Pick.ALL
        ? new AllMembers(scope, group)
        : new OneMember(scope, group, pick);
  }

  /// Whom a fault means: one of those that run on a node, or null.
  public static @Nullable ErlangProcess localMember(
      ErlangNode node, String scope, Term group, Target.Pick pick, RandomStream random) {
    return picked(GroupTables.of(node).localMembers(scope, group), pick, random);
  }

  /// One of several; null if there is none.
  static @Nullable ErlangProcess picked(
      List<ErlangProcess> members, Target.Pick pick, RandomStream random) {
    if (members.isEmpty()) {
      return null;
    }
    return pick == Target.Pick.RANDOM
        ? members.get(random.nextInt(members.size()))
        : members.getFirst();
  }
}
