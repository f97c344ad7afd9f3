package crashlab.library.task;

import crashlab.behaviour.Address;
import crashlab.behaviour.CallStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.ProgramFactory;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Restart;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// The start of one task of a stream under a task supervisor: the stream's monitor asks for it, and
/// waits, without a time limit.
///
/// Source: Elixir task/supervisor.ex, `build_stream/5`, `start_child_with_spec/4`.
final class StreamedStart extends CallStep {
  private static final Int SHUTDOWN_MILLIS = new Int(5000);

  private final Asked asked;
  private final WhenAnswered then;

  /// What the monitor wants.
  ///
  /// @param owner of the stream
  /// @param program what the task runs
  record Asked(ErlangProcess owner, StartTaskRequest request, ProgramFactory program) {}

  /// Takes the task; null where the supervisor has as many as it may.
  @FunctionalInterface
  interface WhenAnswered {
    void accept(@Nullable ErlangProcess task);
  }

  StreamedStart(Address supervisor, Asked asked, WhenAnswered then) {
    super(supervisor, Long.MAX_VALUE, ResultUse.NONE);
    this.asked = asked;
    this.then = then;
  }

  @Override
  protected Term request(StepProgram monitor, Frame frame) {
    boolean tellsShutdown = monitor.node().release().streamsHaveShutdown();
    return StartTaskRequest.asTerm(
        StartTaskRequest.waitingFor(asked.owner()),
        new Atom(Restart.TEMPORARY.word()),
        tellsShutdown ? SHUTDOWN_MILLIS : Atom.NIL);
  }

  @Override
  protected Object arguments(StepProgram monitor, Frame frame) {
    return asked.request().forTask(asked.program());
  }

  @Override
  protected Message.Kind kind() {
    return Message.Kind.CALL;
  }

  @Override
  protected Next replied(StepProgram monitor, Frame frame, Message reply) {
    then.accept(reply.extra() instanceof ErlangProcess task ? task : null);
    return Next.STEP;
  }
}
