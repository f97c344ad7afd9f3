package crashlab.vm;

import crashlab.kernel.EventQueue;
import crashlab.kernel.Nanos;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Digested;
import crashlab.otp.NodeId;
import crashlab.otp.OtpRelease;
import crashlab.otp.Text;
import crashlab.trace.EventType;
import org.jspecify.annotations.Nullable;

/// What holds for a node as a whole: its settings, the memory in use, and whether it is up. The
/// first layer of an [ErlangNode].
public abstract sealed class NodeFacts permits NodeCores {
  /// Jumps past it are cut: with the longest run and clock offset its sum is still a `long`.
  private static final long FARTHEST_JUMP = 4_000_000_000_000_000_000L;

  /*
   * A node is one object in layers: facts, cores, messages, and the node itself, each of which knows
   * those before it. As objects of their own they made a cast 5 to 10 % slower, since each step of a
   * message's way had to find its object first. What is off that way is an object of its own.
   */
  final Run run;
  final EventQueue queue;
  final NodeOptions options;
  private final NodeId id;
  private final Atom name;
  private final CostModel costs;
  private final long messageBytes;
  private final long memoryLimit;
  private @Nullable Touched touched;
  private @Nullable ErlangProcess current;
  private boolean isUp = true;
  private boolean hasBooted;
  private int life;
  private int entries;

  /// The same while the node runs; what no entry has while it stands still.
  private int accepted;

  private long clockJumpNanos;
  private long bytes;
  private long maxBytes;

  NodeFacts(Run run, int index, NodeOptions options) {
    this.run = run;
    this.queue = run.upcoming.queue;
    this.id = new NodeId(index, options.name());
    this.name = new Atom(options.name());
    this.options = options;
    this.costs = options.costs();
    this.messageBytes = costs.of(Cost.MESSAGE_BYTES);
    this.memoryLimit = options.memoryBytes();
    this.entries = QueueEntry.ofNode(index, life);
    this.accepted = entries;
  }

  /// The run that it takes part in.
  public final Run run() {
    return run;
  }

  /// Which node of the run it is.
  public final NodeId id() {
    return id;
  }

  /// Its place among the nodes of the run, from 0.
  public final int index() {
    return id.index();
  }

  public final Atom name() {
    return name;
  }

  /// What its entries of the queue have in common, to be combined with a kind.
  final int entries() {
    return entries;
  }

  /// What those of its entries have in common that happen now.
  final int accepted() {
    return accepted;
  }

  /// Tells whether the VM stands still.
  public final boolean isFrozen() {
    return accepted != entries;
  }

  final void setFrozen(boolean frozen) {
    accepted = frozen ? QueueEntry.NOBODY : entries;
  }

  /// The virtual time of the run in nanoseconds.
  public final long nowNanos() {
    return queue.nowNanos();
  }

  /// Monotonic time, by whose whole seconds restarts are counted.
  public final long monotonicNanos() {
    return queue.nowNanos() + options.clockOffsetNanos() + clockJumpNanos;
  }

  /// Moves the monotonic clock on, as a suspended machine would.
  public final void jumpClock(long byNanos) {
    clockJumpNanos = Math.min(FARTHEST_JUMP, Nanos.sum(clockJumpNanos, byNanos));
  }

  public final CostModel costs() {
    return costs;
  }

  /// Whose rules hold.
  public final OtpRelease release() {
    return options.release();
  }

  /// Hands an event to the trace of the run and returns its `seq`.
  public final long emit(
      EventType type,
      @Nullable ErlangProcess process,
      @Nullable ErlangProcess other,
      long cause,
      @Nullable Digested detail) {
    return run.emit(type, process, other, cause, detail);
  }

  /// The same of an event that is addressed. A name stands in the trace as whoever holds it now, on
  /// whatever node: who reads the trace knows more than the process does.
  public final long emitTo(
      EventType type,
      @Nullable ErlangProcess process,
      @Nullable Destination to,
      long cause,
      @Nullable Digested detail) {
    ErlangProcess other = to instanceof NameSlot name ? name.holder : (ErlangProcess) to;
    return run.emit(type, process, other, cause, detail);
  }

  /// How often it has gone down: what was made for an earlier life of it is of no use.
  public final int life() {
    return life;
  }

  /// Tells whether the VM runs.
  public final boolean isUp() {
    return isUp;
  }

  /// Ends the VM, which has failed: after the turn in hand none of its processes gets another. What
  /// that means for the run is the run's to say.
  public final void die(String why) {
    die(why, causeInHand());
  }

  /// The same.
  ///
  /// @param cause the `seq` of what ends the VM
  public final void die(String why, long cause) {
    if (isUp) {
      isUp = false;
      run.nodeDied(self(), why, emit(EventType.VM_DIED, null, null, cause, new Text(why)));
    }
  }

  /// The node that these are the facts of.
  abstract ErlangNode self();

  final void setUp(boolean up) {
    isUp = up;
    hasBooted = up;
  }

  /// Tells whether the VM has been booted, so that others can find it: those of a run are there
  /// before.
  final boolean hasBooted() {
    return hasBooted;
  }

  /// The VM is gone: what it had is free, and what it had put into the queue no longer happens.
  void forget() {
    entries = QueueEntry.ofNode(id.index(), ++life);
    accepted = entries;
    bytes = 0;
    clockJumpNanos = 0;
  }

  /// Tells whether one of its processes is in the middle of its turn.
  final boolean isExecuting() {
    return current != null;
  }

  /// The `seq` of what the process whose turn it is has in hand; 0 if it is nobody's.
  final long causeInHand() {
    return current == null ? 0 : current.cause;
  }

  /// Tells whose turn it is; null between two turns.
  final void setCurrent(@Nullable ErlangProcess process) {
    current = process;
  }

  /// Tells whether the program of `process` is in the middle of its turn.
  final boolean isExecuting(ErlangProcess process) {
    return process == current;
  }

  /// Asserts that it is the turn of `process`. An assertion, which all tests run with, since each
  /// step of each process comes by here.
  final void requireTurnOf(ErlangProcess process) {
    assert process == current : "it is not the turn of (" + process + ")";
  }

  final long memoryBytes() {
    return bytes;
  }

  /// The most bytes that were ever in use at once.
  final long maxMemoryBytes() {
    return maxBytes;
  }

  /// Takes `amount` bytes; the VM dies if these are more than it has.
  public final void claimMemory(long amount) {
    bytes += amount;
    if (bytes > maxBytes) {
      maxBytes = bytes;
      if (bytes > memoryLimit) {
        die("eheap_alloc: cannot allocate memory, " + bytes + " bytes are in use");
      }
    }
  }

  public final void freeMemory(long amount) {
    bytes -= amount;
  }

  /// The bytes that a message takes in a mailbox.
  final long sizeOf(Message message) {
    return messageBytes + message.payload.bytes();
  }

  /// From now on changes of processes are noted there; null for nowhere.
  final void setTouched(@Nullable Touched where) {
    touched = where;
  }

  final void touch(ErlangProcess process) {
    if (touched != null && process.number != LiteralAreaCollector.NOBODY) {
      touched.add(process);
    }
  }
}
