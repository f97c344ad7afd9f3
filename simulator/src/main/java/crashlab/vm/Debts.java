package crashlab.vm;

import crashlab.otp.Cost;
import crashlab.otp.Term;

/// The core time that processes owe for what they do, and how they pay it: a program runs in no
/// time, and then its process is busy for as long as its operations cost. Allocates nothing.
public final class Debts {
  /// Source: OTP erl_vm.h, `CONTEXT_REDS`.
  private static final int REDUCTIONS = 4000;

  private final ErlangNode node;
  private final CostModel costs;

  /// What each operation costs now, in nanoseconds; nothing until the system has started.
  private final long[] charged = new long[Cost.values().length];

  private long reductions;
  private int reductionsLeft;

  Debts(ErlangNode node) {
    this.node = node;
    this.costs = node.costs();
  }

  /// From now on operations cost what they cost; until then only work and sleep take time.
  void beginToCharge() {
    for (Cost cost : Cost.values()) {
      charged[cost.ordinal()] = costs.of(cost);
    }
  }

  // ---- owing

  /// Lets a process owe the time of an operation.
  public void charge(ErlangProcess process, Cost cost) {
    process.debtNanos += charged[cost.ordinal()];
  }

  /// Lets a process owe `nanos` of core time, whatever the settings.
  public void chargeWork(ErlangProcess process, long nanos) {
    process.debtNanos += nanos;
  }

  /// Lets a process owe the copying of a term to another process's heap.
  public void chargeCopy(ErlangProcess process, Term term) {
    long copied = term.bytes();
    if (copied > 0) {
      process.debtNanos += copied * charged[Cost.COPY.ordinal()] / 1000;
    }
  }

  // ---- paying

  /// Begins to pay what the process owes. Returns true if it does: then its program returns at once
  /// and is called again when the time has passed.
  public boolean pay(ErlangProcess process) {
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
  public void beginToPay(ErlangProcess process) {
    process.busyNanos += slowed(process, process.debtNanos);
    process.debtNanos = 0;
  }

  /// Lets the time of a payment pass on the spot, if it can: the same step, without the way out of
  /// the program and back.
  private boolean paysAtOnce(ErlangProcess process, long nanos) {
    if (!node.loop().pass(process, nanos)) {
      return false;
    }
    reductionsLeft = REDUCTIONS;
    return true;
  }

  static long slowed(ErlangProcess process, long nanos) {
    RareState rare = process.rare;
    return rare == null || rare.slowness == 1 ? nanos : (long) (nanos * rare.slowness);
  }

  // ---- reductions

  /// A process gets its turn.
  void beginTurn() {
    reductionsLeft = REDUCTIONS;
  }

  /// Counts one reduction of the running process and tells whether it has to let others run.
  public boolean isOutOfReductions() {
    reductions++;
    return --reductionsLeft < 0;
  }

  /// How many reductions there were in the whole run.
  long reductions() {
    return reductions;
  }
}
