package crashlab.behaviour;

import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.List;

/// A message or a cast to each of several processes, one after the other; it is no error if there
/// is none.
///
/// Source: OTP pg manual: clients send to each pid of `get_members`.
final class SendToAllStep extends ValueStep {
  private final GroupAddress target;
  private final Term message;
  private final boolean cast;

  SendToAllStep(GroupAddress target, Term message, boolean cast) {
    super(ResultUse.NONE);
    this.target = target;
    this.message = message;
    this.cast = cast;
  }

  @Override
  protected void charge(StepProgram program, Frame frame) {
    List<ErlangProcess> all = target.all(program);
    frame.local = all;
    target.charge(program);
    for (int i = 0; i < all.size(); i++) {
      program.charge(Cost.SEND);
      program.chargeCopy(message);
    }
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    if (frame.local instanceof List<?> all) {
      all.forEach(each -> {
        if (each instanceof ErlangProcess receiver) {
          send(program, receiver);
        }
      });
    }
    frame.local = null;
    return Next.STEP;
  }

  private void send(StepProgram program, ErlangProcess receiver) {
    ErlangNode node = program.node();
    long cause = program.emit(cast ? EventType.CAST : EventType.SEND, receiver, message);
    Message.Kind kind = cast ? Message.Kind.CAST : Message.Kind.INFO;
    node.deliver(receiver, node.message(kind, program.self(), message, cause));
  }
}
