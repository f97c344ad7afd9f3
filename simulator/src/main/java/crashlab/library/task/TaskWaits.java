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

/// Waits for the task whose start left its monitor in the frame: awaiting it, and asking whether it
/// is done.
///
/// Source: Elixir task.ex.
public final class TaskWaits {
  /// Of a function that is given something that is no task.
  static final Atom NO_TASK = new Atom("function_clause");

  /// The task is the one that the start before left in the frame.
  public static final int IN_FRAME = -1;

  private TaskWaits() {}

  /// A wait for the task in the frame, or for one in the state; nothing to do if its start failed
  /// and was rescued.
  abstract static class Waiting extends RescuableInstruction {
    final long timeoutNanos;
    private final int task;

    /// @param task the index of the key of the state that has the task, or [#IN_FRAME]
    Waiting(int task, long timeoutNanos, ResultUse use) {
      super(use);
      this.task = task;
      this.timeoutNanos = timeoutNanos;
    }

    private boolean isOfState() {
      return task != IN_FRAME;
    }

    static final int BEGIN = 0;
    static final int READY = 1;
    static final int WAITING = 2;
    static final int STOPPING = 3;

    abstract Next answered(StepProgram program, Frame frame, ErlangProcess task, Message message);

    abstract Next timedOut(StepProgram program, Frame frame, ErlangProcess task);

    @Override
    public final Next execute(StepProgram program, Frame frame) {
      if (frame.phase == BEGIN && isOfState()) {
        OwnTasks.Owned owned = OwnTasks.of(program, program.state(task));
        if (owned == null) {
          return failed(program, frame, ExitReason.withStack(NO_TASK));
        }
        frame.monitor = owned.monitor();
        frame.target = owned.process();
      }
      Monitor monitor = frame.monitor;
      ErlangProcess process = frame.target;
      if (monitor == null || process == null) {
        return Next.STEP;
      }
      ErlangNode node = program.node();
      ErlangProcess self = program.self();
      if (frame.phase == BEGIN) {
        frame.phase = READY;
        program.charge(Cost.RECEIVE_TIMEOUT);
        if (program.pay()) {
          return Next.STAY;
        }
      }
      Message message = node.waits().takeMatched(self);
      if (message == null && frame.phase == READY && isOfState()) {
        message = OwnTasks.takeMessage(program, monitor);
      }
      if (message != null) {
        program.charge(Cost.RECEIVE);
        self.setCause(message.cause());
        Next next = answered(program, frame, process, message);
        node.recycle(message);
        return next;
      }
      if (frame.phase == READY) {
        frame.phase = WAITING;
        node.waits().awaitRef(self, monitor.ref(), timeoutNanos);
        return Next.STAY;
      }
      return timedOut(program, frame, process);
    }

    /// The wait is over: the monitor goes, and what still came for it.
    final void done(StepProgram program, Frame frame) {
      ErlangNode node = program.node();
      if (frame.monitor != null && isOfState()) {
        OwnTasks.demonitor(program, frame.monitor);
      } else if (frame.monitor != null) {
        node.bonds().demonitor(frame.monitor);
      }
      node.waits().endWait(program.self());
      frame.monitor = null;
      frame.target = null;
    }
  }

  /// `Task.await`. Source: Elixir task.ex, `await/2`.
  public static final class Await extends Waiting {
    private static final Atom TASK = new Atom("Task");
    private static final Atom AWAIT = new Atom("await");

    public Await(int task, long timeoutNanos, ResultUse use) {
      super(task, timeoutNanos, use);
    }

    @Override
    Next answered(StepProgram program, Frame frame, ErlangProcess task, Message message) {
      boolean result = message.kind() == Message.Kind.TASK_RESULT;
      Term payload = message.payload();
      done(program, frame);
      if (!result) {
        return failed(program, frame, reason(payload, task));
      }
      program.self().setCause(program.emit(EventType.AWAIT, task, payload));
      keep(program, payload);
      return Next.STEP;
    }

