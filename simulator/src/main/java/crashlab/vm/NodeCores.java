package crashlab.vm;

import crashlab.kernel.Nanos;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import java.util.Arrays;

/// The core time of a node: what processes owe for what they do, how they pay it, and who runs. A
/// program runs in no time, and then its process is busy for as long as its operations cost. The
/// second layer of an [ErlangNode]. Allocates nothing.
public abstract sealed class NodeCores extends NodeFacts permits NodeMessages {
  /// Source: OTP erl_vm.h, `CONTEXT_REDS`.
  static final int REDUCTIONS = 4000;

  final Schedulers schedulers;

  /// What each operation costs now, in nanoseconds; nothing until the system has started.
  private final long[] charged = new long[Cost.values().length];

  NodeCores(Run run, int index, NodeOptions options) {
    super(run, index, options);
    this.schedulers = new Schedulers(this, run.upcoming, options.schedulers());
  }

  /// From now on operations cost what they cost; until then only work and sleep take time.
  public final void beginToCharge() {
    for (Cost cost : Cost.values()) {
      charged[cost.ordinal()] = costs().of(cost);
    }
  }

  @Override
  void forget() {
    super.forget();
    schedulers.clear();
    Arrays.fill(charged, 0);
  }

  /// Lets a process owe the time of an operation.
  public final void charge(ErlangProcess process, Cost cost) {
    owe(process, charged[cost.ordinal()]);
  }

  /// Lets a process owe `nanos` of core time, whatever the settings.
  public final void chargeWork(ErlangProcess process, long nanos) {
    owe(process, nanos);
  }

  private static void owe(ErlangProcess process, long nanos) {
    process.debtNanos = Nanos.sum(process.debtNanos, nanos);
  }

  /// A process that is busy, or about to be, has so much less to pay, such as when what it waits
  /// for with its scheduler is free sooner than it was to be.
  public final void relieve(ErlangProcess process, long nanos) {
    if (nanos > 0) {
      schedulers.relieve(process, slowed(process, nanos));
    }
  }

  /// Lets a process owe the copying of a term to another process's heap.
  public final void chargeCopy(ErlangProcess process, Term term) {
    long copied = term.bytes();
    if (copied > 0) {
      owe(process, priceOfCopying(copied));
    }
  }

  /// What an operation costs now, in nanoseconds.
  public final long priceOf(Cost cost) {
    return charged[cost.ordinal()];
  }

  /// What the copying of a term of so many bytes costs now, in nanoseconds.
  public final long priceOfCopying(long termBytes) {
    return Nanos.times(termBytes, charged[Cost.COPY.ordinal()]) / Cost.COPIED_BYTES;
  }

  /// Begins to pay what the process owes. Returns true if it does: then its program returns at once
  /// and is called again when the time has passed.
  public final boolean pay(ErlangProcess process) {
    if (process.debtNanos == 0) {
      return false;
    }
    long nanos = slowed(process, process.debtNanos);
    if (isExecuting(process) && run.passAtOnce(schedulers, process, nanos)) {
      process.debtNanos = 0;
      return false;
    }
    beginToPay(process);
    return process.busyNanos > 0;
  }

  /// Begins to pay what the process owes, for a program that returns in any case: owing nothing,
  /// the process gives up its turn.
  public final void beginToPay(ErlangProcess process) {
    process.busyNanos = Nanos.sum(process.busyNanos, slowed(process, process.debtNanos));
    process.debtNanos = 0;
  }

  /// The process has run for as many reductions as a slice has: it is busy for what is left of its
  /// slice, however little it owes, so that no loop goes on for ever at one instant.
  public final void endSlice(ErlangProcess process) {
    process.debtNanos = Math.max(process.debtNanos, schedulers.leftOfSlice(process));
    beginToPay(process);
  }

  static long slowed(ErlangProcess process, long nanos) {
    Affliction affliction = process.afflictionIfAny();
    return affliction == null || affliction.slowness == 1
        ? nanos
        : (long) (nanos * affliction.slowness);
  }

  /// Lets the program of a process go on.
  abstract void execute(ErlangProcess process);

  /// Counts one reduction of the running process and tells whether it has to let others run.
  public final boolean isOutOfReductions() {
    return run.isOutOfReductions();
  }

  /// Lets a waiting process run, unless it is held up.
  final void wake(ErlangProcess process) {
    if (process.isHeldUp()) {
      process.setWantsToRun(true);
    } else {
      schedulers.enqueue(process);
    }
  }

  /// Something that held a process up is over: it runs if it wants to and nothing else does.
  final void release(ErlangProcess process) {
    if (process.wantsToRun()
        && process.status == ErlangProcess.Status.WAITING
        && !process.isHeldUp()) {
      process.setWantsToRun(false);
      schedulers.enqueue(process);
    }
  }
}
