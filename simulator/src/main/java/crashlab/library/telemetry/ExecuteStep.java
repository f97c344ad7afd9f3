package crashlab.library.telemetry;

import crashlab.behaviour.BlockStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.trace.Detail;

/// The step `telemetry`: executes an event, which returns `ok` whatever its handlers do.
final class ExecuteStep extends BlockStep {
  private static final int INSIDE = 1;

  private final Instruction[] dispatch;
  private final Detail.Result done;

  ExecuteStep(EventName event, Dispatch.Execution execution, ResultUse use) {
    super(use);
    this.dispatch = new Instruction[] {new Dispatch(event, execution)};
    this.done = new Detail.Result("telemetry", event.name, Atom.OK);
  }

  @Override
  protected Next proceed(StepProgram program, Frame frame) {
    return frame.phase == INSIDE ? returned(program, done) : run(program, frame, dispatch, INSIDE);
  }
}
