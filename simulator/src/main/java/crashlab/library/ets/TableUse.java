package crashlab.library.ets;

import crashlab.library.CodeContext;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// How the code of one module uses one table.
final class TableUse {
  private static final ServiceKey<OfModule> KEY = ServiceKey.of("ets", OfModule.class);

  boolean reads;

  /// Whether a step of it writes over rows.
  boolean overwrites;

  private static final class OfModule {
    final Map<TableName, TableUse> uses = new LinkedHashMap<>();
  }

  static TableUse of(TableName name, CodeContext code) {
    return code.services().get(KEY, OfModule::new).uses.computeIfAbsent(name, _ -> new TableUse());
  }
}
