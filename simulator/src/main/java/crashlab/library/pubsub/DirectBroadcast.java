package crashlab.library.pubsub;

import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.ValueStep;
import crashlab.library.registry.RegistryNames;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.vm.Destination;
import crashlab.vm.ErlangNode;
import crashlab.vm.NameSlot;

/// `PubSub.direct_broadcast` to one node: a process of its adapter passes the message on; if it
/// does not run the message is lost, and the sender is told `ok` all the same.
///
/// Source: phoenix_pubsub 2.1 pubsub.ex, `direct_broadcast/5`; pg2.ex, `direct_broadcast/5`.
final class DirectBroadcast extends ValueStep {
  private final Sent sent;
  private final KeySource topic;
  private final ErlangNode to;

  /// @param name of the PubSub
  record Sent(NameSlot name, Term message) {}

  /// @param to the node whose subscribers get it
  DirectBroadcast(Sent sent, KeySource topic, ErlangNode to, ResultUse use) {
    super(use);
    this.to = to;
    this.sent = sent;
    this.topic = topic;
  }

  @Override
  protected void draw(StepProgram program, Frame frame) {
    frame.key = topic.next(program.random());
  }

  @Override
  protected void charge(StepProgram program, Frame frame) {
    program.charge(Cost.ETS_LOOKUP);
    program.charge(Cost.SEND);
    program.chargeCopy(sent.message());
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    var registry = new RegistryNames(sent.name());
    if (!registry.isRunning()) {
      return failed(program, frame, registry.gone());
    }
    NameSlot name = AdapterPools.of(node).forSender(sent.name().name(), program.self());
    if (name != null) {
      Destination adapter =
          to == node ? node.local().whereis(name) : to.directory().name(name.name());
      Term drawn = frame.drawnKey();
      if (adapter != null) {
        PubSubAdapter.forward(program, adapter, drawn, sent.message());
      }
    }
    return returned(
        program, new Detail.Result("pubsub_direct_broadcast", sent.name().atom(), Atom.OK));
  }
}
