package crashlab.behaviour;

/// Steps that are done a number of times.
public final class RepeatStep extends Instruction {
  private final long times;
  private final Instruction[] body;

  public RepeatStep(long times, Instruction[] body) {
    this.times = times;
    this.body = body;
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    if (frame.phase == 0) {
      frame.phase = 1;
      frame.number = times;
    }
    if (program.node().isOutOfReductions()) {
      return Next.STAY;
    }
    if (frame.number-- <= 0) {
      return Next.STEP;
    }
    program.push(body);
    return Next.JUMP;
  }
}
