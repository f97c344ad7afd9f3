package crashlab.library.task;

import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.RunProgram;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Monitor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task: runs its function, sends the result to its owner if it has one, and ends `normal`.
///
/// Source: Elixir task/supervised.ex, `reply/4` and `invoke_mfa/2`.
final class TaskProgram extends RunProgram {
  /// For whom a task runs, and for whom that one runs if it is a task itself: what a process tells
  /// those that it starts about itself.
  ///
  /// Source: Elixir task.ex, `get_callers/1`.
  record Callers(ErlangProcess process, @Nullable Callers next) {
    /// Those of a task that `program` starts.
    static Callers of(StepProgram program) {
      return new Callers(program.self(), program instanceof TaskProgram task ? task.callers : null);
    }

    Tuple toTerm() {
      List<Term> pids = new ArrayList<>();
      for (Callers one = this; one != null; one = one.next) {
        pids.add(one.process.pid());
      }
      return new Tuple(pids);
    }
  }

  /// What the starter of a task sends it: the task may begin.
  ///
  /// Source: Elixir task.ex, `async/3`; task/supervisor.ex, `start_child_maybe_temporary/6`;
  /// task/supervised.ex, `reply/4`.
  ///
  /// @param alias where the result goes; null for nowhere
  record Begin(@Nullable Monitor alias) {}

  /// The element of a stream that a task is for, and the reference under which its owner waits.
  record Element(int position, long ref) {}

  /// How long a task waits for its starter. Source: Elixir task/supervised.ex, `@ref_timeout`.
  private static final long BEGIN_NANOS = 5_000_000_000L;

  private final @Nullable Callers callers;
  private final boolean waitsForOwner;
  private @Nullable Monitor ownersMonitor;
  private @Nullable Monitor monitorOnOwner;
  private @Nullable Element element;
  private long beginBy;

  private TaskProgram(
      ErlangNode node, FunctionCode code, @Nullable Callers callers, boolean waitsForOwner) {
    super(node, code);
    this.callers = callers;
    this.caller = callers == null ? null : callers.process;
    this.waitsForOwner = waitsForOwner;
  }

  /// A task that nobody awaits: a child of a supervisor, or `Task.Supervisor.start_child`.
  public static TaskProgram unowned(
      ErlangNode node, FunctionCode code, @Nullable ErlangProcess creator) {
    return new TaskProgram(node, code, creator == null ? null : new Callers(creator, null), false);
  }

  /// The same, started by somebody else for `callers`.
  static TaskProgram unowned(ErlangNode node, FunctionCode code, Callers callers) {
    return new TaskProgram(node, code, callers, false);
  }

  /// A task that begins when its starter has told it to.
  static TaskProgram owned(ErlangNode node, FunctionCode code, Callers callers) {
    return new TaskProgram(node, code, callers, true);
  }

  /// The same for an element of a stream; its steps find the position under the key `element`.
  static TaskProgram streamed(
      ErlangNode node, FunctionCode code, Callers callers, Element element) {
    var task = new TaskProgram(node, code, callers, true);
    task.element = element;
    int key = code.layout().find("element");
    if (key >= 0) {
      task.setState(key, new Int(element.position()));
    }
    return task;
  }

  @Override
  protected boolean mayBegin() {
    if (!waitsForOwner || (!self().isTimeoutFirst() && takeBegin())) {
      if (monitorOnOwner != null) {
        node.bonds().demonitor(monitorOnOwner);
      }
      return true;
    }
    ErlangProcess owner = caller();
    if (monitorOnOwner == null && owner != null) {
      monitorOnOwner = node.bonds().monitor(self(), owner);
      beginBy = node.waits().deadline(self(), BEGIN_NANOS);
    }
    for (Message m = node.waits().firstMessage(self()); m != null; m = m.next()) {
      if (m.kind() == Message.Kind.DOWN) {
        node.lifecycle().exit(self(), Tuple.of(ExitReason.SHUTDOWN, m.payload()));
        return false;
      }
    }
    if (self().takeTimeout()) {
      node.lifecycle().exit(self(), ExitReason.TIMEOUT);
      return false;
    }
    node.waits().awaitMessage(self(), node.waits().leftNanos(self(), beginBy));
    return false;
  }

  /// Takes the message of the owner that the task may begin, if it has come.
  private boolean takeBegin() {
    for (Message m = node.waits().firstMessage(self()); m != null; m = m.next()) {
      if (m.extra() instanceof Begin begin) {
        ownersMonitor = begin.alias();
        node.waits().take(self(), m);
        node.recycle(m);
        return true;
      }
    }
    return false;
  }

  /// Source: Elixir task/supervised.ex, `invoke_mfa/2`.
  @Override
  protected boolean logsCrashes() {
    return true;
  }

  /// Source: Elixir task.ex, `build_alias/1`, and before it `Process.monitor/1`.
  @Override
  protected boolean finished(Term result) {
    ErlangProcess owner = caller();
    if (element != null && owner != null) {
      charge(Cost.SEND);
      long cause = emit(EventType.REPLY, owner, result);
      Message reply = node.message(Message.Kind.TASK_RESULT, self(), result, cause, element.ref());
      node.deliver(owner, reply.with(new StreamMonitor.Told.Replied(element.position())));
    }
    Monitor alias = ownersMonitor;
    if (alias != null && node.bonds().mayReach(alias)) {
      charge(Cost.SEND);
      long cause = emit(EventType.REPLY, alias.watcher(), result);
      node.deliver(
          alias, node.message(Message.Kind.TASK_RESULT, self(), result, cause, alias.ref()));
    }
    return true;
  }
}
