package crashlab.library.ets;

import crashlab.library.TableReadings;
import crashlab.otp.ErlangTermOrder;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the tables of a node hold, for expectations.
record RowReadings(EtsTables tables) implements TableReadings.StoredTables {
  @Override
  public @Nullable Term rows(String name) {
    EtsTable table = tables.name(name).current();
    if (table == null) {
      return null;
    }
    List<Row> rows = new ArrayList<>(table.rows.size());
    table.rows.forEach(rows::add);
    rows.sort(Comparator.comparing((Row row) -> row.key, ErlangTermOrder.ORDER));
    return new Tuple(rows.stream().map(row -> (Term) Tuple.of(row.key, row.value)).toList());
  }

  @Override
  public @Nullable Term value(String name, Term key) {
    EtsTable table = tables.name(name).current();
    Row row = table == null ? null : table.rows.find(key);
    return row == null ? null : row.value;
  }
}
