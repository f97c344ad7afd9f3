package crashlab.library.genserver;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.RequestStep;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Term;
import crashlab.vm.Message;

/// `GenServer.call(target, message, timeout)`.
public final class ServerCall extends RequestStep {
  public ServerCall(Address target, Term message, long timeoutNanos, ResultUse use) {
    super(new Request(Message.Kind.CALL, message, null), target, timeoutNanos, use);
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    return tellReply(program, reply);
  }
}