    @Override
    Next timedOut(StepProgram program, Frame frame, ErlangProcess task) {
      done(program, frame);
      return failed(program, frame, reason(ExitReason.TIMEOUT, task));
    }

    /// `{reason, {Task, await, [task, timeout]}}`.
    private Term reason(Term reason, ErlangProcess task) {
      Term arguments = Tuple.of(Tuple.of(TASK, task.pid()), Reasons.timeout(timeoutNanos));
      return Tuple.of(Reasons.ofDown(reason, task.node()), Tuple.of(TASK, AWAIT, arguments));
    }
  }

  /// `Task.yield`, and `Task.shutdown` if the task is not done by then. Source: Elixir task.ex,
  /// `yield/2`, `shutdown/2`, `shutdown_receive/3`.
  public static final class Yield extends Waiting {
    private static final Atom EXIT = new Atom("exit");

    /// How long a task that is shut down has. Source: Elixir task.ex, `shutdown/2`.
    private static final long SHUTDOWN_NANOS = 5_000_000_000L;

    public Yield(long timeoutNanos, ResultUse use) {
      super(IN_FRAME, timeoutNanos, use);
    }

    @Override
    Next answered(StepProgram program, Frame frame, ErlangProcess task, Message message) {
      boolean stopping = frame.phase >= STOPPING;
      boolean ended =
          message.kind() == Message.Kind.DOWN && message.payload().equals(ExitReason.SHUTDOWN);
      Term answer = stopping && ended ? Atom.NIL : answer(message, task);
      done(program, frame);
      program.emit(stopping ? EventType.TASK_SHUTDOWN : EventType.YIELD, task, answer);
      keep(program, answer);
      return Next.STEP;
    }

    /// `{ok, result}` or `{exit, reason}`.
    static Term answer(Message message, ErlangProcess task) {
      return message.kind() == Message.Kind.TASK_RESULT
          ? Tuple.of(Atom.OK, message.payload())
          : Tuple.of(EXIT, Reasons.ofDown(message.payload(), task.node()));
    }

    @Override
    Next timedOut(StepProgram program, Frame frame, ErlangProcess task) {
      ErlangNode node = program.node();
      ErlangProcess self = program.self();
      boolean first = frame.phase == WAITING;
      if (first) {
        program.emit(EventType.YIELD, task, Atom.NIL);
        node.bonds().unlink(self, task);
      }
      frame.phase++;
      long ref = frame.monitor == null ? 0 : frame.monitor.ref();
      node.waits().expect(self, ref);
      node.lifecycle()
          .exitSignal(self, task, first ? ExitReason.SHUTDOWN : ExitReason.KILL, self.cause());
      if (node.waits().hasMatched(self)) {
        return execute(program, frame);
      }
      node.waits().awaitRef(self, ref, first ? SHUTDOWN_NANOS : Long.MAX_VALUE);
      return Next.STAY;
    }
  }

  /// `Task.yield`: asks whether the task is done by then. Source: Elixir task.ex, `yield/2`.
  static final class YieldTo extends Waiting {
    YieldTo(int task, long timeoutNanos, ResultUse use) {
      super(task, timeoutNanos, use);
    }

    @Override
    Next answered(StepProgram program, Frame frame, ErlangProcess task, Message message) {
      Term answer = Yield.answer(message, task);
      done(program, frame);
      return told(program, task, answer);
    }

    @Override
    Next timedOut(StepProgram program, Frame frame, ErlangProcess task) {
      program.node().waits().endWait(program.self());
      return told(program, task, Atom.NIL);
    }

    private Next told(StepProgram program, ErlangProcess task, Term answer) {
      program.self().setCause(program.emit(EventType.YIELD, task, answer));
      keep(program, answer);
      return Next.STEP;
    }
  }
}
