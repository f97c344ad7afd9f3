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
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;

/// `PubSub.direct_broadcast` to this node: a process of the adapter passes the message on; if it
/// does not run the message is lost, and the sender is told `ok` all the same.
///
/// Source: phoenix_pubsub 2.1 pubsub.ex, `direct_broadcast/5`; pg2.ex, `direct_broadcast/5`.
final class DirectBroadcast extends ValueStep {
  private static final Atom FORWARD = new Atom("forward_to_local");

  private final Sent sent;
  private final KeySource topic;

  /// @param name of the PubSub
  record Sent(NameSlot name, Term message) {}

  DirectBroadcast(Sent sent, KeySource topic, ResultUse use) {
    super(use);
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
    ErlangProcess adapter = name == null ? null : node.local().whereis(name);
    Term drawn = frame.key == null ? Atom.NIL : frame.key;
    if (adapter != null) {
      Term term = Tuple.of(FORWARD, drawn, sent.message());
      long cause = program.emit(EventType.SEND, adapter, term);
      Message message = node.message(Message.Kind.INFO, program.self(), term, cause);
      node.deliver(adapter, message.with(new PubSubAdapter.Forward(drawn, sent.message())));
    }
    return returned(
        program, new Detail.Result("pubsub_direct_broadcast", sent.name().atom(), Atom.OK));
  }
}
