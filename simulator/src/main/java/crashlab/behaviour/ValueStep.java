package crashlab.behaviour;

/// A step of a library that returns a value: it draws what is drawn, pays for its work, acts at
/// once, writes one line into the trace, and hands its value over.
///
/// What the process owed before is paid first, so that [#charge] finds things as they are when the
/// work begins.
public abstract class ValueStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int ARRIVED = 1;

  protected ValueStep(ResultUse use) {
    super(use);
  }

  /// Draws keys and arguments, once, and keeps them in `frame`.
  protected void draw(StepProgram program, Frame frame) {}

  /// Lets the process owe what the work costs.
  protected abstract void charge(StepProgram program, Frame frame);

  /// Does the work; ends by [#returned] or [#failed].
  protected abstract Next act(StepProgram program, Frame frame);

  @Override
  public final Next execute(StepProgram program, Frame frame) {
    if (frame.phase == BEGIN) {
      frame.phase = ARRIVED;
      draw(program, frame);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    if (frame.phase == ARRIVED) {
      frame.phase++;
      charge(program, frame);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    return act(program, frame);
  }
}
