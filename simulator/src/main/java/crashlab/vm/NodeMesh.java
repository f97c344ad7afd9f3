package crashlab.vm;

import java.util.ArrayList;
import java.util.List;

/// What `global` of a node does to the connections: it makes them a full mesh, since nodes that
/// connect make their peers known to each other; and where one is lost it takes away others, so
/// that no two sets of connected nodes overlap.
///
/// A node that loses a peer tells all others that it knows; whoever learns of this first passes it
/// on, asks the lost peer to end the connection to itself, and counts it among its own no longer.
/// So the loss of one link leaves both its nodes alone, and a node that is gone takes no other with
/// it.
///
/// Source: OTP global.erl, "Prevent Overlapping Partitions Algorithm", `handle_nodedown/3`,
/// `new_nodes/6`.
///
/// Differs: nodes that connect make their peers known by one message each, without the lock that
/// global takes for it.
final class NodeMesh {
  private record Loss(ErlangNode of, ErlangNode peer) {}

  private final ErlangNode node;
  private final Network network;
  private final List<ErlangNode> known = new ArrayList<>();
  private final List<ErlangNode> removing = new ArrayList<>();
  private final List<LostConnection> heard = new ArrayList<>();
  private long losses;

  NodeMesh(ErlangNode node, Network network) {
    this.node = node;
    this.network = network;
  }

  /// One node has lost the connection to another.
  ///
  /// @param number which of its losses it is
  private record LostConnection(Loss loss, long number) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      at.mesh().hear(this, cause);
    }
  }

  /// Whoever sends it counts the receiver among its own no longer.
  private record RemoveConnection() implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      at.mesh().remove(from, cause);
    }
  }

  /// Which nodes the sender is connected with.
  private record NewNodes(List<ErlangNode> nodes) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      for (ErlangNode other : nodes) {
        if (other != at) {
          at.run.network().demand(at, other, cause);
        }
      }
    }
  }

  /// There is a connection to a peer.
  void connected(ErlangNode peer, long cause) {
    if (!known.contains(peer)) {
      known.add(peer);
    }
    List<ErlangNode> unknownToPeer = new ArrayList<>();
    for (ErlangNode other : network.peersOf(node)) {
      if (other != peer && !network.isConnected(peer, other)) {
        unknownToPeer.add(other);
      }
    }
    if (!unknownToPeer.isEmpty()) {
      network.tell(node, peer, new NewNodes(unknownToPeer), cause);
    }
  }

  /// A connection is lost.
  void disconnected(ErlangNode peer, long cause) {
    boolean wasRemoved = removing.remove(peer);
    boolean wasKnown = known.remove(peer);
    if (!wasRemoved && wasKnown && network.options().preventsOverlaps()) {
      tellOthers(new LostConnection(new Loss(node, peer), ++losses), peer, cause);
    }
  }

  private void tellOthers(LostConnection lost, ErlangNode but, long cause) {
    for (ErlangNode other : List.copyOf(known)) {
      if (other != but) {
        network.tell(node, other, lost, cause);
      }
    }
  }

  private void hear(LostConnection lost, long cause) {
    if (!network.options().preventsOverlaps() || hasHeard(lost)) {
      return;
    }
    ErlangNode teller = lost.loss.of;
    tellOthers(lost, teller, cause);
    heard.removeIf(older -> older.loss.equals(lost.loss));
    heard.add(lost);
    ErlangNode unwanted = lost.loss.peer == node ? teller : lost.loss.peer;
    if (known.remove(unwanted)) {
      network.tell(node, unwanted, new RemoveConnection(), cause);
      removing.add(unwanted);
    }
  }

  private boolean hasHeard(LostConnection lost) {
    for (LostConnection older : heard) {
      if (older.loss.equals(lost.loss) && older.number >= lost.number) {
        return true;
      }
    }
    return false;
  }

  private void remove(ErlangNode peer, long cause) {
    if (known.remove(peer)) {
      removing.add(peer);
      network.disconnect(node, peer, cause);
    }
  }

  /// The VM is gone. How many losses it had is kept, so that none of the next life is taken for an
  /// old one.
  void clear() {
    known.clear();
    removing.clear();
    heard.clear();
  }
}
