package crashlab.library.pg;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.library.BuildContext;
import crashlab.otp.Atom;
import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.List;

/// What systems that are built on pg use of it.
public final class PgUse {
  private PgUse() {}

  /// The process of a scope as a permanent child.
  ///
  /// @param id the child's; its process is registered under the name of the scope
  public static ChildTemplate child(String id, String scope, BuildContext context) {
    return new ChildTemplate(
        id,
        Restart.PERMANENT,
        Shutdown.WORKER_DEFAULT,
        false,
        BuildContext.code(PgScope.KIND, (on, _) -> new PgScope(on, scope)),
        context.node().directory().name(scope),
        null,
        null);
  }

  /// The process that runs it joins a group of the own node's scope, of which the trace tells no
  /// result.
  public static Instruction join(ErlangNode node, String scope, Atom group) {
    var wanted = new ScopeCall.Wanted(new KeySource.Fixed(group), null, PgRequest.Join::new);
    return new ScopeCall(null, node.directory().name(scope), wanted, ResultUse.NONE);
  }

  /// The members of a group, as a node knows them.
  public static List<ErlangProcess> members(ErlangNode node, String scope, Atom group) {
    return GroupTables.of(node).members(scope, group);
  }
}
