package crashlab.vm;

import crashlab.kernel.RandomStream;
import crashlab.trace.EventType;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One virtual machine: its processes, and what the runtime system does for them.
///
/// Within one node signals take no time: what a process sends is in the receiver's mailbox at once,
/// and a fatal exit signal has ended its receiver before anybody runs.
public final class ErlangNode extends NodeMessages {
  private final RandomStream random;
  private final ProcessTable processes = new ProcessTable();
  private final AtomTable atoms;
  private final MessageTimers timers;
  private final Waits waits;
  private final Signals signals = new Signals(this);
  private final PendingUnlinks unlinks = new PendingUnlinks();
  private final RemoteSignals remoteSignals = new RemoteSignals(this, signals, unlinks);
  private final RemoteBonds remoteBonds = new RemoteBonds(this, signals, remoteSignals, unlinks);
  private final Bonds bonds = new Bonds(this, remoteBonds);
  private final LocalProcesses localProcesses = new LocalProcesses(this, processes);
  private final Directory directory = new Directory(this);
  private final Lifecycle lifecycle;
  private final Starts starts = new Starts(this);
  private final Interventions interventions;
  private final Belongings belongings = new Belongings(this);
  private final Services services = new Services();
  private final Services disk = new Services();
  private final Services totals = new Services();
  private final NodeWatches watches = new NodeWatches(this);
  private final RemoteRequests requests = new RemoteRequests(this);
  private final NodeMesh mesh;
  private final Standstill standstill;
  private final NodeFigures figures;
  private @Nullable Reusable freeObjects;

  /// By the index of the peer.
  private @Nullable ConnectionEnd[] ends = {};

  ErlangNode(Run run, int index, NodeOptions options, RandomStream random) {
    super(run, index, options);
    this.random = id().isDistributed() ? random.derive(options.name()) : random;
    this.atoms = new AtomTable(options.atomLimit());
    this.timers = new MessageTimers(this, queue);
    this.waits = new Waits(this, queue, processes);
    this.lifecycle = new Lifecycle(this, processes, schedulers, signals);
    this.interventions = new Interventions(this, schedulers);
    this.mesh = new NodeMesh(this, run.network());
    this.standstill = new Standstill(this, schedulers);
    this.figures = new NodeFigures(this, processes, atoms, schedulers);
  }

  /// What is between it and a peer.
  void meet(ErlangNode peer, ConnectionEnd end) {
    int index = peer.index();
    ends = Arrays.copyOf(ends, Math.max(ends.length, index + 1));
    ends[index] = end;
  }

  /// Its end of what is between it and a peer; null for itself.
  @Nullable ConnectionEnd endTo(ErlangNode peer) {
    int index = peer.index();
    return index < ends.length ? ends[index] : null;
  }

  /// An event of the queue that is the node's own comes.
  void happen(int kind, int subject, long argument) {
    switch (kind) {
      case QueueEntry.SLICE -> schedulers.happens(subject, argument);
      case QueueEntry.TIMER -> waits.timerFires(subject, argument);
      case QueueEntry.SEND_AFTER -> timers.fires(subject, argument);
      default -> throw new IllegalStateException("a node has no entry of kind (" + kind + ")");
    }
  }

  @Override
  void send(Message message, Destination to, @Nullable Monitor alias) {
    remoteBonds.send(message, to, alias);
  }

  @Override
  void endCall(Monitor monitor) {
    bonds.drop(monitor);
  }

  @Override
  void execute(ErlangProcess process) {
    setCurrent(process);
    run.beginTurn();
    process.program.run(this, process);
    setCurrent(null);
    touch(process);
  }

  /// Walks the processes that live, in an order that depends on the run alone.
  public void forEachProcess(Consumer<ErlangProcess> action) {
    processes.forEach(action);
  }

  /// How processes begin and end.
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  public Starts starts() {
    return starts;
  }

  /// Tells whether the process whose turn it is has not ended in it.
  ///
  /// Asserts that it is its turn.
  public boolean isAlive(ErlangProcess self) {
    requireTurnOf(self);
    return self.isAlive();
  }

  @Override
  ErlangNode self() {
    return this;
  }

  /// The VM ends at once: its processes with it, without a word to anybody. To others its
  /// connections are lost.
  ///
  /// @param cause the `seq` of what ends it; 0 for somebody outside
  void goDown(long cause) {
    setUp(false);
    long seq =
        emit(EventType.LIBRARY, null, null, cause, NodeEvents.DOWN.with(NodeEvents.told(this)));
    starts.clear();
    lifecycle.endAll(seq);
    forget();
    run.network().nodeDown(this, seq);
  }

  @Override
  void forget() {
    super.forget();
    atoms.clear();
    timers.clear();
    services.clear();
    watches.clear();
    requests.clear();
    mesh.clear();
    standstill.clear();
  }

  /// The VM stands still.
  void freeze() {
    setFrozen(true);
    standstill.begin();
  }

  /// It goes on.
  void thaw() {
    setFrozen(false);
    standstill.end();
  }

  /// Something comes that is to happen once the VM goes on.
  void keep(int kind, int subject, long argument) {
    standstill.keep(kind, subject, argument);
  }

  /// What its processes wait for from the runtime systems of other nodes.
  public RemoteRequests requests() {
    return requests;
  }

  /// Who is told of its connections.
  public NodeWatches watches() {
    return watches;
  }

  /// What its `global` does to its connections.
  NodeMesh mesh() {
    return mesh;
  }

  /// What its processes may ask about each other.
  public LocalProcesses local() {
    return localProcesses;
  }

  PendingUnlinks unlinks() {
    return unlinks;
  }

  /// What arrives from other nodes.
  RemoteSignals remoteSignals() {
    return remoteSignals;
  }

  /// Links and monitors.
  public Bonds bonds() {
    return bonds;
  }

  /// Messages that are sent after a time.
  public MessageTimers timers() {
    return timers;
  }

  /// What processes wait for, and how they take messages.
  public Waits waits() {
    return waits;
  }

  /// Names and paths.
  public Directory directory() {
    return directory;
  }

  /// What is done to processes from outside.
  public Interventions interventions() {
    return interventions;
  }

  /// What processes own and release when they end.
  public Belongings belongings() {
    return belongings;
  }

  /// What it has that belongs to no process, by type.
  public Services services() {
    return services;
  }

  /// What it has on its disk, by type, which outlives the VM.
  public Services disk() {
    return disk;
  }

  /// What is counted of it, by type, from the beginning of the run, however often the VM boots.
  public Services totals() {
    return totals;
  }

  /// What frees the literals that processes refer to.
  public LiteralAreaCollector literalAreas() {
    return services.get(
        LiteralAreaCollector.KEY, () -> new LiteralAreaCollector(this, processes, schedulers));
  }

  /// How much it uses of everything.
  public NodeFigures figures() {
    return figures;
  }

  /// The stream of random numbers of a part of the node, named so that no other part shares it.
  public RandomStream random(String part) {
    return random.derive(part);
  }

  /// Takes an object that was given back, or returns null.
  public @Nullable Reusable takeSpare() {
    Reusable spare = freeObjects;
    if (spare != null) {
      freeObjects = spare.nextSpare;
      spare.nextSpare = null;
    }
    return spare;
  }

  /// Gives back an object for others to use.
  public void giveBack(Reusable object) {
    object.nextSpare = freeObjects;
    freeObjects = object;
  }

  /// Makes an atom; a full table ends the VM.
  public boolean makeAtom(String name) {
    if (atoms.add(name)) {
      return true;
    }
    die("no more index entries in atom_tab (max=" + options.atomLimit() + ")");
    return false;
  }
}
