package crashlab.analysis.finding;

/// A process that waits for long, and still when the run ends, for one that does not wait for it.
///
/// @param times how many of its place do
public record Unanswered(Wait open, long times) implements Finding {
  Unanswered again() {
    return new Unanswered(open, times + 1);
  }

  @Override
  public long seq() {
    return open.seq();
  }

  @Override
  public int weight() {
    return open.kind() == Wait.Kind.CALL ? Weights.UNANSWERED : Weights.NEVER_UP;
  }
}
