package crashlab.vm;

import crashlab.otp.Atom;
import crashlab.trace.EventRole;
import crashlab.trace.LibraryEvent;
import java.util.List;

/// What the trace tells of the nodes of a run and of the connections between them: one line for
/// each side of a connection.
public final class NodeEvents {
  static final Atom CONNECTION_CLOSED = new Atom("connection_closed");
  static final Atom DISCONNECT = new Atom("disconnect");
  static final Atom NET_TICK_TIMEOUT = new Atom("net_tick_timeout");
  static final Atom CONNECTION_SETUP_FAILED = new Atom("connection_setup_failed");

  /// A virtual machine has come up.
  static final LibraryEvent UP =
      LibraryEvent.of("node", "up", EventRole.NOTE, "node").says("started node {node}").toldFirst();

  /// A virtual machine is gone.
  static final LibraryEvent DOWN =
      LibraryEvent.of("node", "down", EventRole.FAILURE, "node").says("ended node {node}");

  static final LibraryEvent CONNECTED =
      LibraryEvent.of("node", "connected", EventRole.NOTE, "node", "peer")
          .says("connected node {node} to {peer}");

  static final LibraryEvent DISCONNECTED =
      LibraryEvent.of("node", "disconnected", EventRole.FAILURE, "node", "peer", "reason")
          .says("node {node} lost its connection to {peer}: {reason}");

  private NodeEvents() {}

  /// All of them, for the tables of the documentation.
  public static List<LibraryEvent> all() {
    return List.of(UP, DOWN, CONNECTED, DISCONNECTED);
  }
}
