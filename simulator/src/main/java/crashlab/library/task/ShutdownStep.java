package crashlab.library.task;

import crashlab.behaviour.Frame;
import crashlab.behaviour.Reasons;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
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

/// `Task.shutdown`: unlinks the task, tells it to end, and kills it after a time; a result that has
/// come all the same is returned.
///
/// Source: Elixir task.ex, `shutdown/2`, `shutdown_receive/5`, `flush_noproc/3`.
final class ShutdownStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int PAID = 1;
  private static final int STOPPING = 2;
  private static final int KILLING = 3;
  private static final Atom EXIT = new Atom("exit");

  private final int task;
  private final boolean brutal;
  private final long timeoutNanos;

  /// @param task the index of the key of the state that has the task
  /// @param brutal whether it is killed at once
  /// @param timeoutNanos how long it has otherwise
  ShutdownStep(int task, boolean brutal, long timeoutNanos, ResultUse use) {
    super(use);
    this.task = task;
    this.brutal = brutal;
    this.timeoutNanos = timeoutNanos;
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    OwnTasks.Owned owned = OwnTasks.of(program, program.state(task));
    if (owned == null) {
      return failed(program, frame, ExitReason.withStack(TaskWaits.NO_TASK));
    }
    if (frame.phase == BEGIN) {
      frame.phase = PAID;
      program.charge(Cost.MONITOR);
      program.charge(Cost.SEND);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    if (frame.phase == PAID) {
      return tellToEnd(program, frame, owned.process());
    }
    return goOn(program, frame, owned);
  }

  private Next tellToEnd(StepProgram program, Frame frame, ErlangProcess process) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    long ref = node.newRef();
    node.waits().awaitRef(self, ref, brutal ? Long.MAX_VALUE : timeoutNanos);
    frame.monitor = node.bonds().monitor(self, process, ref);
    frame.phase = STOPPING;
    node.bonds().unlink(self, process);
    Term reason = brutal ? ExitReason.KILL : ExitReason.SHUTDOWN;
    node.lifecycle().exitSignal(self, process, reason, self.cause());
    return Next.STAY;
  }

  private Next goOn(StepProgram program, Frame frame, OwnTasks.Owned owned) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Message down = node.waits().takeMatched(self);
    if (down == null) {
      frame.phase = KILLING;
      long ref = frame.monitor == null ? 0 : frame.monitor.ref();
      node.waits().awaitRef(self, ref, Long.MAX_VALUE);
      node.lifecycle().exitSignal(self, owned.process(), ExitReason.KILL, self.cause());
      return Next.STAY;
    }
    program.charge(Cost.RECEIVE);
    self.setCause(down.cause());
    Term reason = down.payload();
    node.recycle(down);
    node.waits().endWait(self);
    frame.monitor = null;
    Term answer = answer(program, owned, reason);
    self.setCause(program.emit(EventType.TASK_SHUTDOWN, owned.process(), answer));
    keep(program, answer);
    return Next.STEP;
  }

  private Term answer(StepProgram program, OwnTasks.Owned owned, Term reason) {
    Monitor own = owned.monitor();
    Term ending = reason;
    @Nullable Term reply = null;
    for (Message m = OwnTasks.takeMessage(program, own);
        m != null;
        m = OwnTasks.takeMessage(program, own)) {
      if (m.kind() == Message.Kind.TASK_RESULT) {
        reply = m.payload();
      } else if (reason.equals(ExitReason.NOPROC)) {
        ending = m.payload();
      }
      program.node().recycle(m);
    }
    program.node().bonds().demonitor(own);
    if (reply != null) {
      return Tuple.of(Atom.OK, reply);
    }
    Term asked = brutal ? ExitReason.KILLED : ExitReason.SHUTDOWN;
    return ending.equals(asked)
        ? Atom.NIL
        : Tuple.of(EXIT, Reasons.ofDown(ending, owned.process().node()));
  }
}
