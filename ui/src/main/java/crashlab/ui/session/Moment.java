package crashlab.ui.session;

/// An instant of a run: so many events have happened, and it is such a time.
///
/// Several events share one time, so the time alone does not tell how far a run is.
///
/// @param seq of the last event that has happened; 0 before the first
/// @param timeNanos virtual time, at or after that event and before the next
public record Moment(long seq, long timeNanos) implements Comparable<Moment> {
  public static final Moment START = new Moment(0, 0);

  @Override
  public int compareTo(Moment other) {
    int bySeq = Long.compare(seq, other.seq);
    return bySeq != 0 ? bySeq : Long.compare(timeNanos, other.timeNanos);
  }
}
