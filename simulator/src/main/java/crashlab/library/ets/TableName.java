package crashlab.library.ets;

import crashlab.library.RowSource;
import crashlab.otp.Atom;
import crashlab.otp.Pid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What steps call a table, and which table that is now.
final class TableName {
  final Atom atom;
  final TableFigures figures;

  /// The named table; null while nobody has the name.
  @Nullable EtsTable named;

  /// The latest table of this name that was made with `named_table: false`.
  @Nullable EtsTable unnamed;

  /// The process by whose end the latest table of this name ended; null if it ended otherwise, or
  /// lives.
  @Nullable Pid lostWith;

  TableName(String name, TableFigures figures) {
    this.atom = new Atom(name);
    this.figures = figures;
  }

  /// The table that is spoken of from outside; null if there is none.
  @Nullable EtsTable current() {
    if (named != null) {
      return named;
    }
    return unnamed != null && unnamed.isAlive() ? unnamed : null;
  }

  /// The rows of that table; null if there is none.
  @Nullable List<RowSource.KeyedRow> rows() {
    EtsTable table = current();
    if (table == null) {
      return null;
    }
    List<RowSource.KeyedRow> rows = new ArrayList<>(table.rows.size());
    table.rows.forEach(row -> rows.add(new RowSource.KeyedRow(row.key, row.value)));
    return rows;
  }

  @Override
  public String toString() {
    return atom.name();
  }
}
