package crashlab.analysis.finding;

/// An exit signal `normal` that ended nobody.
///
/// @param index the position in the log of the signal
/// @param byALink whether it came by a link, from a process that ended
/// @param times how often it was so between processes of these places
public record Ignored(long seq, int index, boolean byALink, long times) implements Finding {
  Ignored again() {
    return new Ignored(seq, index, byALink, times + 1);
  }

  @Override
  public int weight() {
    return Weights.IGNORED;
  }
}
