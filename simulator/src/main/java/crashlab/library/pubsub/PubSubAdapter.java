package crashlab.library.pubsub;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.JavaServer;
import crashlab.behaviour.StepProgram;
import crashlab.library.pg.PgUse;
import crashlab.library.registry.DispatchStep;
import crashlab.library.registry.RegistryNames;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.vm.Destination;
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

  private static final Atom FORWARD = new Atom("forward_to_local");

  /// What it is to pass on.
  record Forward(Term topic, Term message) {}

  private final NameSlot registry;
  private final Atom group;

  /// @param group the one it joins: its own name
  PubSubAdapter(ErlangNode node, NameSlot registry, Atom group) {
    super(node);
    this.registry = registry;
    this.group = group;
  }

  /// Joins its group. A node that stands alone has nobody to tell.
  ///
  /// Source: phoenix_pubsub 2.1 pg2.ex, `PG2Worker.init/1`.
  @Override
  protected void init() {
    if (!node.id().isDistributed()) {
      initDone();
      return;
    }
    Instruction[] join = {PgUse.join(node, PubSubCluster.SCOPE, group)};
    runSteps(
        join,
        (how, reason) -> {
          if (how == Ending.FAILED) {
            initFailed(reason);
          } else {
            initDone();
          }
        });
  }

  @Override
  public Term stateTerm() {
    return new Atom(registry.name());
  }

  /// A process sends it something to pass on.
  static void forward(StepProgram program, Destination adapter, Term topic, Term message) {
    ErlangNode node = program.node();
    Term term = Tuple.of(FORWARD, topic, message);
    long cause = program.emitTo(EventType.SEND, adapter, term);
    Message sent = node.message(Message.Kind.INFO, program.self(), term, cause);
    node.deliver(adapter, sent.with(new Forward(topic, message)));
  }

  @Override
  protected void handleInfo(Message message) {
    if (message.extra() instanceof Forward(Term topic, Term payload)
        && !DispatchStep.dispatch(this, registry, topic, payload)) {
      failCallback(new RegistryNames(registry).gone());
    }
  }
}
