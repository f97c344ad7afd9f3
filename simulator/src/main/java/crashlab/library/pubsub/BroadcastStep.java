package crashlab.library.pubsub;

import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.library.pg.PgUse;
import crashlab.library.registry.DispatchStep;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.List;

/// `PubSub.broadcast` and `broadcast_from`: to an adapter of each other node that is known to have
/// one, which passes it on to its subscribers, and then to the subscribers of the own node.
///
/// Source: phoenix_pubsub 2.1 pubsub.ex, `broadcast/4`; pg2.ex, `broadcast/4`.
final class BroadcastStep extends DispatchStep {
  private final DirectBroadcast.Sent sent;

  BroadcastStep(Dispatch dispatch, KeySource topic, ResultUse use) {
    super(dispatch, topic, use);
    this.sent = new DirectBroadcast.Sent(dispatch.registry(), dispatch.message());
  }

  /// The adapters of the other nodes, of the group that the sender always takes.
  private List<ErlangProcess> elsewhere(StepProgram program) {
    ErlangNode node = program.node();
    if (!node.id().isDistributed()) {
      return List.of();
    }
    NameSlot group = AdapterPools.of(node).forSender(sent.name().name(), program.self());
    List<ErlangProcess> others = new ArrayList<>();
    if (group != null) {
      for (ErlangProcess member : PgUse.members(node, PubSubCluster.SCOPE, group.atom())) {
        if (member.node() != node) {
          others.add(member);
        }
      }
    }
    return others;
  }

  @Override
  protected void charge(StepProgram program, Frame frame) {
    for (int i = elsewhere(program).size(); i > 0; i--) {
      program.charge(Cost.SEND);
      program.chargeCopy(sent.message());
    }
    super.charge(program, frame);
  }

  @Override
  protected void passOn(StepProgram program, Frame frame) {
    Term topic = frame.drawnKey();
    for (ErlangProcess adapter : elsewhere(program)) {
      PubSubAdapter.forward(program, adapter, topic, sent.message());
    }
  }
}
