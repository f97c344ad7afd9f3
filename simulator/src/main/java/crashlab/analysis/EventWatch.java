package crashlab.analysis;

import crashlab.otp.Digested;
import crashlab.scenario.EventPattern;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/// Counts the events of one pattern while a run goes on, by the rules by which expectations count
/// them.
public final class EventWatch implements TraceSink {
  private final Happenings happenings = new Happenings();
  private final EventTally tally;

  public EventWatch(EventPattern pattern) {
    this.tally = happenings.tally(pattern);
  }

  /// How many there were so far. It falls to 0 when a process comes into being that the pattern
  /// names better than those before.
  public long count() {
    return tally.count;
  }

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    happenings.event(seq, timeNanos, type, pid, other, cause, detail);
  }
}
