package crashlab.analysis.finding;

import java.util.List;

/// A supervisor that was started again without the children that had been added to it.
///
/// @param seq of its new start
/// @param supervisor the new process
/// @param lost those that ran under the old one and never came again, the first of them
/// @param count how many these are
public record CameBackEmpty(long seq, int supervisor, List<Integer> lost, int count)
    implements Finding {
  public CameBackEmpty {
    lost = List.copyOf(lost);
  }

  @Override
  public int weight() {
    return Weights.CAME_BACK_EMPTY;
  }
}
