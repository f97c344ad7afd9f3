package crashlab.analysis.finding;

/// Calls that their callers gave up, and what became of the requests.
///
/// @param index the position in the log of the first that timed out
/// @param times how many timed out between the same places
/// @param lastNanos when the last did
/// @param rescued how many of the callers lived on
/// @param again how many of those asked the same once more
/// @param served how many of the requests the server answered all the same
/// @param reply the position of the first such answer; -1 for none
/// @param strays how many of these answers reached the caller as messages
/// @param ofArrivals whether arrivals of a load called
public record Abandoned(
    long seq,
    int index,
    long times,
    long lastNanos,
    long rescued,
    long again,
    long served,
    int reply,
    long strays,
    boolean ofArrivals)
    implements Finding {

  /// Whether it is worth telling: a failure that nobody rescued, or that came to nothing, is told
  /// where it ended the caller.
  boolean matters() {
    return rescued > 0 ? ofArrivals || served > 0 : served > 0;
  }

  @Override
  public int weight() {
    return rescued > 0 ? Weights.RESCUED : Weights.LATE_WORK;
  }
}
