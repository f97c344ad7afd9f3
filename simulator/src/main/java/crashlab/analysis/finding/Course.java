package crashlab.analysis.finding;

import java.util.List;

/// What failures of one cause came to: all cascades of a run that began alike, as one.
///
/// @param seq the event that it began with
/// @param cause the position in the log of the event that is the cause
/// @param during the position of what the process was doing or had learnt; -1 for nothing
/// @param times how often it happened
/// @param firstNanos when it first did
/// @param lastNanos when it last did
/// @param acts what followed, in the order in which it first did
public record Course(
    long seq,
    int cause,
    int during,
    long times,
    long firstNanos,
    long lastNanos,
    List<Act> acts,
    int weight)
    implements Finding {
  public Course {
    acts = List.copyOf(acts);
  }
}
