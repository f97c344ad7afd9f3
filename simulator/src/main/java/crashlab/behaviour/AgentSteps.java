package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Opaque;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// `Agent.get`, `update`, `get_and_update` and `cast`. Source: Elixir agent.ex.
public final class AgentSteps {
  private AgentSteps() {}

  /// The three that wait for an answer.
  public static final class Ask extends CallStep {
    private final Agent.Request request;
    private final Term asTerm;

    public Ask(
        Agent.Request request, Address target, long timeoutNanos, Instruction @Nullable [] rescue) {
      super(target, timeoutNanos, rescue);
      this.request = request;
      this.asTerm = Tuple.of(new Atom(request.verb().word()), Opaque.FUN);
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
      return Message.Kind.CALL;
    }

    @Override
    Next replied(StepProgram program, Frame frame, Message reply) {
      long seq =
          program
              .node()
              .emit(
                  EventType.RECEIVE_REPLY,
                  program.self(),
                  reply.sender(),
                  reply.cause(),
                  reply.payload());
      program.self().setCause(seq);
      return Next.STEP;
    }
  }

  /// The one that does not.
  public static final class Cast extends Instruction {
    private final Agent.Request request;
    private final Address target;
    private final Term asTerm;

    public Cast(Agent.Request request, Address target) {
      this.request = request;
      this.target = target;
      this.asTerm = Tuple.of(new Atom("cast"), Opaque.FUN);
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      if (frame.phase == 0) {
        frame.phase = 1;
        program.charge(Cost.SEND);
        if (program.pay()) {
          return Next.STAY;
        }
      }
      ErlangProcess receiver = target.resolve(program, frame);
      long cause = program.emit(EventType.CAST, receiver, asTerm);
      if (receiver != null) {
        Message message = program.node().message(Message.Kind.CAST, program.self(), asTerm, cause);
        program.node().deliver(receiver, program.node().with(message, request));
      }
      return Next.STEP;
    }
  }
}
