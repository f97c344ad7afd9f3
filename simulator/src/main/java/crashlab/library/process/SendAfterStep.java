package crashlab.library.process;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.StepProgram;
import crashlab.kernel.Distribution;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.vm.Destination;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;

/// `Process.send_after`: to the pid that the target is now, or to whoever holds the name then; of
/// another node it is `badarg`. Source: OTP erlang manual, `send_after/4`.
public final class SendAfterStep extends PaidInstruction {
  private final Distribution delay;
  private final Address target;
  private final Term message;

  public SendAfterStep(Distribution delay, Address target, Term message) {
    this.delay = delay;
    this.target = target;
    this.message = message;
  }

  @Override
  protected void charge(StepProgram program) {
    program.charge(Cost.TIMER);
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    NameSlot name = target.name();
    Destination receiver = name == null ? target.resolve(program, frame) : name;
    if (receiver == null) {
      return Next.STEP;
    }
    if (receiver.node() != node) {
      return program.fail(ExitReason.withStack(ExitReason.BADARG));
    }
    Message timer = node.message(Message.Kind.INFO, self, message, self.cause());
    long nanos = delay.draw(program.random());
    node.timers().sendAfter(nanos, timer, receiver);
    return Next.STEP;
  }
}
