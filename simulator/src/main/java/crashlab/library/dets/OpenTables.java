package crashlab.library.dets;

import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tables that are open on a node, by name: what DETS keeps in an ETS table that all read.
///
/// Source: OTP dets_server.erl, `dets_registry`.
final class OpenTables {
  private static final ServiceKey<OpenTables> KEY = ServiceKey.of("dets tables", OpenTables.class);

  private final Map<String, ErlangProcess> processes = new LinkedHashMap<>();

  private OpenTables() {}

  static OpenTables of(ErlangNode node) {
    return node.services().get(KEY, OpenTables::new);
  }

  /// The process of a table, which may just be opening it; null if it is not open.
  @Nullable ErlangProcess process(String table) {
    return processes.get(table);
  }

  void add(String table, ErlangProcess process) {
    processes.put(table, process);
  }

  void clear() {
    processes.clear();
  }

  void remove(String table) {
    processes.remove(table);
  }

  /// The table of a process, or null.
  @Nullable String tableOf(ErlangProcess process) {
    for (Map.Entry<String, ErlangProcess> entry : processes.entrySet()) {
      if (entry.getValue() == process) {
        return entry.getKey();
      }
    }
    return null;
  }
}
