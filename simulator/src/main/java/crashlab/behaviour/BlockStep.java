package crashlab.behaviour;

import crashlab.otp.Term;

/// A step that runs other steps as a function of its own: they end with a value, by `return` or
/// after the last of them, or fail, and the step learns it first. Only exceptions come here: a
/// process that is killed in the middle is gone.
public abstract class BlockStep extends RescuableInstruction {
  protected BlockStep(ResultUse use) {
    super(use);
  }

  /// Runs `body`; this step is asked again, in `phase`, when it is over and `frame.key` has its
  /// value.
  protected final Next run(StepProgram program, Frame frame, Instruction[] body, int phase) {
    frame.phase = phase;
    frame.key = null;
    program.push(body);
    return Next.JUMP;
  }

  /// The steps failed: this step is asked again, and is to find out by what this does to `frame`.
  /// What it returned from [StepProgram] is left behind.
  ///
  /// @param how [StepProgram.Ending#FAILED] or [StepProgram.Ending#THROWN]
  protected abstract void caught(
      StepProgram program, Frame frame, StepProgram.Ending how, Term with);
}
