package crashlab.behaviour;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// A step that can fail on its own account and may say what to do then, and what becomes of its
/// value.
public abstract class RescuableInstruction extends Instruction {
  private final ResultUse use;

  protected RescuableInstruction(ResultUse use) {
    this.use = use;
  }

  /// Tells whether the step says where its value goes.
  protected final boolean keepsValue() {
    return use.into() != ResultUse.NOWHERE;
  }

  /// The process keeps the value of the step in its state, if the step says where.
  protected final void keep(StepProgram program, Term value) {
    if (use.into() != ResultUse.NOWHERE) {
      program.setState(use.into(), value);
      KnownPids.keep(program, value);
    }
  }

  /// The step is done, which the trace tells.
  protected final Next returned(StepProgram program, Detail.Result result) {
    return returned(program, result, result.value());
  }

  /// The same, where the value speaks of another process.
  protected final Next returned(
      StepProgram program, @Nullable ErlangProcess other, Detail.Result result) {
    program.emit(EventType.RESULT, other, result);
    keep(program, result.value());
    return Next.STEP;
  }

  /// The same.
  ///
  /// @param kept what the state takes, where that is not the value
  protected final Next returned(StepProgram program, Detail.Result result, Term kept) {
    program.emit(EventType.RESULT, null, result);
    keep(program, kept);
    return Next.STEP;
  }

  /// The step failed with an exit `reason`: the rescue steps follow, or the callback fails.
  protected final Next failed(StepProgram program, Frame frame, Term reason) {
    return failed(program, frame, StepProgram.Ending.FAILED, reason);
  }

  /// The step failed.
  ///
  /// @param how [StepProgram.Ending#FAILED] or [StepProgram.Ending#THROWN]
  protected final Next failed(StepProgram program, Frame frame, StepProgram.Ending how, Term with) {
    frame.target = null;
    frame.monitor = null;
    if (use.rescue() == null) {
      return program.end(how, with);
    }
    boolean thrown = how == StepProgram.Ending.THROWN;
    program.emit(EventType.RESCUED, null, thrown ? ExitReason.notCaught(with) : with);
    return program.goOnWith(frame, use.rescue());
  }
}
