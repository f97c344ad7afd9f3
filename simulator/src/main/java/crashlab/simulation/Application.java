package crashlab.simulation;

import crashlab.behaviour.ChildTemplate;
import crashlab.otp.ExitReason;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.scenario.Scenario;
import crashlab.trace.EventType;
import crashlab.vm.Agenda;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.ProcessSpec;
import crashlab.vm.Program;
import java.util.List;
import java.util.Locale;

/// The application whose supervision tree the scenario describes: starts its root supervisor, ends
/// what is left of it once that one has ended, and takes the node down with it if its start type
/// says so.
final class Application {
  /// How long after the end of the root supervisor the application master has ended the rest: as we
  /// measured it on OTP 25. Where nothing is left nobody can tell, and it takes no time.
  private static final long MASTER_NANOS = 200_000;

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
      start(root, node::beginToCharge);
      return;
    }
    start(needed.getFirst(), () -> start(needed.subList(1, needed.size()), root));
  }

  private void start(ChildTemplate template, Runnable then) {
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
    var master = new Master(root);
    node.lifecycle().watchRoot(root, master::rootEnded);
    node.starts()
        .whenStarted(
            root,
            succeeded -> {
              master.runs = succeeded;
              then.run();
            });
  }

  /// What OTP calls an application master: one application, from its start to its end.
  private final class Master {
    private final ErlangProcess root;
    private boolean runs;

    Master(ErlangProcess root) {
      this.root = root;
    }

    /// The processes of an application that has run are killed; those of one that could not start
    /// are not.
    ///
    /// Source: OTP application_master.erl, `terminate/2`, `kill_all_procs/0`, `init/4`.
    void rootEnded(Term reason) {
      long stopped = node.emit(EventType.APPLICATION_STOP, root, null, root.cause(), reason);
      if (!runs
          || type == Scenario.ApplicationStart.NONE
          || node.lifecycle().ofApplication(root).isEmpty()) {
        if (stopsNode(reason)) {
          node.die(why(reason));
        }
        return;
      }
      Agenda agenda = node.run().agenda();
      int entry = agenda.add(() -> killAll(reason, stopped));
      agenda.schedule(node.nowNanos() + MASTER_NANOS, entry);
    }

    private void killAll(Term reason, long stopped) {
      for (ErlangProcess process : node.lifecycle().ofApplication(root)) {
        node.lifecycle().exitSignal(null, process, ExitReason.KILL, stopped);
      }
      if (stopsNode(reason)) {
        node.die(why(reason), stopped);
      }
    }

    /// Source: OTP application_controller.erl, `handle_info({'EXIT', …})`: a permanent application
    /// that ends takes the node with it.
    private boolean stopsNode(Term reason) {
      return switch (type) {
        case PERMANENT -> true;
        case TRANSIENT -> !reason.equals(ExitReason.NORMAL);
        case TEMPORARY, NONE -> false;
      };
    }

    private String why(Term reason) {
      return "the application ended with reason "
          + reason.inspect()
          + ", and it was started "
          + type.name().toLowerCase(Locale.ROOT);
    }
  }
}
