package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// `:sys.get_state`, `suspend`, `resume` and `trace`: a call whose request is a system message.
public final class SysStep extends CallStep {
  private final SysRequest request;
  private final Atom asTerm;

  public SysStep(
      SysRequest request, Address target, long timeoutNanos, Instruction @Nullable [] rescue) {
    super(target, timeoutNanos, rescue);
    this.request = request;
    this.asTerm = new Atom(request.word());
  }

  @Override
  Term request(StepProgram program, Frame frame) {
    return asTerm;
  }

  @Override
  Object arguments(StepProgram program, Frame frame) {
    return request;
  }

  @Override
  Message.Kind kind() {
    return Message.Kind.REQUEST;
  }

  @Override
  Term failure(StepProgram program, Frame frame, Term reason) {
    return Reasons.ofSys(reason, request.word(), target.term(program, frame), timeoutNanos);
  }

  @Override
  Next replied(StepProgram program, Frame frame, Message reply) {
    program.emit(
        EventType.RESULT, null, new Detail.Result("sys_" + request.word(), reply.payload()));
    return Next.STEP;
  }
}
