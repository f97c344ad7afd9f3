package crashlab.analysis.finding;

import org.jspecify.annotations.Nullable;

/// A load of which arrivals failed.
///
/// @param seq of the end of the first arrival that failed for the most frequent reason; 0 if it was
///   not kept
/// @param index its position in the log; -1 if it was not kept
/// @param server the process that did not serve it; 0 if it is not known
/// @param heldUp what that one itself waited for; null for nothing
public record FailedLoad(LoadOutline load, long seq, int index, int server, @Nullable Wait heldUp)
    implements Finding {
  @Override
  public int weight() {
    return Weights.FAILED_LOAD;
  }
}
