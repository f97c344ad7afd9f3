package crashlab.vm;

import crashlab.kernel.Distribution;
import crashlab.kernel.EventQueue;
import crashlab.kernel.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
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
/// Differs: setting up a connection to a node that answers takes no time of its own, and a process
/// that sends is never suspended since the connection is busy.
public final class Network {
  /// What a signal takes on its way besides what it says.
  static final long SIGNAL_BYTES = 64;

  private final NetworkTimers timers;
  private final Connector connector;
  private final List<Channel> channels = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Disturbance> disturbances = new ArrayList<>();
  private NetworkOptions options = NetworkOptions.DEFAULT;
  private Runnable beforeAPartitionEnds = () -> {};

  Network(EventQueue queue) {
    this.timers = new NetworkTimers(queue);
    this.connector = new Connector(timers, options);
  }

  /// How it is from now on; to be said before anything happens.
  public void configure(NetworkOptions newOptions) {
    options = newOptions;
    connector.configure(newOptions);
    for (Channel channel : channels) {
      channel.setBandwidth(newOptions.bandwidth());
    }
    setLatencies();
  }

  public NetworkOptions options() {
    return options;
  }

  /// A node has joined those that are there.
  void add(ErlangNode node, ErlangNode[] others) {
    for (ErlangNode other : others) {
      var connection = new Connection(channel(other, node), channel(node, other));
      connections.add(connection);
      other.meet(node, connection.first);
      node.meet(other, connection.second);
      watch(connection.first);
      watch(connection.second);
    }
  }

  private void watch(ConnectionEnd end) {
    end.in().whenClosed(cause -> connector.closed(end, cause));
  }

  private Channel channel(ErlangNode from, ErlangNode to) {
    var channel = new Channel(from, to, channels.size(), options);
    channels.add(channel);
    return channel;
  }

  /// Connects two nodes, as `net_kernel:connect_node/1` on the first does, if they answer each
  /// other. Tells whether they are connected now; if the other one is silent the attempt goes on,
  /// and [#isConnecting] holds.
  ///
  /// @param cause the `seq` of what does it; 0 for somebody outside
  public boolean connect(ErlangNode from, ErlangNode to, long cause) {
    ConnectionEnd end = end(from, to);
    connector.connect(end, cause);
    return end.isUp();
  }

  /// Tells whether a node is trying to connect to another one, from which nothing comes.
  public boolean isConnecting(ErlangNode from, ErlangNode to) {
    return end(from, to).state == ConnectionEnd.State.PENDING;
  }

  /// A process waits for the end of the attempt of its node to connect to another: under `ref` it
  /// gets a reply, `true` or `false`.
  public void awaitConnection(ErlangProcess process, ErlangNode to, long ref) {
    end(process.node, to).await(process, ref);
  }

  /// Ends the connection of two nodes, and tells whether there was one. Source: OTP net_kernel.erl,
  /// `do_disconnect/3`.
  ///
  /// @param from the node that wants it
  /// @param cause the `seq` of what does it; 0 for somebody outside
  public boolean disconnect(ErlangNode from, ErlangNode to, long cause) {
    ConnectionEnd end = end(from, to);
    boolean wasUp = end.isUp();
    if (wasUp) {
      connector.lose(end, NodeEvents.DISCONNECT, cause);
    }
    return wasUp;
  }

  /// From now on something is wrong with it.
  ///
  /// @param cause the `seq` of what does it; 0 for somebody outside
  public void begin(Disturbance disturbance, long cause) {
    disturbances.add(disturbance);
    apply(cause);
  }

  /// One disturbance is over, if it is not yet; nothing connects again by that.
  public void end(Disturbance disturbance, long cause) {
    if (disturbances.stream().anyMatch(other -> other == disturbance)) {
      announceEnd(disturbance instanceof Disturbance.Partition);
      disturbances.removeIf(other -> other == disturbance);
      apply(cause);
    }
  }

  /// Whoever wants to see what a split has come to is told just before it ends.
  public void beforeAPartitionEnds(Runnable looks) {
    beforeAPartitionEnds = looks;
  }

  private void announceEnd(boolean ofAPartition) {
    if (ofAPartition) {
      beforeAPartitionEnds.run();
    }
  }

  /// All disturbances are over; nothing connects again by that.
  public void heal(long cause) {
    announceEnd(disturbances.stream().anyMatch(one -> one instanceof Disturbance.Partition));
    disturbances.clear();
    apply(cause);
  }

  private void apply(long cause) {
    setLatencies();
    for (Connection connection : connections) {
      separate(connection, cause);
    }
  }

  private void setLatencies() {
    for (Channel channel : channels) {
      Distribution latency = options.latency();
      for (Disturbance disturbance : disturbances) {
        if (disturbance instanceof Disturbance.Delay delay
            && delay.isOf(channel.from, channel.to)) {
          latency = delay.latency();
        }
      }
      channel.setLatency(latency);
    }
  }

  private void separate(Connection connection, long cause) {
    boolean cut = false;
    boolean silent = false;
    for (Disturbance disturbance : disturbances) {
      if (disturbance instanceof Disturbance.Partition partition
          && partition.separates(connection.first.node, connection.second.node)) {
        silent |= partition.isSilent();
        cut |= !partition.isSilent();
      }
    }
    if (cut && !connection.isCut) {
      connector.cut(connection, cause);
    }
    boolean changes = silent != connection.isSilent || cut != connection.isCut;
    connection.isCut = cut;
    connection.isSilent = silent;
    if (changes) {
      connector.review(connection);
    }
  }

  public boolean isConnected(ErlangNode one, ErlangNode other) {
    return end(one, other).isUp();
  }

