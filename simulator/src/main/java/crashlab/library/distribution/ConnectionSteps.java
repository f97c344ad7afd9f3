package crashlab.library.distribution;

import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.ValueStep;
import crashlab.otp.Atom;
import crashlab.otp.Bool;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import org.jspecify.annotations.Nullable;

/// Steps on connections that are done at once.
final class ConnectionSteps {
  /// What a node that is not distributed says. Source: OTP erlang manual, `disconnect_node/1`.
  static final Atom IGNORED = new Atom("ignored");

  private ConnectionSteps() {}

  /// A step that does something for its process and returns a value.
  abstract static class OnConnections extends ValueStep {
    private final String verb;
    private final @Nullable Term of;

    OnConnections(String verb, @Nullable Term of, ResultUse use) {
      super(use);
      this.verb = verb;
      this.of = of;
    }

    abstract Term value(StepProgram program);

    @Override
    protected final void charge(StepProgram program, Frame frame) {
      program.charge(Cost.MONITOR);
    }

    @Override
    protected final Next act(StepProgram program, Frame frame) {
      return returned(program, new Detail.Result(verb, of, value(program)));
    }
  }

  /// `erlang:disconnect_node/1`.
  static final class Disconnect extends OnConnections {
    private final ErlangNode peer;

    Disconnect(ErlangNode peer, ResultUse use) {
      super("disconnect_node", peer.name(), use);
      this.peer = peer;
    }

    @Override
    Term value(StepProgram program) {
      ErlangNode node = program.node();
      if (!node.id().isDistributed()) {
        return IGNORED;
      }
      long cause = program.self().cause();
      return Bool.of(peer != node && node.run().network().disconnect(node, peer, cause));
    }
  }

  /// `erlang:nodes/0`.
  static final class Peers extends OnConnections {
    Peers(ResultUse use) {
      super("list_nodes", null, use);
    }

    @Override
    Term value(StepProgram program) {
      return Nodes.peers(program.node());
    }
  }

  /// `erlang:monitor_node/2`.
  static final class MonitorNode extends OnConnections {
    private final ErlangNode peer;

    MonitorNode(ErlangNode peer, ResultUse use) {
      super("monitor_node", peer.name(), use);
      this.peer = peer;
    }

    @Override
    Term value(StepProgram program) {
      program.node().watches().monitorNode(program.self(), peer);
      return Bool.TRUE;
    }
  }

  /// `net_kernel:monitor_nodes/2`.
  static final class MonitorNodes extends OnConnections {
    MonitorNodes(ResultUse use) {
      super("monitor_nodes", null, use);
    }

    @Override
    Term value(StepProgram program) {
      program.node().watches().monitorNodes(program.self());
      return Atom.OK;
    }
  }
}
