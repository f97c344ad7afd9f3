package crashlab.vm;

/// How much of everything a node uses, for those who look on.
public final class NodeFigures {
  private final ProcessTable processes;
  private final AtomTable atoms;
  private final MemoryUse memory;
  private final Schedulers schedulers;

  NodeFigures(ProcessTable processes, AtomTable atoms, MemoryUse memory, Schedulers schedulers) {
    this.processes = processes;
    this.atoms = atoms;
    this.memory = memory;
    this.schedulers = schedulers;
  }

  /// How many processes live.
  public int processes() {
    return processes.size();
  }

  /// The most processes that ever lived at once.
  public int maxProcesses() {
    return processes.maxSize();
  }

  public int atoms() {
    return atoms.size();
  }

  public long memoryBytes() {
    return memory.bytes();
  }

  /// The most bytes that were ever in use at once.
  public long maxMemoryBytes() {
    return memory.maxBytes();
  }

  public int schedulers() {
    return schedulers.count();
  }

  /// Core time spent so far, summed over the schedulers, up to the present instant.
  public long busyNanos() {
    return schedulers.busyNanos();
  }
}