  /// The nodes that a node is connected with, as itself knows it, in the order of the run's nodes.
  public List<ErlangNode> peersOf(ErlangNode node) {
    List<ErlangNode> peers = new ArrayList<>();
    for (ErlangNode other : node.run().nodes()) {
      if (other != node && isConnected(node, other)) {
        peers.add(other);
      }
    }
    return peers;
  }

  /// How many messages went from a node to others.
  public long messages(ErlangNode from) {
    return sum(from, Channel::messages);
  }

  /// How many bytes went from a node to others, those of all signals.
  public long bytes(ErlangNode from) {
    return sum(from, Channel::bytes);
  }

  /// How many messages from a node to others went with the connection that they were under way on.
  public long lost(ErlangNode from) {
    return sum(from, Channel::lost);
  }

  private long sum(ErlangNode from, ToLongFunction<Channel> figure) {
    return channels.stream().filter(channel -> channel.from == from).mapToLong(figure).sum();
  }

  /// How many connections there are, each counted once, that one of the nodes has an end of.
  public long connections(List<ErlangNode> nodes) {
    return connections.stream()
        .filter(connection -> isUpAt(connection.first, nodes) || isUpAt(connection.second, nodes))
        .count();
  }

  private static boolean isUpAt(ConnectionEnd end, List<ErlangNode> nodes) {
    return end.isUp() && nodes.contains(end.node);
  }

  /// Lets a runtime system do something by itself after a time, whatever its node does then.
  public void after(long nanos, Runnable action) {
    timers.at(Nanos.sum(timers.nowNanos(), nanos), action);
  }

  /// Tells a node's runtime system something, if the two are connected.
  ///
  /// @param cause the `seq` of what brings it about
  public void tell(ErlangNode from, ErlangNode to, NodeMessage what, long cause) {
    SignalQueue.Signal signal = sendIfConnected(from, to);
    if (signal != null) {
      signal.kind = SignalQueue.Kind.TOLD;
      signal.extra = what;
      signal.cause = cause;
    }
  }

  /// Connects a node to another where that is wanted before anything is sent, and tells whether
  /// there is a connection then, or an attempt at one.
  boolean demand(ErlangNode from, ErlangNode to, long cause) {
    return demand(end(from, to), cause);
  }

  private boolean demand(ConnectionEnd end, long cause) {
    if (end.state == ConnectionEnd.State.DOWN) {
      connector.demand(end, cause);
    }
    return end.state != ConnectionEnd.State.DOWN;
  }

  /// Adds a signal from one node to another, for the caller to fill in, connecting them first where
  /// that is wanted and possible. Returns null if they are not connected then.
  SignalQueue.@Nullable Signal send(ErlangNode from, ErlangNode to) {
    ConnectionEnd end = end(from, to);
    return demand(end, from.causeInHand()) ? end.out.send(SIGNAL_BYTES) : null;
  }

  /// Tells another node that a monitor on what is there is given up, if the two are connected.
  void sendGivenUp(ErlangNode from, ErlangNode to, Monitor monitor) {
    ConnectionEnd end = end(from, to);
    if (end.state != ConnectionEnd.State.DOWN) {
      end.out.sendGivenUp(monitor, SIGNAL_BYTES);
    }
  }

  /// Tells whether what one node sent to another and was due at a time has arrived there.
  boolean hasCome(ErlangNode from, ErlangNode to, long dueNanos) {
    return end(from, to).out.hasCome(dueNanos);
  }

  /// The channel for a message from one node to another, which are connected first where that is
  /// wanted and possible; null if they are not connected then.
  @Nullable Channel channelFor(ErlangNode from, ErlangNode to) {
    ConnectionEnd end = end(from, to);
    return demand(end, from.causeInHand()) ? end.out : null;
  }

  /// The same as [#send], without connecting.
  SignalQueue.@Nullable Signal sendIfConnected(ErlangNode from, ErlangNode to) {
    ConnectionEnd end = end(from, to);
    return end.state == ConnectionEnd.State.DOWN ? null : end.out.send(SIGNAL_BYTES);
  }

  /// The time of a signal has come.
  void arrive(int channel, long signal) {
    channels.get(channel).happens(channel, signal);
  }

  /// The time of something that the network does by itself has come.
  void happen(int slot) {
    timers.happen(slot);
  }

  /// A node has come up.
  void nodeUp(ErlangNode node, long cause) {
    connector.boot(node, endsOf(node), cause);
  }

  /// A node has gone down, and all its connections with it.
  void nodeDown(ErlangNode node, long cause) {
    for (ConnectionEnd end : endsOf(node)) {
      connector.nodeDown(end, cause);
    }
  }

  /// A node stands still from now on.
  void nodeFroze(ErlangNode node) {
    review(node);
  }

  /// A node that stood still goes on.
  void nodeThawed(ErlangNode node) {
    connector.goOn(node);
    review(node);
  }

  private void review(ErlangNode node) {
    for (ConnectionEnd end : endsOf(node)) {
      connector.review(end.connection);
    }
  }

  private List<ConnectionEnd> endsOf(ErlangNode node) {
    List<ConnectionEnd> ends = new ArrayList<>();
    for (ErlangNode other : node.run().nodes()) {
      if (other != node) {
        ends.add(end(node, other));
      }
    }
    return ends;
  }

  /// The end that a node has of what is between it and another one.
  ///
  /// @throws IllegalArgumentException if both are the same node How long a signal from one node is
  ///   on its way to another one at present, on the average.
  public long averageLatencyNanos(ErlangNode from, ErlangNode to) {
    return end(from, to).out.averageNanos();
  }

  private ConnectionEnd end(ErlangNode of, ErlangNode peer) {
    ConnectionEnd end = of.endTo(peer);
    if (end == null) {
      throw new IllegalArgumentException("node (" + of.name() + ") needs no connection to itself");
    }
    return end;
  }
}
