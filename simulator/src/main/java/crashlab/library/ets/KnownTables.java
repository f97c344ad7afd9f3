package crashlab.library.ets;

import crashlab.behaviour.StepProgram;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// The references that one process has to tables without a name: it goes on using the one that it
/// used first, though the owner has made a new one since.
final class KnownTables {
  private static final ServiceKey<KnownTables> KEY =
      ServiceKey.of("ets references", KnownTables.class);

  private final Map<TableName, EtsTable> tables = new LinkedHashMap<>();

  private KnownTables() {}

  static KnownTables of(StepProgram program) {
    return program.services().get(KEY, KnownTables::new);
  }

  void learn(EtsTable table) {
    tables.put(table.name, table);
  }

  /// The table that the process means by a name.
  ///
  /// @param latest the one that it learns of, if it knows none
  EtsTable find(TableName name, EtsTable latest) {
    EtsTable known = tables.get(name);
    if (known != null) {
      return known;
    }
    if (latest.isAlive()) {
      tables.put(name, latest);
    }
    return latest;
  }
}
