package crashlab.behaviour;

import crashlab.otp.Term;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import java.util.Objects;

/// A call to whoever holds a name on the own node, whose request is drawn anew each time. It is
/// drawn where nobody holds the name, too.
///
/// @param <R> what is asked
public abstract class DrawnRequestStep<R extends DrawnRequestStep.Request> extends CallStep {
  private final Class<R> type;

  /// What is asked, which the receiver gets as it is.
  public interface Request {
    /// It as Erlang has it.
    Term term();
  }

  protected DrawnRequestStep(Class<R> type, NameSlot server, long timeoutNanos, ResultUse use) {
    super(new Address.ByName(server), timeoutNanos, use);
    this.type = type;
  }

  /// Settles what is asked, which [#prepare] has to.
  protected final void ask(Frame frame, R request) {
    frame.local = request;
  }

  /// What is asked.
  protected final R asked(Frame frame) {
    return type.cast(Objects.requireNonNull(frame.local, "nothing is asked yet"));
  }

  @Override
  protected final Message.Kind kind() {
    return Message.Kind.CALL;
  }

  @Override
  protected final Term request(StepProgram program, Frame frame) {
    return asked(frame).term();
  }

  @Override
  protected final Object arguments(StepProgram program, Frame frame) {
    return asked(frame);
  }
}
