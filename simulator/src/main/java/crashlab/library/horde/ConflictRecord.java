package crashlab.library.horde;

import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The processes that the registries of one node have told that they lost their names, for people;
/// it outlives the registries.
final class ConflictRecord {
  private static final ServiceKey<ConflictRecord> KEY =
      ServiceKey.of("horde conflicts", ConflictRecord.class);

  private final Map<String, Set<ErlangProcess>> told = new LinkedHashMap<>();

  private ConflictRecord() {}

  static ConflictRecord of(ErlangNode node) {
    return node.totals().get(KEY, ConflictRecord::new);
  }

  void add(String registry, ErlangProcess loser) {
    told.computeIfAbsent(registry, _ -> new LinkedHashSet<>()).add(loser);
  }

  List<ErlangProcess> of(String registry) {
    Set<ErlangProcess> losers = told.get(registry);
    return losers == null ? List.of() : List.copyOf(losers);
  }
}
