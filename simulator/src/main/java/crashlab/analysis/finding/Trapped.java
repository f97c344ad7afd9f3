package crashlab.analysis.finding;

/// An end that came to a process as a message, since it traps exits, and to which nothing was done.
///
/// @param index the position in the log where the message is handled
/// @param times how often it was so between processes of these places
public record Trapped(long seq, int index, long times) implements Finding {
  Trapped again() {
    return new Trapped(seq, index, times + 1);
  }

  @Override
  public int weight() {
    return Weights.TRAPPED;
  }
}
