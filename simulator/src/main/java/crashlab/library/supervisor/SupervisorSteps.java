package crashlab.library.supervisor;

import crashlab.behaviour.Address;
import crashlab.behaviour.CallStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.RequestStep;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// Requests to supervisors: calls without a time limit. Source: OTP supervisor.erl, `call/2`.
final class SupervisorSteps {
  private SupervisorSteps() {}

  /// A request whose arguments stand in the file.
  public static final class AskSupervisor extends RequestStep {
    private final String verb;

    /// @param asTerm the request as it stands in the reason of a failure
    public AskSupervisor(
        String verb, SupervisorRequest request, Term asTerm, Address supervisor, ResultUse use) {
      super(new Request(Message.Kind.CALL, asTerm, request), supervisor, Long.MAX_VALUE, use);
      this.verb = verb;
    }

    @Override
    protected Next replied(StepProgram program, Frame frame, Message reply) {
      program.emit(EventType.RESULT, null, new Detail.Result(verb, reply.payload()));
      return Next.STEP;
    }
  }

  /// `DynamicSupervisor.start_child` of a child whose spec is refused: no request is sent.
  public static final class RefusedStart extends RescuableInstruction {
    private final Term problem;

    public RefusedStart(Term problem, ResultUse use) {
      super(use);
      this.problem = problem;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      return returned(program, new Detail.Result("start_child", SupervisorTerms.error(problem)));
    }
  }

  /// `DynamicSupervisor.terminate_child(supervisor, pid)`.
  public static final class TerminateByPid extends CallStep {
    private final Address child;

    public TerminateByPid(Address supervisor, Address child, ResultUse use) {
      super(supervisor, Long.MAX_VALUE, use);
      this.child = child;
    }

    private @Nullable ErlangProcess resolveChild(StepProgram program) {
      return child.resolve(program, new Frame());
    }

    @Override
    protected Term request(StepProgram program, Frame frame) {
      ErlangProcess process = resolveChild(program);
      return Tuple.of(new Atom("terminate_child"), process == null ? Atom.NIL : process.pid());
    }

    @Override
    protected Object arguments(StepProgram program, Frame frame) {
      return new SupervisorRequest.TerminatePid(resolveChild(program));
    }

    @Override
    protected Message.Kind kind() {
      return Message.Kind.CALL;
    }

    @Override
    protected Next replied(StepProgram program, Frame frame, Message reply) {
      program.emit(EventType.RESULT, null, new Detail.Result("terminate_child", reply.payload()));
      return Next.STEP;
    }
  }
}
