package crashlab.library.supervisor;

import crashlab.behaviour.Activity;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.OtpRelease;
import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Monitor;
import org.jspecify.annotations.Nullable;

/// Stops one child and waits for its end: monitor, exit signal, DOWN, and `kill` when the time is
/// up.
///
/// Source: OTP supervisor.erl, `do_terminate/2`, `shutdown/1`, `unlink_flush/2`.
final class StopOne implements Activity {
  private static final Atom UNLINKED = new Atom("child_process_unlinked");

  private final SupervisorProgram supervisor;
  private final SupervisedChild child;
  private final WaitingExits exits;
  private final Runnable then;
  private @Nullable Monitor monitor;
  private boolean waiting;
  private boolean hadEnded;

  StopOne(SupervisorProgram supervisor, SupervisedChild child, WaitingExits exits, Runnable then) {
    this.supervisor = supervisor;
    this.child = child;
    this.exits = exits;
    this.then = then;
  }

  @Override
  public boolean advance() {
    ErlangNode node = supervisor.node();
    ErlangProcess self = supervisor.self();
    ErlangProcess process = child.process();
    if (process == null) {
      throw new IllegalStateException("child (" + child.path.path() + ") has no process to stop");
    }
    if (monitor == null) {
      monitor = begin(node, self, process);
    }
    while (true) {
      Message down = node.waits().takeMatched(self);
      if (down != null) {
        Term reason = down.payload();
        self.setCause(down.cause());
        node.recycle(down);
        ended(node, self, process, reason);
        return true;
      }
      if (node.pay(self)) {
        return false;
      }
      if (!waiting) {
        waiting = true;
        node.waits().awaitRef(self, monitor.ref(), limitNanos());
        return false;
      }
      signal(node, self, process, true); // the time is up
    }
  }

  private Monitor begin(ErlangNode node, ErlangProcess self, ErlangProcess process) {
    hadEnded = !node.local().isAlive(process);
    supervisor.charge(Cost.MONITOR);
    supervisor.charge(Cost.SEND);
    long ref = node.newRef();
    node.waits().expect(self, ref);
    Monitor set = node.bonds().monitor(self, process, ref);
    signal(node, self, process, isBrutal());
    return set;
  }

  private boolean isBrutal() {
    return child.template.shutdown() instanceof Shutdown.BrutalKill;
  }

  private void signal(ErlangNode node, ErlangProcess self, ErlangProcess process, boolean kill) {
    long cause =
        supervisor.emit(
            kill ? EventType.SUPERVISOR_KILL_CHILD : EventType.SUPERVISOR_TERMINATE_CHILD,
            process,
            null);
    node.lifecycle().exitSignal(self, process, kill ? ExitReason.KILL : ExitReason.SHUTDOWN, cause);
  }

  private long limitNanos() {
    return child.template.shutdown() instanceof Shutdown.After(long nanos) ? nanos : Long.MAX_VALUE;
  }

  private void ended(ErlangNode node, ErlangProcess self, ErlangProcess process, Term downReason) {
    node.waits().endWait(self);
    supervisor.charge(Cost.RECEIVE);
    node.bonds().unlink(self, process);
    Message exit = hadEnded ? exits.take(process) : node.waits().takeExit(self, process);
    Term reason = reason(node.release(), downReason, exit == null ? null : exit.payload());
    if (exit != null) {
      node.recycle(exit);
    }
    if (!isWanted(reason)) {
      supervisor.report("shutdown_error", child, reason);
    }
    then.run();
  }

  /// Returns the reason that counts, of that of the DOWN and that of an EXIT that waited.
  ///
  /// Source: OTP supervisor.erl, `unlink_flush/2`.
  private static Term reason(OtpRelease release, Term downReason, @Nullable Term exitReason) {
    if (!release.knowsUnlinkedChildren()) {
      return exitReason == null ? downReason : exitReason;
    }
    if (!downReason.equals(ExitReason.NOPROC)) {
      return downReason;
    }
    return exitReason == null ? UNLINKED : exitReason;
  }

  /// Tells whether this is how the child was meant to end. Source: OTP supervisor.erl,
  /// `do_terminate/2`.
  private boolean isWanted(Term reason) {
    boolean permanent = child.template.restart() == Restart.PERMANENT;
    Term wanted = isBrutal() ? ExitReason.KILLED : ExitReason.SHUTDOWN;
    return reason.equals(wanted) || (!permanent && ExitReason.isOrderly(reason));
  }
}
