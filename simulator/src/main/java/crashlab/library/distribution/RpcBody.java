package crashlab.library.distribution;

import crashlab.behaviour.BlockStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.StepProgram.Ending;
import crashlab.otp.Term;

/// Runs the steps of an `rpc` and gives the caller what they end with: their value, what they have
/// thrown, or why they failed.
///
/// Source: OTP rpc.erl, `rpc_check_t/1`: a throw is a value.
final class RpcBody extends BlockStep {
  private static final int RUNS = 1;

  private final Instruction[] body;
  private final RpcAnswer answer;

  RpcBody(Instruction[] body, RpcAnswer answer) {
    super(ResultUse.NONE);
    this.body = body;
    this.answer = answer;
  }

  @Override
  protected Next proceed(StepProgram program, Frame frame) {
    if (frame.phase != RUNS) {
      return run(program, frame, body, RUNS);
    }
    return give(program, valueOf(frame));
  }

  @Override
  protected Next bodyFailed(StepProgram program, Frame frame, Ending how, Term with) {
    return give(program, how == Ending.THROWN ? with : RpcStep.failed(with));
  }

  private Next give(StepProgram program, Term value) {
    answer.give(program.self(), value, program.self().cause());
    return Next.STEP;
  }
}
