package crashlab.library.mnesia;

import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// The rows that a node had when its Mnesia ended last: to tell what became of them, since Mnesia
/// itself forgets them.
final class FormerRows {
  private static final ServiceKey<FormerRows> KEY =
      ServiceKey.of("former mnesia rows", FormerRows.class);

  private final Map<String, TableRows> tables = new LinkedHashMap<>();

  private FormerRows() {}

  static FormerRows of(ErlangNode node) {
    return node.totals().get(KEY, FormerRows::new);
  }

  void keep(TableCopy table) {
    tables.put(table.spec.name(), table.rows);
  }

  /// How many of the rows of a table other rows lack, or have otherwise.
  long missingFrom(String table, TableRows others) {
    TableRows former = tables.get(table);
    return former == null ? 0 : former.countWithout(others);
  }
}
