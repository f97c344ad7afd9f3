package crashlab.library.distribution;

import crashlab.behaviour.AskingStep;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Bool;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Network;

/// `net_kernel:connect_node/1`: waits until it is clear whether there is a connection, which a
/// silent peer lets it do for long.
///
/// Source: OTP net_kernel.erl, `connect/2`, `do_explicit_connect/6`.
final class ConnectStep extends AskingStep {
  private final ErlangNode peer;

  ConnectStep(ErlangNode peer, ResultUse use) {
    super(use);
    this.peer = peer;
  }

  @Override
  protected Next ask(StepProgram program) {
    ErlangNode node = program.node();
    if (!node.id().isDistributed()) {
      return done(program, ConnectionSteps.IGNORED);
    }
    if (peer == node) {
      return done(program, Bool.TRUE);
    }
    ErlangProcess self = program.self();
    Network network = node.run().network();
    boolean connected = network.connect(node, peer, self.cause());
    if (connected || !network.isConnecting(node, peer)) {
      return done(program, Bool.of(connected));
    }
    long ref = node.newRef();
    Next next = await(program, ref);
    network.awaitConnection(self, peer, ref);
    return next;
  }

  @Override
  protected Next answered(StepProgram program, Message answer) {
    return done(program, answer.payload());
  }

  private Next done(StepProgram program, Term value) {
    return returned(program, new Detail.Result("connect_node", peer.name(), value));
  }
}
