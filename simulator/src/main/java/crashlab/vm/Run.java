package crashlab.vm;

import crashlab.kernel.EventQueue;
import crashlab.kernel.RandomStream;
import crashlab.otp.Digested;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run: the nodes that take part in it, the clock that all of them share, and the trace that
/// they write. It knows what comes next.
///
/// A run belongs to one thread, and advances by [#step()] or [#runBefore].
public final class Run extends RunLimits {
  final Upcoming upcoming = new Upcoming();
  private final EventQueue queue = upcoming.queue;
  private final Network network = new Network(upcoming.queue);
  private final Agenda agenda = new Agenda(this, queue);
  private final RandomStream random;
  private final TraceSink sink;
  private final ErlangNode firstNode;
  private final Schedulers first;
  private ErlangNode[] nodes;
  private int pids;
  private long horizonNanos = Long.MIN_VALUE;
  private final Downs downs = new Downs();
  private @Nullable Touched touched;
  private int bootsAhead;

  /// @param eventLimit past this many events and steps the run is cut
  /// @param random of which the nodes derive their streams
  /// @param sink takes the events of all nodes, in their order
  /// @param ofFirstNode the settings of the one node that every run has
  public Run(long eventLimit, RandomStream random, TraceSink sink, NodeOptions ofFirstNode) {
    super(eventLimit);
    this.random = random;
    this.sink = sink;
    var node = new ErlangNode(this, 0, ofFirstNode, random);
    this.nodes = new ErlangNode[] {node};
    this.firstNode = node;
    this.first = node.schedulers;
  }

  /// Adds a node, which is up and has no processes yet.
  ///
  /// @throws IllegalStateException if the run has a node of that name, or too many nodes
  public ErlangNode addNode(NodeOptions options) {
    int index = nodes.length;
    if (index == QueueEntry.MAX_NODES) {
      throw new IllegalStateException("a run has at most (" + QueueEntry.MAX_NODES + ") nodes");
    }
    for (ErlangNode other : nodes) {
      if (other.name().name().equals(options.name())) {
        throw new IllegalStateException("the run has a node (" + options.name() + ") already");
      }
    }
    var node = new ErlangNode(this, index, options, random);
    network.add(node, nodes);
    nodes = Arrays.copyOf(nodes, index + 1);
    nodes[index] = node;
    node.setTouched(touched);
    return node;
  }

  /// The node that every run has.
  public ErlangNode firstNode() {
    return firstNode;
  }

  /// Its nodes, in the order of their adding.
  public List<ErlangNode> nodes() {
    return List.of(nodes);
  }

  /// What is between its nodes.
  public Network network() {
    return network;
  }

  /// What happens to it from outside.
  public Agenda agenda() {
    return agenda;
  }

  /// The virtual time in nanoseconds.
  public long nowNanos() {
    return queue.nowNanos();
  }

  /// Lets one thing happen: a process gets a scheduler, something that was planned to come first
  /// does, or the next event comes. Returns false if nothing is left to happen.
  public boolean step() {
    Schedulers ready = ready();
    if (ready == null && agenda.firstNanos() <= upcoming.nextNanos()) {
      if (agenda.firstNanos() == Long.MAX_VALUE) {
        return false;
      }
      plannedSteps++;
      queue.advanceTo(agenda.firstNanos());
      agenda.happenFirst();
    } else {
      stepOfNodes(ready);
    }
    takeDownsDue();
    return true;
  }

  /// Takes all steps that come before `nanos` and before the next thing that was planned to come
  /// first, up to the limit of the run. Allocates nothing.
  public void runBefore(long nanos) {
    horizonNanos = Math.min(nanos, agenda.firstNanos());
    runOn();
    while (takeDownsDue()) {
      runOn();
    }
    horizonNanos = Long.MIN_VALUE;
  }

  private boolean takeDownsDue() {
    boolean any = downs.happen();
    if (any) {
      goOn();
    }
    return any;
  }

  private void runOn() {
    Schedulers ready = ready();
    while ((ready != null || upcoming.nextNanos() < horizonNanos) && mayGoOn()) {
      stepOfNodes(ready);
      ready = ready();
    }
  }

  /// Something is planned to come before all else of `nanos`.
  void stopBefore(long nanos) {
    horizonNanos = Math.min(horizonNanos, nanos);
  }

  private void stepOfNodes(@Nullable Schedulers ready) {
    steps++;
    if (ready != null) {
      ready.dispatch();
    } else if (!upcoming.happenBesideQueue() && queue.advance()) {
      happen(queue.kind(), queue.subject(), queue.argument());
    }
  }

  private void happen(int packed, int subject, long argument) {
    int kind = QueueEntry.kind(packed);
    switch (kind) {
      case QueueEntry.AGENDA -> agenda.happen(subject);
      case QueueEntry.ARRIVAL -> network.arrive(subject, argument);
      case QueueEntry.NETWORK -> network.happen(subject);
      default -> {
        ErlangNode node = nodes.length == 1 ? firstNode : nodes[QueueEntry.node(packed)];
        if (node.accepted() == QueueEntry.owner(packed)) {
          node.happen(kind, subject, argument);
        } else if (node.entries() == QueueEntry.owner(packed)) {
          node.keep(kind, subject, argument);
        }
      }
    }
  }

