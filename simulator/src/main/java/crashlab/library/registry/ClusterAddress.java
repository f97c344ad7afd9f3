package crashlab.library.registry;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// The process of a cluster's registry on the own node, for whoever asks something of it.
final class ClusterAddress extends Address {
  private final NameSlot registry;
  private final KeySource key;
  private final @Nullable TermSource value;

  /// @param value what is registered under the key; null to give the key up
  ClusterAddress(NameSlot registry, KeySource key, @Nullable TermSource value) {
    this.registry = registry;
    this.key = key;
    this.value = value;
  }

  @Override
  public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
    return program.node().local().whereisHere(registry);
  }

  @Override
  public Term term(StepProgram program, Frame frame) {
    return registry.atom();
  }

  @Override
  public NameSlot name() {
    return registry;
  }

  /// Draws what is asked.
  @Override
  public @Nullable Term whyUnreachable(StepProgram program, Frame frame) {
    Term drawn = key.next(program.random());
    frame.local =
        value == null
            ? new ClusterRequest.Unregister(drawn)
            : new ClusterRequest.Register(drawn, value.next(program));
    return null;
  }

  static ClusterRequest request(Frame frame) {
    if (frame.local instanceof ClusterRequest request) {
      return request;
    }
    throw new IllegalStateException("nothing is asked of the registry yet");
  }
}
