package crashlab.vm;

import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// Signals on their way, first in, first out: those within a node that a process which ends has
/// sent before any receiver reacts, or those from one node to another. Allocates only to grow.
final class SignalQueue {
  /// What a signal does to its receiver.
  enum Kind {
    MESSAGE,
    /// A message, and before it the monitor that its sender has set on the receiver for it.
    CALL,
    EXIT,
    LINK_EXIT,
    DOWN,
    START_ACK,
    LINK,
    UNLINK,
    UNLINK_ACK,
    MONITOR,
    /// Between the runtime systems of two nodes; what, in `extra`.
    TOLD,
    /// The sender has closed the connection.
    CLOSED;

    boolean isMessage() {
      return this == MESSAGE || this == CALL;
    }
  }

  /// One signal; reused.
  static final class Signal {
    Kind kind = Kind.EXIT;

    /// The sender; that of a message stands in the message.
    @Nullable ErlangProcess from;

    /// The receiver; null if it is whoever holds `name` when the signal arrives.
    @Nullable ErlangProcess to;

    @Nullable NameSlot name;

    /// Of [Kind#MESSAGE] and [Kind#CALL].
    @Nullable Message message;

    /// Why a process ended.
    @Nullable Term reason;

    @Nullable Object extra;
    @Nullable Monitor monitor;
    long ref;
    long cause;

    /// When it arrives from another node.
    long dueNanos;

    /// Whether it went with the connection, and nothing arrives in its place.
    boolean isLost;
  }

  private Signal[] ring = new Signal[16];
  private int head;
  private int size;

  SignalQueue() {
    fill(0);
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  private Signal next() {
    if (size == ring.length) {
      grow();
    }
    Signal signal = ring[(head + size) & (ring.length - 1)];
    size++;
    signal.isLost = false;
    return signal;
  }

  /// Adds a message or a call, with all that those have.
  Signal addMessage(Kind kind, Message message, Destination to, @Nullable Monitor monitor) {
    Signal signal = next();
    signal.kind = kind;
    signal.message = message;
    signal.cause = message.cause;
    signal.to = to instanceof ErlangProcess process ? process : null;
    signal.name = to instanceof NameSlot slot ? slot : null;
    signal.monitor = monitor;
    return signal;
  }

  /// Adds a signal, for the caller to fill in.
  Signal add() {
    Signal signal = next();
    signal.to = null;
    signal.name = null;
    signal.extra = null;
    signal.monitor = null;
    signal.ref = 0;
    return signal;
  }

  /// The `index`-th signal from the oldest.
  Signal get(int index) {
    return ring[(head + index) & (ring.length - 1)];
  }

  /// Takes the oldest signal; it is good until the next [#add].
  Signal poll() {
    Signal signal = ring[head];
    head = (head + 1) & (ring.length - 1);
    size--;
    return signal;
  }

  private void grow() {
    var larger = new Signal[ring.length * 2];
    for (int i = 0; i < size; i++) {
      larger[i] = ring[(head + i) & (ring.length - 1)];
    }
    int old = ring.length;
    ring = larger;
    head = 0;
    fill(old);
  }

  private void fill(int from) {
    for (int i = from; i < ring.length; i++) {
      ring[i] = new Signal();
    }
  }
}
