package crashlab.analysis.finding;

/// A process that failed while it terminated.
///
/// @param index the position in the log of its end
/// @param terminate the position at which it began to terminate
/// @param times how many processes of its place did
public record TerminateFailed(long seq, int index, int terminate, long times) implements Finding {
  TerminateFailed again() {
    return new TerminateFailed(seq, index, terminate, times + 1);
  }

  @Override
  public int weight() {
    return Weights.TERMINATE_FAILED;
  }
}
