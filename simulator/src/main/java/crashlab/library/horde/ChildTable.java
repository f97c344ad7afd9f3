package crashlab.library.horde;

import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The children of a Horde, on whichever nodes, as one node knows them.
///
/// Source: horde 0.10 dynamic_supervisor_impl.ex, `processes_by_id`, `process_pid_to_id`.
final class ChildTable {
  /// @param node where it runs
  record Row(String node, HordeChild child, ErlangProcess process) {}

  private final Map<Long, Row> byId = new LinkedHashMap<>();
  private final Map<ErlangProcess, Long> idOf = new LinkedHashMap<>();

  void put(Row row) {
    Row before = byId.put(row.child().id(), row);
    if (before != null) {
      idOf.remove(before.process());
    }
    idOf.put(row.process(), row.child().id());
  }

  @Nullable Row remove(long id) {
    Row row = byId.remove(id);
    if (row != null) {
      idOf.remove(row.process());
    }
    return row;
  }

  @Nullable Row get(long id) {
    return byId.get(id);
  }

  @Nullable Row of(ErlangProcess process) {
    Long id = idOf.get(process);
    return id == null ? null : byId.get(id);
  }

  /// Those of this moment.
  List<Row> rows() {
    return new ArrayList<>(byId.values());
  }

  boolean isAnyOn(String node) {
    return byId.values().stream().anyMatch(row -> row.node().equals(node));
  }

  int size() {
    return byId.size();
  }
}
