package crashlab.behaviour;

/// A step that pays for its work, and for what its process owed before, and then acts all at once:
/// nobody sees the effect before its time has passed.
public abstract class PaidInstruction extends RescuableInstruction {
  protected PaidInstruction() {
    this(ResultUse.NONE);
  }

  protected PaidInstruction(ResultUse use) {
    super(use);
  }

  /// Lets the process owe what the step costs.
  protected abstract void charge(StepProgram program);

  /// Does what the step is for.
  protected abstract Next act(StepProgram program, Frame frame);

  @Override
  public final Next execute(StepProgram program, Frame frame) {
    if (frame.phase == 0) {
      frame.phase = 1;
      charge(program);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    return act(program, frame);
  }
}
