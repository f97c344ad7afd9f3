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
  /// still end it; what it waits for waits, too, as far as the release lets it.
  public void suspend(ErlangProcess process) {
    if (++process.affliction().pauses == 1) {
      node.waits().pause(process);
      node.timers().pause(process);
    }
    hang(process);
  }

  /// `erlang:resume_process/1`: takes one suspension back; the last lets the process run.
  public void resume(ErlangProcess process) {
    if (!process.isPaused()) {
      return;
    }
    if (--process.affliction().pauses == 0 && process.isAlive()) {
      node.waits().goOn(process);
      node.timers().goOn(process);
    }
    goOn(process);
  }

  /// The process is stuck in what it does until [#goOn]: nothing of it runs, but time does.
  public void hang(ErlangProcess process) {
    process.affliction().suspensions++;
    node.touch(process);
    if (process.status == ErlangProcess.Status.RUNNING && !node.isExecuting(process)) {
      schedulers.withdraw(process);
      process.status = ErlangProcess.Status.WAITING;
      process.setWantsToRun(true);
    }
  }

  /// What the process was stuck in is over; the last of several lets it run.
  public void goOn(ErlangProcess process) {
    if (!process.isSuspended() || --process.affliction().suspensions > 0 || !process.isAlive()) {
      return;
    }
    node.touch(process);
    node.release(process);
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
    if (process.status == ErlangProcess.Status.WAITING && !process.wantsToRun()) {
      node.waits().strike(process, affliction);
    }
  }
}
