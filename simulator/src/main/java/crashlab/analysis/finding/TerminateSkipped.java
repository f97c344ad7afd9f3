package crashlab.analysis.finding;

/// A process whose module has a terminate, which did not run when it ended.
///
/// @param index the position in the log of its end
/// @param times how many processes of its place ended so
public record TerminateSkipped(long seq, int index, long times) implements Finding {
  TerminateSkipped again() {
    return new TerminateSkipped(seq, index, times + 1);
  }

  @Override
  public int weight() {
    return Weights.TERMINATE_SKIPPED;
  }
}
