package crashlab.library.supervisor;

import crashlab.vm.ErlangNode;
import crashlab.vm.PathEntry;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many restarts the supervisors of each path of a node have decided on: all that were ever
/// there, one after the other.
final class RestartTotals {
  private static final ServiceKey<RestartTotals> KEY =
      ServiceKey.of("restart totals", RestartTotals.class);

  private final Map<PathEntry, Long> totals = new LinkedHashMap<>();

  private RestartTotals() {}

  static RestartTotals of(ErlangNode node) {
    return node.services().get(KEY, RestartTotals::new);
  }

  void add(PathEntry supervisor) {
    totals.merge(supervisor, 1L, Long::sum);
  }

  long of(PathEntry supervisor) {
    return totals.getOrDefault(supervisor, 0L);
  }
}
