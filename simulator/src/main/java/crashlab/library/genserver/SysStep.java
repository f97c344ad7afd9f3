package crashlab.library.genserver;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Reasons;
import crashlab.behaviour.RequestStep;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.SysRequest;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;

/// `:sys.get_state`, `get_status`, `suspend`, `resume` and `trace`: a call whose request is a
/// system message. Source: OTP sys.erl, `send_system_msg/3`.
public final class SysStep extends RequestStep {
  private static final Atom SYS = new Atom("sys");

  private final SysRequest request;

  public SysStep(SysRequest request, Address target, long timeoutNanos, ResultUse use) {
    super(
        new Request(Message.Kind.SYSTEM, new Atom(request.word()), request),
        target,
        timeoutNanos,
        use);
    this.request = request;
  }

  /// `{reason, {sys, function, [target, timeout]}}`.
  @Override
  protected Term failure(StepProgram program, Frame frame, Term reason) {
    Term arguments = Tuple.of(target.term(program, frame), Reasons.timeout(timeoutNanos));
    return Tuple.of(reason, Tuple.of(SYS, new Atom(request.word()), arguments));
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    program.emit(
        EventType.RESULT, null, new Detail.Result("sys_" + request.word(), reply.payload()));
    return Next.STEP;
  }
}
