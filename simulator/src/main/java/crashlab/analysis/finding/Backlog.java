package crashlab.analysis.finding;

/// A process to which more came than it could take up.
///
/// @param seq of the event at which most waited
/// @param most how many messages then waited for it
/// @param atNanos when that was
/// @param sinceNanos when there began to be many
public record Backlog(long seq, int pid, long most, long sinceNanos, long atNanos)
    implements Finding {
  @Override
  public int weight() {
    return Weights.BACKLOG;
  }
}
