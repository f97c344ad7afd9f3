package crashlab.library;

import crashlab.otp.Term;
import crashlab.scenario.NameKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The systems of a node that have tables with rows, which expectations read.
public final class TableReadings {
  /// Tables of any system.
  public static final NameKind ANY =
      new NameKind("the name of a table that an ets_new or \"mnesia\" gives");

  private static final ServiceKey<TableReadings> KEY = ServiceKey.of("tables", TableReadings.class);

  /// The tables of one system on one node. Reading changes nothing.
  public interface StoredTables {
    /// All rows of a table by key; null where there is no such table.
    @Nullable Term rows(String table);

    /// The value of one row; null where there is none.
    @Nullable Term value(String table, Term key);
  }

  private final Map<String, StoredTables> systems = new LinkedHashMap<>();

  private TableReadings() {}

  public static TableReadings of(ErlangNode node) {
    return node.services().get(KEY, TableReadings::new);
  }

  /// From now on there are these.
  ///
  /// @param system such as `ets`
  public void add(String system, StoredTables tables) {
    systems.put(system, tables);
  }

  /// By the names of their systems.
  public Map<String, StoredTables> systems() {
    return systems;
  }
}
