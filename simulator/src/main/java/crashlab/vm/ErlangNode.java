package crashlab.vm;

import crashlab.kernel.RandomStream;
import crashlab.trace.TraceSink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One virtual machine: its processes, and what the runtime system does for them.
///
/// A run advances by [#step()]. Within one node signals take no time: what a process sends is in
/// the receiver's mailbox at once, and a fatal exit signal has ended its receiver before anybody
/// runs.
public final class ErlangNode extends NodeMessages {
  /// What happens outside the node at a time that was asked for by [#schedule].
  public interface OutsideEvents {
    void happen(int subject, long argument);
  }

  static final int SLICE = 0;
  static final int TIMER = 1;
  static final int SEND_AFTER = 2;
  private static final int OUTSIDE = 3;

  private final RandomStream random;
  private final OutsideEvents outside;
  private final ProcessTable processes = new ProcessTable();
  private final AtomTable atoms;
  private final MessageTimers timers;
  private final Waits waits;
  private final Bonds bonds = new Bonds(this);
  private final Directory directory = new Directory(this);
  private final Lifecycle lifecycle;
  private final Interventions interventions;
  private final Belongings belongings = new Belongings(this);
  private final Services services = new Services();
  private final NodeFigures figures;
  private @Nullable Reusable freeObjects;

  public ErlangNode(
      NodeOptions options, RandomStream random, TraceSink sink, OutsideEvents outside) {
    super(options, sink);
    this.random = random;
    this.outside = outside;
    this.atoms = new AtomTable(options.atomLimit());
    this.timers = new MessageTimers(this, queue);
    this.waits = new Waits(this, queue, processes);
    this.lifecycle = new Lifecycle(this, processes, schedulers);
    this.interventions = new Interventions(this, schedulers);
    this.figures = new NodeFigures(this, processes, atoms, schedulers);
  }

  // ---- what happens next

  /// Tells whether a process can run at this very instant.
  public boolean isBusyNow() {
    return schedulers.canDispatch();
  }

  /// The time of the next event; [Long#MAX_VALUE] if nothing is left to happen.
  public long nextEventNanos() {
    return isBusyNow() ? queue.nowNanos() : schedulers.nextNanos();
  }

  /// Moves the clock to a time before which nothing happens.
  public void advanceTo(long timeNanos) {
    queue.advanceTo(timeNanos);
  }

  /// Asks for a call of [OutsideEvents#happen] at `timeNanos`.
  public void schedule(long timeNanos, int subject, long argument) {
    queue.schedule(timeNanos, OUTSIDE, subject, argument);
  }

  /// Lets one thing happen: a process gets a scheduler, or the next event comes. Returns false if
  /// nothing is left to happen.
  public boolean step() {
    countStep();
    if (schedulers.canDispatch()) {
      schedulers.dispatch();
      return true;
    }
    if (schedulers.endNearestStretch()) {
      return true;
    }
    if (!queue.advance()) {
      return false;
    }
    int subject = queue.subject();
    long argument = queue.argument();
    switch (queue.kind()) {
      case SLICE -> schedulers.stretchEnds(subject, argument);
      case TIMER -> waits.timerFires(subject, argument);
      case SEND_AFTER -> timers.fires(subject, argument);
      default -> outside.happen(subject, argument);
    }
    return true;
  }

  /// Takes all steps that come before `nanos`, up to the end of the run, and returns how many these
  /// were. Allocates nothing.
  public long runBefore(long nanos) {
    long before = steps();
    setHorizonNanos(nanos);
    while ((schedulers.canDispatch() || schedulers.nextNanos() < nanos) && mayGoOn()) {
      step();
    }
    setHorizonNanos(Long.MIN_VALUE);
    return steps() - before;
  }

  @Override
  void execute(ErlangProcess process) {
    setCurrent(process);
    beginTurn();
    process.program.run(this, process);
    setCurrent(null);
    touch(process);
  }

  // ---- its parts

  /// Walks the processes that live, in an order that depends on the run alone.
  public void forEachProcess(Consumer<ErlangProcess> action) {
    processes.forEach(action);
  }

  /// How processes begin and end.
  public Lifecycle lifecycle() {
    return lifecycle;
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

  /// How much it uses of everything.
  public NodeFigures figures() {
    return figures;
  }

  // ---- what it hands out

  /// The stream of random numbers of a part of the system, named so that no other part shares it.
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
