package crashlab.vm;

import crashlab.kernel.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is between the nodes of a run: who is connected with whom, and the signals on their way.
///
/// Two nodes that have something to tell each other connect, if they can, and stay connected until
/// the connection is cut or one of them goes down; with it go the signals under way. From one node
/// to another signals arrive in the order of their sending. Nothing reconnects by itself: the next
/// signal does.
///
/// Source: OTP dist.c; Erlang Reference Manual, "Distributed Erlang" and "Delivery of Signals".
///
/// Differs: setting up a connection takes no time of its own, and that a connection is lost is
/// known on both sides at once.
public final class Network {
  private final List<Channel> channels = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private Distribution latency = new Distribution.Fixed(500_000);
  private boolean connectsOnDemand = true;
  private long sent;
  private long lost;

  Network() {}

  /// A node has joined those that are there.
  void add(ErlangNode node, ErlangNode[] others) {
    for (ErlangNode other : others) {
      connections.add(new Connection(channel(other, node), channel(node, other)));
    }
  }

  private Channel channel(ErlangNode from, ErlangNode to) {
    var channel = new Channel(from, to, channels.size(), latency);
    channels.add(channel);
    return channel;
  }

  /// How long a signal is on its way from one node to another, of all connections.
  public void setLatency(Distribution latency) {
    this.latency = latency;
    for (Channel channel : channels) {
      channel.setLatency(latency);
    }
  }

  /// How long a signal is on its way between two nodes, in both directions.
  public void setLatency(ErlangNode one, ErlangNode other, Distribution latency) {
    Connection connection = between(one, other);
    connection.there.setLatency(latency);
    connection.back.setLatency(latency);
  }

  /// Whether a signal to a node sets up the connection that it needs. Source: OTP kernel manual,
  /// `dist_auto_connect`.
  public void setConnectsOnDemand(boolean on) {
    connectsOnDemand = on;
  }

  /// Connects two nodes if they can be, and tells whether they are connected now.
  public boolean connect(ErlangNode one, ErlangNode other) {
    Connection connection = between(one, other);
    connection.isUp |= connection.isPossible();
    return connection.isUp;
  }

  /// Ends the connection of two nodes, if there is one. Source: OTP net_kernel manual,
  /// `disconnect_node/1`.
  ///
  /// @param cause the `seq` of what does it; 0 for somebody outside
  public void disconnect(ErlangNode one, ErlangNode other, long cause) {
    lose(between(one, other), cause);
  }

  /// Ends the connection of two nodes and lets them have none until [#heal].
  ///
  /// @param cause the `seq` of what does it; 0 for somebody outside
  public void cut(ErlangNode one, ErlangNode other, long cause) {
    Connection connection = between(one, other);
    connection.isCut = true;
    lose(connection, cause);
  }

  /// Two nodes can connect again; nothing connects them.
  public void heal(ErlangNode one, ErlangNode other) {
    between(one, other).isCut = false;
  }

  /// From now on signals between two nodes stay on their way, until [#release].
  public void hold(ErlangNode one, ErlangNode other) {
    Connection connection = between(one, other);
    connection.there.hold();
    connection.back.hold();
  }

  /// Signals between two nodes arrive again; those that should have arrived do so now.
  public void release(ErlangNode one, ErlangNode other) {
    Connection connection = between(one, other);
    connection.there.release();
    connection.back.release();
  }

  public boolean isConnected(ErlangNode one, ErlangNode other) {
    return between(one, other).isUp;
  }

  /// The nodes that a node is connected with, in the order of the run's nodes.
  public List<ErlangNode> peersOf(ErlangNode node) {
    List<ErlangNode> peers = new ArrayList<>();
    for (ErlangNode other : node.run().nodes()) {
      if (other != node && isConnected(node, other)) {
        peers.add(other);
      }
    }
    return peers;
  }

  /// How many signals were sent from one node to another.
  public long signalsSent() {
    return sent;
  }

  /// How many signals went with the connection that they were under way on.
  public long signalsLost() {
    return lost;
  }

  /// Adds a signal from one node to another, for the caller to fill in, connecting them first where
  /// that is wanted and possible. Returns null if they are not connected then.
  SignalQueue.@Nullable Signal send(ErlangNode from, ErlangNode to) {
    Connection connection = between(from, to);
    if (!connection.isUp) {
      connection.isUp = connectsOnDemand && connection.isPossible();
    }
    return sendBy(connection, from);
  }

  /// The same, without connecting.
  SignalQueue.@Nullable Signal sendIfConnected(ErlangNode from, ErlangNode to) {
    return sendBy(between(from, to), from);
  }

  private SignalQueue.@Nullable Signal sendBy(Connection connection, ErlangNode from) {
    if (!connection.isUp) {
      return null;
    }
    sent++;
    return connection.from(from).send();
  }

  /// The time of a signal has come.
  void arrive(int channel, long signal) {
    channels.get(channel).arrive(signal);
  }

  /// A node has gone down, and all its connections with it.
  void nodeDown(ErlangNode node, long cause) {
    for (Connection connection : connections) {
      if (connection.first == node || connection.second == node) {
        lose(connection, cause);
      }
    }
  }

  private void lose(Connection connection, long cause) {
    if (!connection.isUp) {
      return;
    }
    connection.isUp = false;
    lost += connection.there.size() + connection.back.size();
    connection.there.lose();
    connection.back.lose();
    connection.first.remoteSignals().breakBonds(connection.second, cause);
    connection.second.remoteSignals().breakBonds(connection.first, cause);
    connection.first.remoteSignals().deliverAll();
    connection.second.remoteSignals().deliverAll();
  }

  /// @throws IllegalArgumentException if both are the same node
  private Connection between(ErlangNode one, ErlangNode other) {
    int low = Math.min(one.index(), other.index());
    int high = Math.max(one.index(), other.index());
    if (low == high) {
      throw new IllegalArgumentException("node (" + one.name() + ") needs no connection to itself");
    }
    return connections.get(high * (high - 1) / 2 + low);
  }
}
