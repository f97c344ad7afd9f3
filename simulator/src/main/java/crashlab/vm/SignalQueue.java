package crashlab.vm;

import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// Exit signals and DOWNs on their way. A process that ends sends all of its signals before any
/// receiver reacts, and one that dies of a signal sends its own after those: first in, first out.
final class SignalQueue {
  /// What a signal does to its receiver.
  enum Kind {
    EXIT,
    LINK_EXIT,
    DOWN,
    START_ACK
  }

  /// One signal; reused.
  static final class Entry {
    Kind kind = Kind.EXIT;
    @Nullable ErlangProcess from;
    @Nullable ErlangProcess to;
    @Nullable Term reason;
    @Nullable Object extra;
    long ref;
    long cause;
  }

  private Entry[] ring = new Entry[16];
  private int head;
  private int size;

  SignalQueue() {
    fill(0);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// Adds a signal, for the caller to fill in.
  Entry add() {
    if (size == ring.length) {
      grow();
    }
    Entry entry = ring[(head + size) & (ring.length - 1)];
    size++;
    entry.extra = null;
    entry.ref = 0;
    return entry;
  }

  /// Takes the oldest signal; it is good until the next [#add].
  Entry poll() {
    Entry entry = ring[head];
    head = (head + 1) & (ring.length - 1);
    size--;
    return entry;
  }

  private void grow() {
    var larger = new Entry[ring.length * 2];
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
      ring[i] = new Entry();
    }
  }
}
