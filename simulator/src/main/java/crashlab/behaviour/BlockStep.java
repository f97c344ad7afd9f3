package crashlab.behaviour;

import crashlab.behaviour.StepProgram.Ending;
import crashlab.otp.Atom;
import crashlab.otp.Term;

/// A step that runs other steps as a function of its own: they end with a value, by `return` or
/// after the last of them, or fail, and the step learns it first. Only exceptions come here: a
/// process that is killed in the middle is gone.
///
/// While such steps run, the step is in a phase above 0 that it chose; it is executed again in that
/// phase when they are over.
public abstract class BlockStep extends RescuableInstruction {
  protected BlockStep(ResultUse use) {
    super(use);
  }

  /// Begins, or goes on because steps that it ran are over.
  protected abstract Next proceed(StepProgram program, Frame frame);

  /// Goes on because steps that it ran have failed.
  ///
  /// @param how [Ending#FAILED] or [Ending#THROWN]
  protected Next bodyFailed(StepProgram program, Frame frame, Ending how, Term with) {
    return failed(program, frame, how, with);
  }

  @Override
  public final Next execute(StepProgram program, Frame frame) {
    if (frame.phase >= 0) {
      return proceed(program, frame);
    }
    frame.phase = -frame.phase;
    Ending how = program.ending();
    Term with = program.value();
    program.takeFailure();
    return bodyFailed(program, frame, how, with);
  }

  /// Runs `body`, in `phase`.
  protected final Next run(StepProgram program, Frame frame, Instruction[] body, int phase) {
    frame.phase = phase;
    frame.key = null;
    program.push(body);
    return Next.JUMP;
  }

  /// The value that the steps ended with which are over.
  protected final Term valueOf(Frame frame) {
    return frame.key == null ? Atom.OK : frame.key;
  }
}
