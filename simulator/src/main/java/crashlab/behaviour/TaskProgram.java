package crashlab.behaviour;

import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Monitor;
import org.jspecify.annotations.Nullable;

/// A task: runs its function, sends the result to its owner if it has one, and ends `normal`.
///
/// Source: Elixir task/supervised.ex, `reply/4` and `invoke_mfa/2`.
public final class TaskProgram extends RunProgram {
  private final boolean waitsForOwner;
  private @Nullable Monitor ownersMonitor;
  private @Nullable Monitor monitorOnOwner;
  private boolean mayRun;

  private TaskProgram(
      ErlangNode node,
      TaskSteps.JobCode code,
      @Nullable ErlangProcess creator,
      boolean waitsForOwner) {
    super(node, code.layout(), code.steps());
    this.caller = creator;
    this.waitsForOwner = waitsForOwner;
  }

  /// A task that nobody awaits: a child of a supervisor, or `Task.Supervisor.start_child`.
  public static TaskProgram unowned(
      ErlangNode node, TaskSteps.JobCode code, @Nullable ErlangProcess creator) {
    return new TaskProgram(node, code, creator, false);
  }

  /// A task that begins when its owner has set up its monitor.
  static TaskProgram owned(ErlangNode node, TaskSteps.JobCode code, ErlangProcess owner) {
    return new TaskProgram(node, code, owner, true);
  }

  /// The owner has set up its monitor; with it the result finds its way.
  void allow(Monitor monitor) {
    ownersMonitor = monitor;
    mayRun = true;
  }

  @Override
  protected boolean mayBegin() {
    if (!waitsForOwner || mayRun) {
      if (monitorOnOwner != null) {
        node.bonds().demonitor(monitorOnOwner);
      }
      return true;
    }
    ErlangProcess owner = caller();
    if (monitorOnOwner == null && owner != null) {
      monitorOnOwner = node.bonds().monitor(self(), owner);
    }
    for (Message m = self().firstMessage(); m != null; m = m.next()) {
      if (m.kind() == Message.Kind.DOWN) {
        node.lifecycle().exit(self(), Tuple.of(ExitReason.SHUTDOWN, m.payload()));
        return false;
      }
    }
    node.waits().awaitMessage(self());
    return false;
  }

  /// Source: Elixir task/supervised.ex, `invoke_mfa/2`.
  @Override
  protected boolean logsCrashes() {
    return true;
  }

  /// With aliases a result goes nowhere once the owner has given up waiting; without, it goes to
  /// the owner all the same. Source: Elixir task.ex, `build_alias/1`, and before it
  /// `Process.monitor/1`.
  private boolean isReachable(Monitor monitor) {
    return node.release().hasAliases() ? monitor.isActive() : monitor.watcher().isAlive();
  }

  @Override
  protected boolean finished(Term result) {
    Monitor monitor = ownersMonitor;
    if (monitor != null && isReachable(monitor)) {
      charge(Cost.SEND);
      ErlangProcess owner = monitor.watcher();
      long cause = emit(EventType.REPLY, owner, result);
      node.deliver(
          owner, node.message(Message.Kind.TASK_RESULT, self(), result, cause, monitor.ref()));
    }
    return true;
  }
}
