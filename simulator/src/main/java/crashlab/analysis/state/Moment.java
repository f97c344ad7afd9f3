package crashlab.analysis.state;

import crashlab.trace.TraceLog;

/// An instant of a run: so many events have happened, and it is such a time.
///
/// Several events share one time, so the time alone does not tell how far a run is.
///
/// @param seq of the last event that has happened; 0 before the first
/// @param timeNanos virtual time, at or after that event and before the next
public record Moment(long seq, long timeNanos) implements Comparable<Moment> {
  public static final Moment START = new Moment(0, 0);

  /// Returns the instant right after an event, or after the last one before it that was kept.
  public static Moment after(TraceLog log, long seq) {
    int index = log.indexAtOrBefore(seq);
    return index < 0 ? START : new Moment(log.seq(index), log.timeNanos(index));
  }

  /// Returns the instant at a time, after all that happens at it.
  public static Moment at(TraceLog log, long timeNanos) {
    int happened = log.countUntil(timeNanos);
    return new Moment(happened == 0 ? 0 : log.seq(happened - 1), timeNanos);
  }

  @Override
  public int compareTo(Moment other) {
    int bySeq = Long.compare(seq, other.seq);
    return bySeq != 0 ? bySeq : Long.compare(timeNanos, other.timeNanos);
  }
}
