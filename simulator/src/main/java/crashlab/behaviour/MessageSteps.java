package crashlab.behaviour;

import crashlab.kernel.Distribution;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.Destination;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;

/// Steps that send a message and go on.
public final class MessageSteps {
  private MessageSteps() {}

  /// `GenServer.cast` or `send`.
  ///
  /// Source: Elixir gen_server.ex, `cast/2`, which swallows every error; Kernel `send/2`, which
  /// raises for a name that nobody holds.
  public static final class Send extends PaidInstruction {
    private final Address target;
    private final Term message;
    private final boolean cast;

    private Send(Address target, Term message, boolean cast) {
      this.target = target;
      this.message = message;
      this.cast = cast;
    }

    public static Send cast(Address target, Term message) {
      return new Send(target, message, true);
    }

    public static Send plain(Address target, Term message) {
      return new Send(target, message, false);
    }

    @Override
    void charge(StepProgram program) {
      program.charge(Cost.SEND);
      target.charge(program);
      program.chargeCopy(message);
    }

    @Override
    Next act(StepProgram program, Frame frame) {
      ErlangNode node = program.node();
      ErlangProcess receiver = target.resolve(program, frame);
      NameSlot elsewhere = receiver == null ? target.nameElsewhere(program) : null;
      if (receiver == null && elsewhere == null && !cast && !target.isPid()) {
        return program.fail(ExitReason.withStack(ExitReason.BADARG));
      }
      long cause = program.emit(cast ? EventType.CAST : EventType.SEND, receiver, message);
      Message.Kind kind = cast ? Message.Kind.CAST : Message.Kind.INFO;
      if (receiver != null) {
        node.deliver(receiver, node.message(kind, program.self(), message, cause));
      } else if (elsewhere != null) {
        node.deliver(elsewhere, node.message(kind, program.self(), message, cause));
      }
      return Next.STEP;
    }
  }

  /// `Process.send_after`: to the pid that the target is now, or to whoever holds the name then; of
  /// another node it is `badarg`. Source: OTP erlang manual, `send_after/4`.
  public static final class SendAfter extends PaidInstruction {
    private final Distribution delay;
    private final Address target;
    private final Term message;

    public SendAfter(Distribution delay, Address target, Term message) {
      this.delay = delay;
      this.target = target;
      this.message = message;
    }

    @Override
    void charge(StepProgram program) {
      program.charge(Cost.TIMER);
    }

    @Override
    Next act(StepProgram program, Frame frame) {
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
}
