package crashlab.library.supervisor;

import crashlab.behaviour.Address;
import crashlab.behaviour.CallStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.RequestStep;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
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
  public static sealed class AskSupervisor extends RequestStep permits CountChildren {
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

  /// `Supervisor.count_children`, `DynamicSupervisor.count_children`: a map of the pairs that a
  /// supervisor replies with. What is no list of pairs makes no map; Horde's reply is one already.
  ///
  /// Source: Elixir supervisor.ex and dynamic_supervisor.ex, `count_children/1`; horde 0.10
  /// dynamic_supervisor.ex, `count_children/1`.
  public static final class CountChildren extends AskSupervisor {
    private static final String VERB = "count_children";

    public CountChildren(Address supervisor, ResultUse use) {
      super(VERB, new SupervisorRequest.CountChildren(), new Atom(VERB), supervisor, use);
    }

    @Override
    protected Next replied(StepProgram program, Frame frame, Message reply) {
      Term counts = ChildTerms.map(reply.payload());
      if (counts == null) {
        return failed(program, frame, ExitReason.withStack(ExitReason.BADARG));
      }
      program.emit(EventType.RESULT, null, new Detail.Result(VERB, counts));
      return Next.STEP;
    }

    @Override
    protected Term kept(StepProgram program, Frame frame, Term reply) {
      Term counts = ChildTerms.map(reply);
      return counts == null ? reply : counts;
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
