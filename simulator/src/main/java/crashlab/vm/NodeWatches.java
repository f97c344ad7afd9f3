package crashlab.vm;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.util.ArrayList;
import java.util.List;

/// Who on a node is told when connections to other nodes come and go.
///
/// Source: OTP erlang manual, `monitor_node/2`; net_kernel manual, `monitor_nodes/2` with
/// `nodedown_reason`; dist.c, `erts_do_net_exits`.
public final class NodeWatches {
  private static final Atom NODEUP = new Atom("nodeup");
  private static final Atom NODEDOWN = new Atom("nodedown");

  private record Watch(ErlangProcess process, ErlangNode peer) {}

  private final ErlangNode node;
  private final List<Watch> ofOne = new ArrayList<>();
  private final List<ErlangProcess> ofAll = new ArrayList<>();
  private final List<PeerListener> listeners = new ArrayList<>();

  NodeWatches(ErlangNode node) {
    this.node = node;
  }

  /// `monitor_node(peer, true)`: connects first where that is wanted; whoever watches a node that
  /// cannot be reached is told at once. Each call is told once.
  public void monitorNode(ErlangProcess process, ErlangNode peer) {
    if (peer == node) {
      return;
    }
    if (node.run.network().demand(node, peer, process.cause())) {
      ofOne.add(new Watch(process, peer));
    } else {
      tell(process, process.cause(), NODEDOWN, peer.name());
    }
  }

  /// `net_kernel:monitor_nodes(true)`: as many messages of each event as there were calls.
  public void monitorNodes(ErlangProcess process) {
    ofAll.add(process);
  }

  /// A part of the runtime system wants to know.
  public void listen(PeerListener listener) {
    listeners.add(listener);
  }

  /// There is a connection to a peer.
  void connected(ErlangNode peer, long cause) {
    node.mesh().connected(peer, cause);
    for (PeerListener listener : List.copyOf(listeners)) {
      listener.connected(peer, cause);
    }
    tellAll(cause, NODEUP, peer.name());
  }

  /// A connection is lost.
  void disconnected(ErlangNode peer, Atom reason, long cause) {
    node.mesh().disconnected(peer, cause);
    for (PeerListener listener : List.copyOf(listeners)) {
      listener.disconnected(peer, reason, cause);
    }
    tellWatchers(peer, cause);
    tellAll(cause, NODEDOWN, peer.name(), reason);
  }

  /// A connection could not be set up. Of that `monitor_nodes` tells nothing: there was no
  /// `nodeup`.
  void failed(ErlangNode peer, long cause) {
    for (PeerListener listener : List.copyOf(listeners)) {
      listener.failed(peer, cause);
    }
    tellWatchers(peer, cause);
  }

  private void tellWatchers(ErlangNode peer, long cause) {
    for (Watch watch : List.copyOf(ofOne)) {
      if (watch.peer == peer) {
        ofOne.remove(watch);
        tell(watch.process, cause, NODEDOWN, peer.name());
      }
    }
  }

  private void tellAll(long cause, Term... what) {
    ofAll.removeIf(process -> !process.isAlive());
    for (ErlangProcess process : List.copyOf(ofAll)) {
      tell(process, cause, what);
    }
  }

  private void tell(ErlangProcess process, long cause, Term... what) {
    node.deliver(process, node.message(Message.Kind.INFO, null, Tuple.of(what), cause));
  }

  /// The VM is gone.
  void clear() {
    ofOne.clear();
    ofAll.clear();
    listeners.clear();
  }
}
