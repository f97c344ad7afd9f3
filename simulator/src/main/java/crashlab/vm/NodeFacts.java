package crashlab.vm;

import crashlab.kernel.EventQueue;
import crashlab.otp.Cost;
import crashlab.otp.Digested;
import crashlab.otp.OtpRelease;
import crashlab.otp.Text;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What holds for a node as a whole: its clock, its settings, the memory in use, whether it lives,
/// and what it tells those who look on. The first layer of an [ErlangNode].
public abstract sealed class NodeFacts permits NodeCores {
  /*
   * A node is one object in layers: facts, cores, messages, and the node itself, each of which knows
   * those before it. As objects of their own they made a cast 5 to 10 % slower, since each step of a
   * message's way had to find its object first. What is off that way is an object of its own.
   */
  final EventQueue queue = new EventQueue();
  final NodeOptions options;
  private final CostModel costs;
  private final TraceSink sink;
  private @Nullable Touched touched;
  private @Nullable String deathCause;
  private @Nullable ErlangProcess current;
  private long seq;
  private long clockJumpNanos;
  private long bytes;
  private long maxBytes;

  NodeFacts(NodeOptions options, TraceSink sink) {
    this.options = options;
    this.costs = options.costs();
    this.sink = sink;
  }

  // ---- the clock and the settings

  public final long nowNanos() {
    return queue.nowNanos();
  }

  /// Monotonic time, by whose whole seconds restarts are counted.
  public final long monotonicNanos() {
    return queue.nowNanos() + options.clockOffsetNanos() + clockJumpNanos;
  }

  /// Moves the monotonic clock on, as a suspended machine would.
  public final void jumpClock(long byNanos) {
    clockJumpNanos += byNanos;
  }

  public final CostModel costs() {
    return costs;
  }

  /// Whose rules hold.
  public final OtpRelease release() {
    return options.release();
  }

  // ---- the trace

  /// Hands an event to the trace and returns its `seq`.
  public final long emit(
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

  public final long eventCount() {
    return seq;
  }

  // ---- its life

  /// Why the VM stopped; null while it runs.
  public final @Nullable String deathCause() {
    return deathCause;
  }

  /// Stops the VM: nothing runs after this.
  public final void die(String why) {
    if (deathCause == null) {
      deathCause = why;
      emit(EventType.VM_DIED, null, null, current == null ? 0 : current.cause, new Text(why));
    }
  }

  /// Tells whose turn it is; null between two turns.
  final void setCurrent(@Nullable ErlangProcess process) {
    current = process;
  }

  /// Tells whether the program of `process` is in the middle of its turn.
  final boolean isExecuting(ErlangProcess process) {
    return process == current;
  }

  // ---- memory

  final long memoryBytes() {
    return bytes;
  }

  /// The most bytes that were ever in use at once.
  final long maxMemoryBytes() {
    return maxBytes;
  }

  /// Takes `amount` bytes; the VM dies if these are more than it has.
  final void claimMemory(long amount) {
    bytes += amount;
    if (bytes > maxBytes) {
      maxBytes = bytes;
      if (bytes > options.memoryBytes()) {
        die("eheap_alloc: cannot allocate memory, " + bytes + " bytes are in use");
      }
    }
  }

  final void freeMemory(long amount) {
    bytes -= amount;
  }

  /// The bytes that a message takes in a mailbox.
  final long sizeOf(Message message) {
    return costs.of(Cost.MESSAGE_BYTES) + message.payload.bytes();
  }

  // ---- for those who look on

  /// From now on the node keeps in mind which processes change; [#drainTouched] tells.
  public final void beginToTouch() {
    touched = new Touched();
  }

  /// Hands every process that may have changed since the last call to `action`, some more than
  /// once.
  public final void drainTouched(Consumer<ErlangProcess> action) {
    if (touched != null) {
      touched.drain(action);
    }
  }

  final void touch(ErlangProcess process) {
    if (touched != null) {
      touched.add(process);
    }
  }
}
