package crashlab.vm;

import crashlab.otp.Digest;

/// The atoms of a node, which are never collected: a set of digests, eight bytes for each.
final class AtomTable {
  /// Atoms that a freshly started Elixir node has.
  static final int AT_START = 15_000;

  private final int limit;
  private long[] slots = new long[1024];
  private int made;

  AtomTable(int limit) {
    this.limit = limit;
  }

  void clear() {
    slots = new long[1024];
    made = 0;
  }

  int size() {
    return AT_START + made;
  }

  /// Makes an atom if it does not exist; returns false if there is no room for it.
  boolean add(String name) {
    long digest = Digest.of(name) | 1; // never the mark of an empty slot
    int index = find(digest);
    if (slots[index] == digest) {
      return true;
    }
    if (size() >= limit) {
      return false;
    }
    slots[index] = digest;
    made++;
    if (made * 2 > slots.length) {
      grow();
    }
    return true;
  }

  private int find(long digest) {
    int index = (int) (digest >>> 33) & (slots.length - 1);
    while (slots[index] != 0 && slots[index] != digest) {
      index = (index + 1) & (slots.length - 1);
    }
    return index;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long digest : old) {
      if (digest != 0) {
        slots[find(digest)] = digest;
      }
    }
  }
}
