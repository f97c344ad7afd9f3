package crashlab.analysis;

import crashlab.otp.Digested;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/// Reads every event of a run as [Happenings], of which others tell what they were asked.
abstract class HappeningsSink implements TraceSink {
  final Happenings happenings = new Happenings();

  HappeningsSink() {}

  /// Takes one event. Allocates nothing for the traffic of a run.
  @Override
  public final void event(
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
