package crashlab.behaviour;

import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;

/// `GenServer.cast` or `send`.
///
/// Source: Elixir gen_server.ex, `cast/2`, which swallows every error; Kernel `send/2`, which
/// raises for a name that nobody holds.
public final class SendStep extends PaidInstruction {
  private final Address target;
  private final Term message;
  private final boolean cast;

  private SendStep(Address target, Term message, boolean cast, ResultUse use) {
    super(use);
    this.target = target;
    this.message = message;
    this.cast = cast;
  }

  /// To one process, or to all that an address means.
  public static Instruction cast(Address target, Term message) {
    return target instanceof GroupAddress all
        ? new SendToAllStep(all, message, true)
        : new SendStep(target, message, true, ResultUse.NONE);
  }

  /// The same of a plain message.
  ///
  /// @param use what happens where nobody holds the name
  public static Instruction plain(Address target, Term message, ResultUse use) {
    return target instanceof GroupAddress all
        ? new SendToAllStep(all, message, false)
        : new SendStep(target, message, false, use);
  }

  @Override
  protected void charge(StepProgram program) {
    program.charge(Cost.SEND);
    target.charge(program);
    program.chargeCopy(message);
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess receiver = target.resolve(program, frame);
    NameSlot elsewhere = receiver == null ? target.nameElsewhere(program) : null;
    if (receiver == null && elsewhere == null && target.isNeededBy(cast)) {
      return failed(program, frame, target.nobodyThere(program, frame, "send to"));
    }
    long cause =
        program.emitTo(
            cast ? EventType.CAST : EventType.SEND,
            receiver == null ? elsewhere : receiver,
            message);
    Message.Kind kind = cast ? Message.Kind.CAST : Message.Kind.INFO;
    if (receiver != null) {
      node.deliver(receiver, node.message(kind, program.self(), message, cause));
    } else if (elsewhere != null) {
      node.deliver(elsewhere, node.message(kind, program.self(), message, cause));
    }
    return Next.STEP;
  }
}
