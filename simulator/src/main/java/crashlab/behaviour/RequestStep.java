package crashlab.behaviour;

import crashlab.otp.Term;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// A call whose request is always the same.
public abstract class RequestStep extends CallStep {
  private final Message.Kind kind;
  private final Term request;
  private final @Nullable Object arguments;

  /// What is asked.
  ///
  /// @param kind what the receiver is to take it for
  /// @param term the request as it stands in the reason of a failure
  /// @param arguments what the receiver gets beside it, or null
  public record Request(Message.Kind kind, Term term, @Nullable Object arguments) {}

  protected RequestStep(Request request, Address target, long timeoutNanos, ResultUse use) {
    super(target, timeoutNanos, use);
    this.kind = request.kind();
    this.request = request.term();
    this.arguments = request.arguments();
  }

  @Override
  protected final void chargeCopy(StepProgram program) {
    program.chargeCopy(request);
  }

  @Override
  protected final Term request(StepProgram program, Frame frame) {
    return request;
  }

  @Override
  protected final Message.Kind kind() {
    return kind;
  }

  @Override
  protected final @Nullable Object arguments(StepProgram program, Frame frame) {
    return arguments;
  }
}
