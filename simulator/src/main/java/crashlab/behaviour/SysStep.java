package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;

/// `:sys.get_state`, `get_status`, `suspend`, `resume` and `trace`: a call whose request is a
/// system message. Source: OTP sys.erl, `send_system_msg/3`.
public final class SysStep extends RequestStep {
  private final SysRequest request;

  public SysStep(SysRequest request, Address target, long timeoutNanos, ResultUse use) {
    super(
        new Request(Message.Kind.SYSTEM, new Atom(request.word()), request),
        target,
        timeoutNanos,
        use);
    this.request = request;
  }

  @Override
  Term failure(StepProgram program, Frame frame, Term reason) {
    return Reasons.ofSys(reason, request.word(), target.term(program, frame), timeoutNanos);
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    program.emit(
        EventType.RESULT, null, new Detail.Result("sys_" + request.word(), reply.payload()));
    return Next.STEP;
  }
}
