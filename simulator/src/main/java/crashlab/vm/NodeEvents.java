package crashlab.vm;

import crashlab.otp.Atom;
import crashlab.trace.EventRole;
import crashlab.trace.LibraryEvent;
import crashlab.trace.TraceKey;
import java.util.List;

/// What the trace tells of the nodes of a run and of the connections between them: one line for
/// each side of a connection.
public final class NodeEvents {
  static final Atom CONNECTION_CLOSED = new Atom("connection_closed");
  static final Atom DISCONNECT = new Atom("disconnect");
  static final Atom NET_TICK_TIMEOUT = new Atom("net_tick_timeout");
  static final Atom CONNECTION_SETUP_FAILED = new Atom("connection_setup_failed");

  private static final TraceKey NODE = TraceKey.word("node");
  private static final TraceKey PEER = TraceKey.word("peer");
  private static final TraceKey REASON = TraceKey.word("reason");

  /// A virtual machine has come up.
  static final LibraryEvent UP =
      LibraryEvent.of("node", "up", EventRole.NOTE, NODE)
          .says("node {node} came up")
          .byItself()
          .landmark();

  /// A virtual machine is gone.
  static final LibraryEvent DOWN =
      LibraryEvent.of("node", "down", EventRole.FAILURE, NODE)
          .says("node {node} went down")
          .byItself()
          .landmark();

  static final LibraryEvent CONNECTED =
      LibraryEvent.of("node", "connected", EventRole.NOTE, NODE, PEER)
          .says("node {node} connected to {peer}")
          .byItself();

  static final LibraryEvent DISCONNECTED =
      LibraryEvent.of("node", "disconnected", EventRole.FAILURE, NODE, PEER, REASON)
          .says("node {node} lost its connection to {peer} ({reason})")
          .byItself();

  private static final Atom LOCAL = new Atom("local");

  private NodeEvents() {}

  /// What a node is called there: the one node of a run that has no others is `local`.
  static Atom told(ErlangNode node) {
    return node.id().isDistributed() ? node.name() : LOCAL;
  }

  /// All of them, for the tables of the documentation.
  public static List<LibraryEvent> all() {
    return List.of(UP, DOWN, CONNECTED, DISCONNECTED);
  }
}
