package crashlab.simulation;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.ModuleCode;
import crashlab.library.supervisor.OtherApplications;
import crashlab.otp.ExitReason;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Scenario;
import crashlab.trace.EventType;
import crashlab.vm.Agenda;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.PathEntry;
import crashlab.vm.ProcessNature;
import crashlab.vm.ProcessSpec;
import crashlab.vm.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The applications of the node: starts their root supervisors one after the other, kills what is
/// left of one whose root has ended, and takes the node down with one if its start type says so, or
/// because it was asked to: then the others stop in order, the one started last first.
final class Applications {
  /// How long after the end of the root supervisor the application master has ended the rest: as we
  /// measured it on OTP 25. Where nothing is left nobody can tell, and it takes no time.
  private static final long MASTER_NANOS = 200_000;

  /// The node dies of what is going on.
  private static final long PRESENT_CAUSE = -1;

  private final ErlangNode node;

  /// Those whose roots live, in the order of their starts.
  private final List<Master> running = new ArrayList<>();

  /// Why the node goes down; null while it does not.
  private @Nullable String stopWhy;

  private long stopCause;

  /// What follows if the node just goes down in the end, and the run goes on; else null.
  private @Nullable Runnable whenDown;

  /// What these are of: of an earlier life of the node nothing is left to do.
  private final int life;

  /// An application that is to be started.
  ///
  /// @param root its root supervisor
  record Start(ChildTemplate root, Scenario.ApplicationStart type) {}

  /// The applications of a scenario in the order of their starts: those that systems bring, which
  /// are started as the scenario's own, those before that one, and that one.
  ///
  /// @param tree that of the node
  static List<Start> of(Scenario scenario, ChildSpec tree, SystemCompiler system) {
    List<Start> starts = new ArrayList<>();
    for (ChildTemplate needed : Libraries.applications(scenario, system)) {
      starts.add(new Start(needed, scenario.application()));
    }
    for (OtherApplications.Other other : OtherApplications.PART.of(scenario.parts().values())) {
      starts.add(new Start(system.template(other.tree()), other.type()));
    }
    starts.add(new Start(system.template(tree), scenario.application()));
    return starts;
  }

  Applications(ErlangNode node) {
    this.node = node;
    this.life = node.life();
    node.lifecycle().whenAskedToStop(cause -> stopNode("the node was stopped in order", cause));
  }

  /// Starts applications one after the other.
  ///
  /// Source: OTP application manual, `ensure_all_started/2`.
  void start(List<Start> all) {
    start(
        all.getFirst(),
        () -> {
          if (all.size() == 1) {
            // starting was free, apart from the system's own work and sleep
            node.beginToCharge();
          } else if (stopWhy == null) {
            start(all.subList(1, all.size()));
          }
        });
  }

  private void start(Start start, Runnable then) {
    ChildTemplate template = start.root();
    ModuleCode code = template.code();
    var nature = new ProcessNature(code.kind(), null, true, code.priority());
    PathEntry path = node.directory().path(template.id());
    ProcessSpec spec = ProcessSpec.of(path, nature, template.name(), SpawnBond.CHILD);
    Program program = code.factory().create(node, null);
    ErlangProcess root = node.starts().startLink(spec, program, null);
    var master = new Master(root, start.type());
    running.add(master);
    node.lifecycle().watchRoot(root, master::rootEnded);
    node.starts()
        .whenStarted(
            root,
            succeeded -> {
              master.runs = succeeded;
              then.run();
            });
  }

  /// Stops the applications that run, and takes the node down then, which may boot again.
  ///
  /// @param cause the `seq` of what does it
  /// @param then follows when it is down
  void goDown(long cause, Runnable then) {
    whenDown = then;
    stopNode("the node was stopped in order", cause);
  }

  /// Stops the applications that run, and then the node.
  ///
  /// Source: OTP application_controller.erl, `terminate/2`.
  ///
  /// @param cause the `seq` of what ends the node, or [#PRESENT_CAUSE]
  private void stopNode(String why, long cause) {
    if (stopWhy == null) {
      stopWhy = why;
      stopCause = cause;
      stopNext();
    }
  }

  private void stopNext() {
    String why = stopWhy == null ? "" : stopWhy;
    if (!running.isEmpty()) {
      running.getLast().tellToStop();
    } else if (whenDown != null) {
      goDownNext(whenDown);
    } else if (stopCause == PRESENT_CAUSE) {
      node.die(why);
    } else {
      node.die(why, stopCause);
    }
  }

  /// The node goes down once whatever has just ended has sent all of its own: that still gets to
  /// other nodes.
  ///
  /// Source: OTP erlang manual, `halt/2`, which flushes what waits in ports.
  private void goDownNext(Runnable then) {
    Agenda agenda = node.run().agenda();
    int entry =
        agenda.add(() -> {
          if (life == node.life()) {
            node.run().takeDown(node, Math.max(stopCause, 0));
            then.run();
          }
        });
    agenda.schedule(node.nowNanos(), entry);
  }

  /// What OTP calls an application master: one application, from its start to its end.
  private final class Master {
    private final ErlangProcess root;
    private final Scenario.ApplicationStart type;
    private boolean runs;

    Master(ErlangProcess root, Scenario.ApplicationStart type) {
      this.root = root;
      this.type = type;
    }

    /// Source: OTP application_master.erl, `terminate_loop/2`: it is the parent of the root.
    void tellToStop() {
      long cause = Math.max(stopCause, 0);
      long told = node.emit(EventType.EXIT_SIGNAL, null, root, cause, ExitReason.SHUTDOWN);
      node.deliver(root, node.message(Message.Kind.STOP, null, ExitReason.SHUTDOWN, told));
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
        ended(reason, PRESENT_CAUSE);
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
      ended(reason, stopped);
    }

    private void ended(Term reason, long cause) {
      if (life != node.life()) {
        return;
      }
      running.remove(this);
      if (stopWhy != null) {
        stopNext();
      } else if (stopsNode(reason)) {
        stopNode(why(reason), cause);
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
