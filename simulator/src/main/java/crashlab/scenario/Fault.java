package crashlab.scenario;

/// Something that breaks: when, and what.
public record Fault(Trigger trigger, Action action) {
  public sealed interface Trigger {
    /// At a time, then `times - 1` times more, `everyNanos` apart.
    record AtTimes(long atNanos, long everyNanos, int times) implements Trigger {}

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

  /// What breaks: a word of some system, and what the file says to it.
  public record Action(FaultVerb verb, Arguments arguments) {}
}
