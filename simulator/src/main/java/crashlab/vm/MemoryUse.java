package crashlab.vm;

/// The bytes that the processes and messages of a node take, and the limit at which the VM dies.
/// Allocates nothing.
final class MemoryUse {
  private final ErlangNode node;
  private final long limitBytes;
  private long bytes;
  private long maxBytes;

  MemoryUse(ErlangNode node, long limitBytes) {
    this.node = node;
    this.limitBytes = limitBytes;
  }

  long bytes() {
    return bytes;
  }

  /// The most that was ever in use at once.
  long maxBytes() {
    return maxBytes;
  }

  /// Takes `amount` bytes; the VM dies if these are more than it has.
  void claim(long amount) {
    bytes += amount;
    if (bytes > maxBytes) {
      maxBytes = bytes;
      if (bytes > limitBytes) {
        node.die("eheap_alloc: cannot allocate memory, " + bytes + " bytes are in use");
      }
    }
  }

  void free(long amount) {
    bytes -= amount;
  }
}
