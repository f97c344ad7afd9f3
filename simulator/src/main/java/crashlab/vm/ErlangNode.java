package crashlab.vm;

import crashlab.kernel.EventQueue;
import crashlab.kernel.RandomStream;
import crashlab.otp.Digested;
import crashlab.otp.OtpRelease;
import crashlab.otp.Text;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One virtual machine: its processes, and what the runtime system does for them.
///
/// A run advances by its [NodeLoop]. Within one node signals take no time: what a process sends is
/// in the receiver's mailbox at once, and a fatal exit signal has ended its receiver before anybody
/// runs.
public final class ErlangNode {
  private final EventQueue queue = new EventQueue();
  private final NodeOptions options;
  private final TraceSink sink;
  private final RandomStream random;
  private final ProcessTable processes = new ProcessTable();
  private final AtomTable atoms;
  private final MemoryUse memory;
  private final Schedulers schedulers;
  private final Debts debts;
  private final Messages messages;
  private final MessageTimers timers;
  private final Waits waits;
  private final Bonds bonds = new Bonds(this);
  private final Directory directory = new Directory(this);
  private final Lifecycle lifecycle;
  private final Interventions interventions;
  private final NodeLoop loop;
  private final NodeFigures figures;
  private @Nullable Touched touched;
  private @Nullable ErlangProcess current;
  private @Nullable Reusable freeObjects;
  private @Nullable String deathCause;
  private long seq;
  private long refs;
  private long clockJumpNanos;

  public ErlangNode(
      NodeOptions options, RandomStream random, TraceSink sink, NodeLoop.OutsideEvents outside) {
    this.options = options;
    this.random = random;
    this.sink = sink;
    this.atoms = new AtomTable(options.atomLimit());
    this.memory = new MemoryUse(this, options.memoryBytes());
    this.schedulers = new Schedulers(this, queue, options.schedulers());
    this.debts = new Debts(this);
    this.messages = new Messages(this, memory, options.mailbox());
    this.timers = new MessageTimers(this, queue, messages);
    this.waits = new Waits(this, queue, processes);
    this.lifecycle = new Lifecycle(this, processes, schedulers, memory);
    this.interventions = new Interventions(this, schedulers);
    this.loop = new NodeLoop(this, queue, schedulers, outside);
    this.figures = new NodeFigures(processes, atoms, memory, schedulers);
  }

  // ---- its life

  public long nowNanos() {
    return queue.nowNanos();
  }

  /// Monotonic time, by whose whole seconds restarts are counted.
  public long monotonicNanos() {
    return queue.nowNanos() + options.clockOffsetNanos() + clockJumpNanos;
  }

  /// Moves the monotonic clock on, as a suspended machine would.
  public void jumpClock(long byNanos) {
    clockJumpNanos += byNanos;
  }

  /// Why the VM stopped; null while it runs.
  public @Nullable String deathCause() {
    return deathCause;
  }

  /// Stops the VM: nothing runs after this.
  public void die(String why) {
    if (deathCause == null) {
      deathCause = why;
      emit(EventType.VM_DIED, null, null, current == null ? 0 : current.cause, new Text(why));
    }
  }

  // ---- for those who look on

  /// From now on the node keeps in mind which processes change; [#drainTouched] tells.
  public void beginToTouch() {
    touched = new Touched();
  }

  /// Hands every process that may have changed since the last call to `action`, some more than
  /// once.
  public void drainTouched(Consumer<ErlangProcess> action) {
    if (touched != null) {
      touched.drain(action);
    }
  }

  void touch(ErlangProcess process) {
    if (touched != null) {
      touched.add(process);
    }
  }

  /// Walks the processes that live, in an order that depends on the run alone.
  public void forEachProcess(Consumer<ErlangProcess> action) {
    processes.forEach(action);
  }

  // ---- its parts

  /// What happens next, and when.
  public NodeLoop loop() {
    return loop;
  }

  /// How processes begin and end.
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /// Links and monitors.
  public Bonds bonds() {
    return bonds;
  }

  /// Messages on their way to a mailbox.
  public Messages messages() {
    return messages;
  }

  /// Messages that are sent after a time.
  public MessageTimers timers() {
    return timers;
  }

  /// What processes wait for, and how they take messages.
  public Waits waits() {
    return waits;
  }

  /// The core time that processes owe.
  public Debts debts() {
    return debts;
  }

  /// Names and paths.
  public Directory directory() {
    return directory;
  }

  /// What is done to processes from outside.
  public Interventions interventions() {
    return interventions;
  }

  /// How much it uses of everything.
  public NodeFigures figures() {
    return figures;
  }

  // ---- facts

  /// Hands an event to the trace and returns its `seq`.
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

  public long eventCount() {
    return seq;
  }

  NodeOptions options() {
    return options;
  }

  public CostModel costs() {
    return options.costs();
  }

  /// Whose rules hold.
  public OtpRelease release() {
    return options.release();
  }

  /// The stream of random numbers of a part of the system, named so that no other part shares it.
  public RandomStream random(String part) {
    return random.derive(part);
  }

  // ---- running

  void execute(ErlangProcess process) {
    current = process;
    debts.beginTurn();
    process.program.run(this, process);
    current = null;
    touch(process);
  }

  /// Lets a waiting process run, unless it is suspended.
  void wake(ErlangProcess process) {
    if (process.isSuspended()) {
      process.wantsToRun = true;
    } else {
      schedulers.enqueue(process);
    }
  }

  /// Tells whether the program of `process` is in the middle of its turn.
  boolean isExecuting(ErlangProcess process) {
    return process == current;
  }

  // ---- what it hands out

  /// A reference that nothing else has.
  public long newRef() {
    return ++refs;
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
