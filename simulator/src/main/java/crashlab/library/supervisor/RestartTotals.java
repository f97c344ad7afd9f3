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

  private final Map<String, Total> totals = new LinkedHashMap<>(); // by path

  private RestartTotals() {}

  static RestartTotals of(ErlangNode node) {
    return node.totals().get(KEY, RestartTotals::new);
  }

  /// Those of one path.
  Total of(PathEntry supervisor) {
    return totals.computeIfAbsent(supervisor.path(), _ -> new Total());
  }

  /// A count that goes on.
  static final class Total {
    private long restarts;

    void add() {
      restarts++;
    }

    long restarts() {
      return restarts;
    }
  }
}
