package crashlab.vm;

import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.trace.TraceSink;

/// The core time of a node: what processes owe for what they do, how they pay it, and who runs. A
/// program runs in no time, and then its process is busy for as long as its operations cost. The
/// second layer of an [ErlangNode]. Allocates nothing.
public abstract sealed class NodeCores extends NodeFacts permits NodeMessages {
  /// Source: OTP erl_vm.h, `CONTEXT_REDS`.
  private static final int REDUCTIONS = 4000;

  /// How many reductions a run may have for each event of its limit, so that a loop which brings
  /// about no event comes to an end, too.
  private static final int REDUCTIONS_PER_EVENT = 4;

  final Schedulers schedulers;

  /// What each operation costs now, in nanoseconds; nothing until the system has started.
  private final long[] charged = new long[Cost.values().length];

  private long steps;
  private long horizonNanos = Long.MIN_VALUE;
  private long reductions;
  private long turnEnd;

  NodeCores(NodeOptions options, TraceSink sink) {
    super(options, sink);
    this.schedulers = new Schedulers(this, queue, options.schedulers());
  }

  // ---- owing

  /// From now on operations cost what they cost; until then only work and sleep take time.
  final void beginToCharge() {
    for (Cost cost : Cost.values()) {
      charged[cost.ordinal()] = costs().of(cost);
    }
  }

  /// Lets a process owe the time of an operation.
  public final void charge(ErlangProcess process, Cost cost) {
    process.debtNanos += charged[cost.ordinal()];
  }

  /// Lets a process owe `nanos` of core time, whatever the settings.
  public final void chargeWork(ErlangProcess process, long nanos) {
    process.debtNanos += nanos;
  }

  /// Lets a process owe the copying of a term to another process's heap.
  public final void chargeCopy(ErlangProcess process, Term term) {
    long copied = term.bytes();
    if (copied > 0) {
      process.debtNanos += copied * charged[Cost.COPY.ordinal()] / Cost.COPIED_BYTES;
    }
  }

  // ---- paying

  /// Begins to pay what the process owes. Returns true if it does: then its program returns at once
  /// and is called again when the time has passed.
  public final boolean pay(ErlangProcess process) {
    if (process.debtNanos == 0) {
      return false;
    }
    long nanos = slowed(process, process.debtNanos);
    if (paysAtOnce(process, nanos)) {
      process.debtNanos = 0;
      return false;
    }
    beginToPay(process);
    return process.busyNanos > 0;
  }

  /// Begins to pay what the process owes, for a program that returns in any case: owing nothing,
  /// the process gives up its turn.
  public final void beginToPay(ErlangProcess process) {
    process.busyNanos += slowed(process, process.debtNanos);
    process.debtNanos = 0;
  }

  /// Lets the time of a payment pass on the spot if nothing else happens meanwhile and nobody looks
  /// on step by step: the same step, without the way out of the program and back.
  private boolean paysAtOnce(ErlangProcess process, long nanos) {
    if (!isExecuting(process) || !mayGoOn() || !schedulers.pass(process, nanos, horizonNanos)) {
      return false;
    }
    steps++;
    beginTurn();
    return true;
  }

  static long slowed(ErlangProcess process, long nanos) {
    RareState rare = process.rare;
    return rare == null || rare.slowness == 1 ? nanos : (long) (nanos * rare.slowness);
  }

  // ---- running

  /// Lets the program of a process go on.
  abstract void execute(ErlangProcess process);

  /// A process gets its turn.
  final void beginTurn() {
    turnEnd = reductions + REDUCTIONS;
  }

  /// Counts one reduction of the running process and tells whether it has to let others run.
  public final boolean isOutOfReductions() {
    return ++reductions > turnEnd;
  }

  /// Lets a waiting process run, unless it is suspended.
  final void wake(ErlangProcess process) {
    if (process.isSuspended()) {
      process.wantsToRun = true;
    } else {
      schedulers.enqueue(process);
    }
  }

  // ---- how far the run is

  /// Counts a step of the run.
  final void countStep() {
    steps++;
  }

  /// How many steps there were, those that are paid on the spot among them.
  final long steps() {
    return steps;
  }

  /// Sets the time before which payments on the spot may end.
  final void setHorizonNanos(long nanos) {
    horizonNanos = nanos;
  }

  /// Tells whether the run has used up its limit of events.
  public final boolean isOverLimit() {
    long limit = options.events();
    return eventCount() + steps > limit || reductions > REDUCTIONS_PER_EVENT * limit;
  }

  final boolean mayGoOn() {
    return deathCause() == null && !isOverLimit();
  }
}
