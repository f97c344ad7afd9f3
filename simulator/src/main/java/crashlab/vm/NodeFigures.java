package crashlab.vm;

/// How much of everything a node uses, for observers.
public final class NodeFigures {
  private final NodeFacts node;
  private final ProcessTable processes;
  private final AtomTable atoms;
  private final Schedulers schedulers;

  NodeFigures(NodeFacts node, ProcessTable processes, AtomTable atoms, Schedulers schedulers) {
    this.node = node;
    this.processes = processes;
    this.atoms = atoms;
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
    return node.memoryBytes();
  }

  /// The most bytes that were ever in use at once.
  public long maxMemoryBytes() {
    return node.maxMemoryBytes();
  }

  public int schedulers() {
    return schedulers.count();
  }

  /// Core time spent so far, summed over the schedulers, up to the present instant.
  public long busyNanos() {
    return schedulers.busyNanos();
  }
}
