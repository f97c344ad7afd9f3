package crashlab.library.task;

import crashlab.behaviour.Frame;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.vm.Message;

/// `Task.ignore`: takes what has come of a task, and wants no more of it; the task runs on.
///
/// Source: Elixir task.ex, `ignore/1`.
final class IgnoreStep extends PaidInstruction {
  private final int task;

  /// @param task the index of the key of the state that has the task
  IgnoreStep(int task, ResultUse use) {
    super(use);
    this.task = task;
  }

  @Override
  protected void charge(StepProgram program) {
    // an unlink and a demonitor cost next to nothing; what the process owes is paid before
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    OwnTasks.Owned owned = OwnTasks.of(program, program.state(task));
    if (owned == null) {
      return failed(program, frame, ExitReason.withStack(TaskWaits.NO_TASK));
    }
    Term value = ignore(program, owned);
    return returned(program, owned.process(), new Detail.Result("task_ignore", value));
  }

  /// Returns `{ok, result}` or `{exit, reason}` of a task that is done, else `nil`.
  static Term ignore(StepProgram program, OwnTasks.Owned owned) {
    Message message = OwnTasks.takeMessage(program, owned.monitor());
    Term value = Atom.NIL;
    boolean ended = message != null && message.kind() == Message.Kind.DOWN;
    if (message != null) {
      value = TaskWaits.Yield.answer(message, owned.process());
      program.node().recycle(message);
    }
    if (!ended) {
      program.node().bonds().unlink(program.self(), owned.process());
      OwnTasks.demonitor(program, owned.monitor());
    }
    return value;
  }
}
