package crashlab.library.dets;

import crashlab.behaviour.Frame;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Cost;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;

/// The opening of an `ordered_set`, which DETS has not: it raises before anybody is asked.
///
/// Source: OTP dets.erl, `open_file/2`, `repl/2`.
final class RefusedOpen extends PaidInstruction {
  RefusedOpen(ResultUse use) {
    super(use);
  }

  @Override
  protected void charge(StepProgram program) {
    program.charge(Cost.ETS_LOOKUP);
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    var info = new ErrorInfo("DETS has no tables of type ordered_set", null);
    return failed(program, frame, ExitReason.refused(info));
  }
}
