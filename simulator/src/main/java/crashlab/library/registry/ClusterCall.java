package crashlab.library.registry;

import crashlab.behaviour.DrawnRequestStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.library.RequestParams;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// A process takes a key of a cluster's registry, or gives it up: a call to the registry's process
/// of the own node.
///
/// Source: horde 0.10 registry.ex, `register/3`, `unregister/2`.
final class ClusterCall extends DrawnRequestStep<ClusterRequest> {
  private final String verb;
  private final KeySource key;
  private final @Nullable TermSource value;

  /// @param value what is registered under the key; null to give the key up
  ClusterCall(
      String verb, NameSlot registry, KeySource key, @Nullable TermSource value, ResultUse use) {
    super(ClusterRequest.class, registry, RequestParams.CALL_TIMEOUT_NANOS, use);
    this.verb = verb;
    this.key = key;
    this.value = value;
  }

  @Override
  protected @Nullable Term prepare(StepProgram program, Frame frame) {
    Term drawn = key.next(program.random());
    ask(
        frame,
        value == null
            ? new ClusterRequest.Unregister(drawn)
            : new ClusterRequest.Register(drawn, value.next(program)));
    return null;
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    tellReply(program, reply);
    program.emit(EventType.RESULT, null, new Detail.Result(verb, reply.payload()));
    return Next.STEP;
  }
}
