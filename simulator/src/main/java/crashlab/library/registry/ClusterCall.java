package crashlab.library.registry;

import crashlab.behaviour.CallStep;
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
final class ClusterCall extends CallStep {
  private final String verb;

  /// @param value what is registered under the key; null to give the key up
  ClusterCall(
      String verb, NameSlot registry, KeySource key, @Nullable TermSource value, ResultUse use) {
    super(new ClusterAddress(registry, key, value), RequestParams.CALL_TIMEOUT_NANOS, use);
    this.verb = verb;
  }

  @Override
  protected Message.Kind kind() {
    return Message.Kind.CALL;
  }

  @Override
  protected Term request(StepProgram program, Frame frame) {
    return ClusterAddress.request(frame).term();
  }

  @Override
  protected Object arguments(StepProgram program, Frame frame) {
    return ClusterAddress.request(frame);
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    tellReply(program, reply);
    program.emit(EventType.RESULT, null, new Detail.Result(verb, reply.payload()));
    return Next.STEP;
  }
}
