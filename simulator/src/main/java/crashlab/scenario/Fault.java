package crashlab.scenario;

import crashlab.otp.Term;

/// Something that breaks: when, and what.
public record Fault(Trigger trigger, Action action) {

  public sealed interface Trigger {
    /// At a time, then `times - 1` times more, `everyNanos` apart.
    record At(long atNanos, long everyNanos, int times) implements Trigger {}

    /// Each of the first `times` times that the condition comes true, `afterNanos` later.
    record When(Occurrence condition, long afterNanos, int times) implements Trigger {}
  }

  /// A condition on the run.
  public sealed interface Occurrence {
    /// The mailbox of `target` holds more than `above` messages.
    record MailboxAbove(Target target, int above) implements Occurrence {}

    /// The event has happened `count` times.
    record Happened(EventPattern event, int count) implements Occurrence {}
  }

  public sealed interface Action {
    /// `exit(pid, kill)`.
    record Kill(Target target) implements Action {}

    /// `exit(pid, reason)`.
    record Exit(Target target, Term reason) implements Action {}

    /// The process itself fails with this reason the next time it runs.
    record Crash(Target target, Term reason) implements Action {}

    /// `sys:suspend` … `sys:resume` would wait its turn; this is `erlang:suspend_process`.
    record Suspend(Target target, long forNanos) implements Action {}

    /// The process is stuck in what it is doing: it runs nothing for a while.
    record Hang(Target target, long forNanos) implements Action {}

    /// Everything that the process does takes `factor` times as long for a while.
    record Slow(Target target, double factor, long forNanos) implements Action {}

    /// An orderly stop with reason `normal`.
    record Stop(Target target) implements Action {}

    record Cast(Target target, Term message) implements Action {}

    record StartChild(Target supervisor, ChildSpec child) implements Action {}

    /// The monotonic clock, by which restart windows count, moves on at one blow.
    record ClockJump(long byNanos) implements Action {}
  }
}
