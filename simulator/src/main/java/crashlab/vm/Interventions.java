package crashlab.vm;

import crashlab.otp.Term;

/// What is done to processes from outside: they are suspended, slowed down, or made to fail.
///
/// Source: OTP erlang manual, `suspend_process/1`, `resume_process/1`; slowness and failures are
/// ours.
public final class Interventions {
  private final ErlangNode node;
  private final Schedulers schedulers;

  Interventions(ErlangNode node, Schedulers schedulers) {
    this.node = node;
    this.schedulers = schedulers;
  }

  /// `erlang:suspend_process/1`: nothing runs until [#resume], messages pile up, fatal signals
  /// still end it.
  public void suspend(ErlangProcess process) {
    process.affliction().suspensions++;
    node.touch(process);
    if (process.status == ErlangProcess.Status.RUNNING && !node.isExecuting(process)) {
      schedulers.withdraw(process);
      process.status = ErlangProcess.Status.WAITING;
      process.wantsToRun = true;
    }
  }

  /// `erlang:resume_process/1`: takes one suspension back; the last lets the process run.
  public void resume(ErlangProcess process) {
    if (!process.isSuspended() || --process.affliction().suspensions > 0 || !process.isAlive()) {
      return;
    }
    node.touch(process);
    if (process.wantsToRun && process.status == ErlangProcess.Status.WAITING) {
      process.wantsToRun = false;
      schedulers.enqueue(process);
    }
  }

  /// From now on what the process does takes `factor` times as long.
  public void setSlowness(ErlangProcess process, double factor) {
    process.affliction().slowness = factor;
  }

  /// The process fails with `reason` at its next callback or wait: at once if it waits.
  ///
  /// @param cause the `seq` of what does it
  public void crash(ErlangProcess process, Term reason, long cause) {
    Affliction affliction = process.affliction();
    affliction.pendingCrash = reason;
    affliction.crashCause = cause;
    if (process.status == ErlangProcess.Status.WAITING && !process.wantsToRun) {
      node.waits().strike(process, affliction);
    }
  }
}
