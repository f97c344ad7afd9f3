package crashlab.library.distribution;

import crashlab.behaviour.Frame;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Bool;
import crashlab.otp.Cost;
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
final class ConnectStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int ASKING = 1;
  private static final int WAITING = 2;

  private final ErlangNode peer;

  ConnectStep(ErlangNode peer, ResultUse use) {
    super(use);
    this.peer = peer;
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    if (frame.phase == BEGIN) {
      frame.phase = ASKING;
      program.charge(Cost.SEND);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    return frame.phase == ASKING ? ask(program, frame) : take(program);
  }

  private Next ask(StepProgram program, Frame frame) {
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
    frame.phase = WAITING;
    long ref = node.newRef();
    network.awaitConnection(self, peer, ref);
    node.waits().awaitRef(self, ref, Long.MAX_VALUE);
    return Next.STAY;
  }

  private Next take(StepProgram program) {
    ErlangNode node = program.node();
    Message answer = node.waits().takeMatched(program.self());
    node.waits().endWait(program.self());
    if (answer == null) {
      throw new IllegalStateException("nobody answered whether (" + peer.name() + ") is connected");
    }
    program.self().setCause(answer.cause());
    Term value = answer.payload();
    node.recycle(answer);
    return done(program, value);
  }

  private Next done(StepProgram program, Term value) {
    return returned(program, new Detail.Result("connect_node", peer.name(), value));
  }
}
