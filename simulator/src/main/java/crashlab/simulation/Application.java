package crashlab.simulation;

import crashlab.behaviour.ChildTemplate;
import crashlab.otp.ExitReason;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.scenario.Scenario;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.ProcessSpec;
import crashlab.vm.Program;
import java.util.List;
import java.util.Locale;

/// The application whose supervision tree the scenario describes: starts its root supervisor, and
/// takes the node down with it if its start type says so.
final class Application {
  private final ErlangNode node;
  private final Scenario.ApplicationStart type;

  Application(ErlangNode node, Scenario.ApplicationStart type) {
    this.node = node;
    this.type = type;
  }

  /// Starts the applications that this one needs, one after the other, and then its own root
  /// supervisor. Those before it end the node with them as it does: a release starts all alike.
  ///
  /// Source: OTP application manual, `ensure_all_started/2`.
  void start(List<ChildTemplate> needed, ChildTemplate root) {
    if (needed.isEmpty()) {
      // starting was free, apart from the system's own work and sleep
      node.starts().whenStarted(start(root), node::beginToCharge);
      return;
    }
    ErlangProcess first = start(needed.getFirst());
    node.starts().whenStarted(first, () -> start(needed.subList(1, needed.size()), root));
  }

  private ErlangProcess start(ChildTemplate template) {
    var spec =
        new ProcessSpec(
            node.directory().path(template.id()),
            template.code().kind(),
            null,
            template.name(),
            true,
            template.code().priority(),
            SpawnBond.CHILD);
    Program program = template.code().factory().create(node, null);
    ErlangProcess root = node.starts().startLink(spec, program, null);
    node.lifecycle().watchRoot(root, reason -> rootEnded(root, reason));
    return root;
  }

  /// Source: OTP application_controller.erl, `handle_info({'EXIT', …})`: a permanent application
  /// that ends takes the node with it.
  private void rootEnded(ErlangProcess root, Term reason) {
    node.emit(EventType.APPLICATION_STOP, root, null, root.cause(), reason);
    boolean stops =
        switch (type) {
          case PERMANENT -> true;
          case TRANSIENT -> !reason.equals(ExitReason.NORMAL);
          case TEMPORARY -> false;
        };
    if (stops) {
      node.die(
          "the application ended with reason "
              + reason.inspect()
              + ", and it was started "
              + type.name().toLowerCase(Locale.ROOT));
    }
  }
}
