package crashlab.analysis.finding;

/// One process that waits for another.
///
/// @param seq of the event with which it began to wait
/// @param untilNanos when it waited no longer; [#OPEN] if the run ended first
public record Wait(Kind kind, int waiter, int awaited, long seq, long sinceNanos, long untilNanos) {
  public static final long OPEN = Long.MAX_VALUE;

  /// What it waits for.
  public enum Kind {
    /// The reply to a call.
    CALL,
    /// A supervisor: the end of a child's init.
    START,
    /// A supervisor: the end of a child that it told to stop.
    STOP,
    /// The result of its task.
    AWAIT
  }

  /// Whether it still waits when the run ends.
  public boolean isOpen() {
    return untilNanos == OPEN;
  }

  Wait until(long nanos) {
    return new Wait(kind, waiter, awaited, seq, sinceNanos, nanos);
  }
}
