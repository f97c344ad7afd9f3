package crashlab.library.agent;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.RequestStep;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Opaque;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;

/// `Agent.get`, `update`, `get_and_update` and `cast`. Source: Elixir agent.ex.
final class AgentSteps {
  private AgentSteps() {}

  /// The three that wait for an answer.
  public static final class AskAgent extends RequestStep {
    public AskAgent(Agent.AgentRequest request, Address target, long timeoutNanos, ResultUse use) {
      super(
          new Request(
              Message.Kind.CALL,
              Tuple.of(new Atom(request.operation().word()), Opaque.FUN),
              request),
          target,
          timeoutNanos,
          use);
    }

    @Override
    protected Next replied(StepProgram program, Frame frame, Message reply) {
      return tellReply(program, reply);
    }
  }

  /// The one that does not.
  public static final class Cast extends PaidInstruction {
    private final Agent.AgentRequest request;
    private final Address target;
    private final Term asTerm;

    public Cast(Agent.AgentRequest request, Address target) {
      this.request = request;
      this.target = target;
      this.asTerm = Tuple.of(new Atom("cast"), Opaque.FUN);
    }

    @Override
    protected void charge(StepProgram program) {
      program.charge(Cost.SEND);
      target.charge(program);
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      ErlangProcess receiver = target.resolve(program, frame);
      long cause = program.emit(EventType.CAST, receiver, asTerm);
      if (receiver != null) {
        Message message = program.node().message(Message.Kind.CAST, program.self(), asTerm, cause);
        program.node().deliver(receiver, message.with(request));
      }
      return Next.STEP;
    }
  }
}
