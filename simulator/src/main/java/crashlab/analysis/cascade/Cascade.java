package crashlab.analysis.cascade;

import java.util.Collections;
import java.util.List;

/// One failure and all that followed from it: who ended, what the supervisors decided, how far it
/// went.
///
/// @param rootSeq the event that it began with
/// @param firstNanos when that was
/// @param lastNanos when the last event that belongs to it happened
/// @param told the `seq` of its events that are worth a sentence, in order; of a long cascade the
///   first ones and those that decide
/// @param untold how many more events worth a sentence it had
/// @param exits how many processes ended
/// @param restarts how often a supervisor decided to restart
/// @param gaveUp how many supervisors gave up
public record Cascade(
    long rootSeq,
    long firstNanos,
    long lastNanos,
    List<Long> told,
    long untold,
    int exits,
    int restarts,
    int gaveUp) {
  public Cascade {
    told = List.copyOf(told);
  }

  /// Whether this event is told, or began it.
  public boolean tells(long seq) {
    return rootSeq == seq || Collections.binarySearch(told, seq) >= 0;
  }
}
