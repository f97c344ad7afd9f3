package crashlab.library.pubsub;

import crashlab.behaviour.JavaServer;
import crashlab.library.registry.DispatchStep;
import crashlab.library.registry.RegistryNames;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;

/// The process by which other nodes, and direct broadcasts, reach the subscribers of a node.
///
/// Source: phoenix_pubsub 2.1 pg2.ex, `Phoenix.PubSub.PG2Worker`.
final class PubSubAdapter extends JavaServer {
  static final ProcessKind KIND =
      ProcessKind.of("pubsub_adapter", ProcessKind.Trait.SERVER)
          .described("process that passes broadcasts on to the subscribers of its node");

  /// What it is to pass on.
  record Forward(Term topic, Term message) {}

  private final NameSlot registry;

  PubSubAdapter(ErlangNode node, NameSlot registry) {
    super(node);
    this.registry = registry;
  }

  @Override
  public Term stateTerm() {
    return new Atom(registry.name());
  }

  @Override
  protected void handleInfo(Message message) {
    if (message.extra() instanceof Forward(Term topic, Term payload)
        && !DispatchStep.dispatch(this, registry, topic, payload)) {
      failCallback(new RegistryNames(registry).gone());
    }
  }
}
