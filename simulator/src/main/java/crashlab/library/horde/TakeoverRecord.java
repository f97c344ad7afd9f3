package crashlab.library.horde;

import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many children the Hordes of one node have taken over, for people; it outlives their
/// processes.
final class TakeoverRecord {
  private static final ServiceKey<TakeoverRecord> KEY =
      ServiceKey.of("horde takeovers", TakeoverRecord.class);

  private final Map<String, Long> counts = new LinkedHashMap<>();

  private TakeoverRecord() {}

  static TakeoverRecord of(ErlangNode node) {
    return node.totals().get(KEY, TakeoverRecord::new);
  }

  void add(String horde) {
    counts.merge(horde, 1L, Long::sum);
  }

  long of(String horde) {
    return counts.getOrDefault(horde, 0L);
  }
}
