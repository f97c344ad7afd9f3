package crashlab.library.supervisor;

import crashlab.behaviour.From;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// A DynamicSupervisor that keeps its children for another process: it is told what becomes of
/// them.
///
/// Source: horde 0.10 processes_supervisor.ex, which is made of Elixir's dynamic_supervisor.ex.
public abstract class KeepingSupervisor extends DynamicSupervisor {
  private final Map<Object, KeptChild> byKnown = new LinkedHashMap<>();
  private boolean shuttingDown;

  protected KeepingSupervisor(ErlangNode node, DynamicSpec spec) {
    super(node, spec);
  }

  /// Gives what each child that runs is known by, in the order of their start.
  protected final void forEachRunning(Consumer<Object> known) {
    for (SupervisedChild child : children) {
      if (child instanceof KeptChild kept && child.process() != null) {
        known.accept(kept.known);
      }
    }
  }

  /// Tells whether a child that ended so is to run somewhere else.
  protected abstract boolean isGivenUp(Term reason);

  /// A child has another process.
  protected abstract void restarted(Object known, ErlangProcess process);

  /// There is no such child any more.
  protected abstract void gone(Object known);

  /// The child ends here, and is to run somewhere else.
  protected abstract void givenUp(Object known);

  @Override
  final void keep(KeptRequest request, From from) {
    switch (request) {
      case KeptRequest.Start start -> start(start, from);
      case KeptRequest.Terminate(Object known) -> terminate(byKnown.get(known), from);
      case KeptRequest.SendExit(ErlangProcess child, Term reason) -> {
        node.lifecycle().exitSignal(self(), child, reason, self().cause());
        reply(from, Atom.OK, null);
      }
      case KeptRequest.Stop() -> stop(ExitReason.NORMAL);
    }
  }

  private void start(KeptRequest.Start start, From from) {
    var child = new KeptChild(start.template(), node.directory().path(start.path()), start.known());
    child.viaKey = start.viaKey();
    child.args = start.args();
    begin(child, from);
  }

  @Override
  final void taken(SupervisedChild child) {
    if (child instanceof KeptChild kept) {
      byKnown.put(kept.known, kept);
    }
  }

  @Override
  final void removed(SupervisedChild child) {
    if (child instanceof KeptChild kept) {
      byKnown.remove(kept.known, kept);
    }
  }

  /// Source: horde 0.10 processes_supervisor.ex, `restart_child/3`, `update_child_pid_horde/2`.
  @Override
  final void restartOver(SupervisedChild child) {
    ErlangProcess process = child.process();
    if (child instanceof KeptChild kept) {
      if (process == null) {
        gone(kept.known);
      } else {
        restarted(kept.known, process);
      }
    }
  }

  /// Source: horde 0.10 processes_supervisor.ex, `maybe_restart_child/5`.
  @Override
  final boolean endsElsewhere(SupervisedChild child, Term reason) {
    if (!(child instanceof KeptChild kept) || !isGivenUp(reason)) {
      return false;
    }
    givenUp(kept.known);
    return true;
  }

  @Override
  final void endedForGood(SupervisedChild child) {
    if (child instanceof KeptChild kept) {
      gone(kept.known);
    }
  }

  @Override
  protected final void terminate(Term reason, Runnable exit) {
    shuttingDown = true;
    super.terminate(reason, exit);
  }

  /// Source: horde 0.10 processes_supervisor.ex, `wait_children/6`.
  @Override
  final void stopped(SupervisedChild child) {
    if (shuttingDown && child instanceof KeptChild kept) {
      givenUp(kept.known);
    }
  }
}
