package crashlab.analysis.finding;

import org.jspecify.annotations.Nullable;

/// What all processes of a node had to do for one of them: [LibraryEvent#strains].
///
/// @param seq of the first event that ended such a thing
/// @param index its position in the log
/// @param times how often there was one like it
/// @param totalNanos how long these took together, from what brought each about
/// @param slowed the load of which arrivals took most longer meanwhile; null where none did
public record Strain(
    long seq,
    int index,
    long times,
    long firstNanos,
    long lastNanos,
    long totalNanos,
    @Nullable Slowed slowed)
    implements Finding {

  /// A load whose arrivals took longer meanwhile.
  ///
  /// @param thenNanos what one in a hundred of those took or longer that were under way meanwhile
  /// @param elseNanos the same of the others
  public record Slowed(String load, long thenNanos, long elseNanos) {}

  @Override
  public int weight() {
    return slowed == null ? Weights.STRAIN : Weights.SLOWED;
  }
}
