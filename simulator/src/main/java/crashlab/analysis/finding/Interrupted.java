package crashlab.analysis.finding;

/// A supervisor that ended before a child did that it had told to stop.
///
/// @param stop its wait for that child
/// @param end the position in the log of its own end
/// @param childNanos when the child ended; [Wait#OPEN] if it lived to the end of the run
public record Interrupted(Wait stop, int end, long childNanos) implements Finding {
  @Override
  public long seq() {
    return stop.seq();
  }

  @Override
  public int weight() {
    return Weights.INTERRUPTED;
  }
}
