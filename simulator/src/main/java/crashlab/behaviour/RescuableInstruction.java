package crashlab.behaviour;

import crashlab.otp.Term;
import crashlab.trace.EventType;
import org.jspecify.annotations.Nullable;

/// A step that can fail on its own account and may say what to do then.
abstract class RescuableInstruction extends Instruction {
  private final Instruction @Nullable [] rescue;

  RescuableInstruction(Instruction @Nullable [] rescue) {
    this.rescue = rescue;
  }

  /// The step failed with an exit `reason`: the rescue steps follow, or the callback fails.
  final Next failed(StepProgram program, Frame frame, Term reason) {
    frame.target = null;
    frame.monitor = null;
    if (rescue == null) {
      return program.fail(reason);
    }
    program.emit(EventType.RESCUED, null, reason);
    return program.goOnWith(frame, rescue);
  }
}
