package crashlab.library.supervisor;

import crashlab.behaviour.Activity;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Stops children all at once; the slowest decides.
///
/// Source: Elixir dynamic_supervisor.ex, `terminate_children/2`, `monitor_children/1`,
/// `wait_children/4`.
final class StopTogether implements Activity {
  private final SupervisorProgram supervisor;
  private final ErlangNode node;
  private final WaitingExits exits;
  private final Runnable then;
  private final Iterator<SupervisedChild> toSignal;
  private final List<SupervisedChild> unwanted = new ArrayList<>();
  private final List<Term> reasons = new ArrayList<>();
  private final TreeMap<Long, List<SupervisedChild>> killTimes = new TreeMap<>();
  private long ref;
  private int left;
  private boolean begun;

  /// Whose EXIT came while it lived: its end is waited for before the next one is looked at.
  private @Nullable ErlangProcess held;

  StopTogether(SupervisorProgram supervisor, Iterable<SupervisedChild> wanted, Runnable then) {
    this.supervisor = supervisor;
    this.node = supervisor.node();
    this.exits = supervisor.waitingExits();
    this.toSignal = wanted.iterator();
    this.then = then;
  }

  @Override
  public boolean advance() {
    if (!begun) {
      begun = true;
      ref = node.newRef();
      node.waits().expect(supervisor.self(), ref);
    }
    if (!signalAll()) {
      return false;
    }
    while (true) {
      takeDowns();
      if (left == 0) {
        finish();
        return true;
      }
      if (node.pay(supervisor.self())) {
        return false;
      }
      if (killTimes.isEmpty()) {
        node.waits().awaitRef(supervisor.self(), ref, Long.MAX_VALUE);
        return false;
      }
      long wait = node.waits().leftNanos(supervisor.self(), killTimes.firstKey());
      if (wait > 0) {
        node.waits().awaitRef(supervisor.self(), ref, wait);
        return false;
      }
      kill(killTimes.pollFirstEntry().getValue());
    }
  }

  /// Signals those that are left; returns false if it has to wait before it can go on.
  private boolean signalAll() {
    while (held != null || toSignal.hasNext()) {
      if (held != null) {
        takeDowns();
        if (held != null) {
          if (!node.pay(supervisor.self())) {
            node.waits().awaitRef(supervisor.self(), ref, Long.MAX_VALUE);
          }
          return false;
        }
      } else {
        SupervisedChild child = toSignal.next();
        ErlangProcess process = child.process();
        if (process != null && !isGone(child, process)) {
          signal(child, process);
        }
      }
    }
    return true;
  }

  /// A child whose EXIT has come already is not signalled. If it only said so, its end is waited
  /// for.
  ///
  /// Source: Elixir dynamic_supervisor.ex, `monitor_child/1`.
  private boolean isGone(SupervisedChild child, ErlangProcess process) {
    Message exit = node.waits().mayHaveExitFrom(process) ? exits.take(process) : null;
    if (exit == null) {
      return false;
    }
    Term reason = exit.payload();
    node.recycle(exit);
    boolean normal = reason.equals(ExitReason.NORMAL);
    if (!normal || child.template.restart() == Restart.PERMANENT) {
      unwanted.add(child);
      reasons.add(reason);
    }
    if (node.local().isAlive(process)) {
      node.bonds().unlink(supervisor.self(), process);
      node.bonds().monitor(supervisor.self(), process, ref);
      held = process;
    }
    return true;
  }

  private void signal(SupervisedChild child, ErlangProcess process) {
    supervisor.charge(Cost.MONITOR);
    supervisor.charge(Cost.SEND);
    left++;
    child.stopping = true;
    node.bonds().unlink(supervisor.self(), process);
    node.bonds().monitor(supervisor.self(), process, ref);
    boolean brutal = child.template.shutdown() instanceof Shutdown.BrutalKill;
    if (child.template.shutdown() instanceof Shutdown.After(long nanos)) {
      killTimes
          .computeIfAbsent(node.waits().deadline(supervisor.self(), nanos), t -> new ArrayList<>())
          .add(child);
    }
    send(process, brutal);
  }

  private void send(ErlangProcess process, boolean kill) {
    long cause =
        supervisor.emit(
            kill ? EventType.SUPERVISOR_KILL_CHILD : EventType.SUPERVISOR_TERMINATE_CHILD,
            process,
            null);
    node.lifecycle()
        .exitSignal(
            supervisor.self(), process, kill ? ExitReason.KILL : ExitReason.SHUTDOWN, cause);
  }

  private void kill(List<SupervisedChild> late) {
    for (SupervisedChild child : late) {
      ErlangProcess process = child.process();
      if (child.stopping && process != null) {
        send(process, true);
      }
    }
  }

  private void takeDowns() {
    for (Message m = node.waits().takeMatched(supervisor.self());
        m != null;
        m = node.waits().takeMatched(supervisor.self())) {
      supervisor.charge(Cost.RECEIVE);
      ErlangProcess ended = m.sender();
      if (ended == held) {
        held = null;
        node.recycle(m);
        continue;
      }
      left--;
      if (ended != null && node.local().supervision(ended) instanceof SupervisedChild child) {
        child.stopping = false;
        supervisor.stopped(child);
        if (!isWantedHere(child, m.payload())) {
          unwanted.add(child);
          reasons.add(m.payload());
        }
      }
      node.recycle(m);
    }
  }

  /// Source: Elixir dynamic_supervisor.ex, `wait_child/4`.
  private boolean isWantedHere(SupervisedChild child, Term reason) {
    if (child.template.shutdown() instanceof Shutdown.BrutalKill) {
      return reason.equals(ExitReason.KILLED);
    }
    return ExitReason.isShutdown(reason)
        || (reason.equals(ExitReason.NORMAL) && child.template.restart() != Restart.PERMANENT);
  }

  private void finish() {
    node.waits().endWait(supervisor.self());
    for (int i = 0; i < unwanted.size(); i++) {
      supervisor.report("shutdown_error", unwanted.get(i), reasons.get(i));
    }
    supervisor.doNext(null);
    then.run();
  }
}