  /// The schedulers of the first node on which a process can run at this very instant, or null.
  private @Nullable Schedulers ready() {
    if (first.canDispatch()) {
      return first;
    }
    return nodes.length == 1 || upcoming.ready == 0 ? null : readyBehindTheFirst();
  }

  private @Nullable Schedulers readyBehindTheFirst() {
    for (int i = 1; i < nodes.length; i++) {
      if (nodes[i].schedulers.canDispatch()) {
        return nodes[i].schedulers;
      }
    }
    return null;
  }

  /// The time of what comes next; [Long#MAX_VALUE] if nothing is left to happen.
  public long nextNanos() {
    return ready() != null ? queue.nowNanos() : Math.min(upcoming.nextNanos(), agenda.firstNanos());
  }

  /// Moves the clock to a time before which nothing happens.
  public void advanceTo(long timeNanos) {
    queue.advanceTo(timeNanos);
  }

  /// Lets the time of a payment pass at once, within a step, if nothing else happens meanwhile and
  /// nobody observes step by step: the same as by a step of its own, without the way out of the
  /// program and back. Returns false, and does nothing, otherwise.
  boolean passAtOnce(Schedulers schedulers, ErlangProcess process, long nanos) {
    if (!mayGoOn()
        || (nodes.length > 1 && isAnotherReady(schedulers))
        || !schedulers.pass(process, nanos, horizonNanos)) {
      return false;
    }
    steps++;
    beginTurn();
    return true;
  }

  /// Whether a process of another node can run at this very instant.
  private boolean isAnotherReady(Schedulers than) {
    if (upcoming.ready == 0) {
      return false;
    }
    for (ErlangNode node : nodes) {
      if (node.schedulers != than && node.schedulers.canDispatch()) {
        return true;
      }
    }
    return false;
  }

  /// Hands an event to the trace and returns its `seq`. A process that is null is somebody outside,
  /// or nobody.
  public long emit(
      EventType type,
      @Nullable ErlangProcess process,
      @Nullable ErlangProcess other,
      long cause,
      @Nullable Digested detail) {
    long number = ++seq;
    sink.event(
        number,
        queue.nowNanos(),
        type,
        process == null ? 0 : process.number,
        other == null ? 0 : other.number,
        cause,
        detail);
    return number;
  }

  /// A number that no process has.
  public int pidOfNobody() {
    return nextPid();
  }

  /// The number of the next process: no other of the run has it, on whatever node.
  int nextPid() {
    return ++pids;
  }

  /// The number of the process that was created last.
  int lastPid() {
    return pids;
  }

  /// Why the run is over because its last node died; null while it can go on.
  public @Nullable String deathCause() {
    return downs.deathCause();
  }

  /// A node has died by itself: it goes down after the step in hand, and if no other node is up the
  /// run is over.
  ///
  /// @param cause the `seq` of its death
  void nodeDied(ErlangNode node, String why, long cause) {
    downs.died(node, why, cause, bootsAhead == 0 ? nodes : null);
    stop();
  }

  /// Takes a node down: its processes end, and all that they had is lost. In the middle of a turn
  /// of one of them, after that.
  ///
  /// @param cause the `seq` of what does it; 0 for somebody outside
  public void takeDown(ErlangNode node, long cause) {
    downs.take(node, cause);
    if (downs.areDue()) {
      stop();
    }
  }

  /// Plans a boot before all else of an instant: the run is not over as long as a node is to boot.
  public void planBoot(long atNanos, Agenda.Entry boot) {
    bootsAhead++;
    agenda.planFirst(
        atNanos,
        () -> {
          bootsAhead--;
          boot.happen();
        });
  }

  /// A node that has not begun yet is down until it is brought up.
  public void holdDown(ErlangNode node) {
    node.setUp(false);
  }

  /// Boots a node that is down, or that has not begun yet: it has no processes, its paths go on
  /// counting incarnations, and it connects to those that are up where that is wanted. Nodes that
  /// boot at one instant are all to be brought up before anything is started on one of them.
  ///
  /// @param cause the `seq` of what does it; 0 for somebody outside
  /// @return the `seq` of its coming up
  public long bringUp(ErlangNode node, long cause) {
    node.setUp(true);
    long seq =
        node.emit(EventType.LIBRARY, null, null, cause, NodeEvents.UP.with(NodeEvents.told(node)));
    network.nodeUp(node, seq);
    return seq;
  }

  /// Lets a node stand still, if it is up: none of its processes runs, none of its timers fires,
  /// what is sent to it waits outside; its clock goes on, and its connections stay.
  public void freeze(ErlangNode node) {
    if (node.isUp() && !node.isFrozen()) {
      node.freeze();
      network.nodeFroze(node);
    }
  }

  /// A node that stood still goes on: with the timers that have run out meanwhile, in their order,
  /// and with what has come for it.
  public void thaw(ErlangNode node) {
    if (node.isFrozen()) {
      node.thaw();
      network.nodeThawed(node);
    }
  }

  /// From now on the run keeps in mind which processes change; [#drainTouched] tells.
  public void beginToTouch() {
    touched = new Touched();
    for (ErlangNode node : nodes) {
      node.setTouched(touched);
    }
  }

  /// Hands every process that may have changed since the last call to `action`, some more than
  /// once.
  public void drainTouched(Consumer<ErlangProcess> action) {
    if (touched != null) {
      touched.drain(action);
    }
  }
}
