package crashlab.vm;

import crashlab.otp.Cost;
import java.util.Map;

/// The cost of each operation on one node.
public final class CostModel {
  private final long[] figures = new long[Cost.values().length];

  /// @param changed figures that differ from the defaults, by the name of the cost
  public CostModel(Map<String, Long> changed) {
    for (Cost cost : Cost.values()) {
      figures[cost.ordinal()] = changed.getOrDefault(cost.word(), cost.normal());
    }
  }

  /// Returns the figure in nanoseconds, or in bytes for a cost of memory. Allocates nothing.
  public long of(Cost cost) {
    return figures[cost.ordinal()];
  }
}
