package crashlab.analysis.state;

/// What is between two nodes at an instant. Each knows by itself whether it is connected with the
/// other: for a while one can take for a peer who has lost it already.
///
/// @param one what the first node knows of the other
/// @param other what the other node knows of the first
/// @param latencyNanos what a fault has set it to; -1 where none has
public record NodeLink(End one, End other, Cut cut, long latencyNanos) {
  /// What a node knows of another one.
  public enum End {
    /// They have not been connected.
    NEVER,
    CONNECTED,
    LOST
  }

  /// Whether packets pass.
  public enum Cut {
    NONE,
    /// None passes, and connections were closed at once.
    CLOSED,
    /// They vanish, which only ticks find out.
    SILENT
  }

  /// Whether they were connected, and at least one of them is so no longer.
  public boolean isLost() {
    return one == End.LOST || other == End.LOST;
  }

  /// Whether anything is to be said of it.
  public boolean isTroubled() {
    return isLost() || cut != Cut.NONE || latencyNanos >= 0;
  }
}
