package crashlab.vm;

import crashlab.otp.Bool;
import java.util.ArrayList;
import java.util.List;

/// One node's end of a connection. The two ends agree as long as packets pass between them; one
/// that hears nothing goes down by itself, and the other one learns of it later.
final class ConnectionEnd {
  /// How one node sees the other.
  enum State {
    DOWN,
    /// A connection is being set up, and what is sent waits for it.
    PENDING,
    UP
  }

  private record Waiter(ErlangProcess process, long ref) {}

  final Connection connection;
  final ErlangNode node;

  /// What goes to the peer.
  final Channel out;

  State state = State.DOWN;

  /// Whether only an explicit request connects again.
  boolean isBarred;

  /// Whether the node has lost the peer, and would have it back.
  boolean isMissed;

  /// How often it has lost it.
  int misses;

  /// Counts the attempts and the silences, so that timers of those that are over mean nothing.
  int epoch;

  /// Whether ticks are counted until the peer is found down.
  boolean isCounting;

  /// When it will be, if nothing is heard until then.
  long noticeNanos;

  /// How many ticks of its own it still had to wait for when it froze; 0 for none.
  long ticksLeft;

  /// When it last came up.
  long upNanos;

  /// The `seq` of what asked for a connection.
  long askedCause;

  private final List<Waiter> waiters = new ArrayList<>(0);

  ConnectionEnd(Connection connection, Channel out) {
    this.connection = connection;
    this.node = out.from;
    this.out = out;
  }

  ErlangNode peer() {
    return out.to;
  }

  ConnectionEnd other() {
    return this == connection.first ? connection.second : connection.first;
  }

  /// What comes from the peer.
  Channel in() {
    return other().out;
  }

  boolean isUp() {
    return state == State.UP;
  }

  /// A process waits for how the attempt ends, under a reference.
  void await(ErlangProcess process, long ref) {
    waiters.add(new Waiter(process, ref));
  }

  /// The attempt is over: who waits is told whether it came to a connection.
  void settle(boolean connected, long cause) {
    List<Waiter> told = List.copyOf(waiters);
    waiters.clear();
    for (Waiter waiter : told) {
      Message answer =
          node.message(Message.Kind.REPLY, null, Bool.of(connected), cause, waiter.ref);
      node.deliver(waiter.process, answer);
    }
  }

  /// The node is gone, and who waited with it.
  void forget() {
    waiters.clear();
    state = State.DOWN;
    isBarred = false;
    isMissed = false;
    isCounting = false;
    ticksLeft = 0;
    epoch++;
  }
}
