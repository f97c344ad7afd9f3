package crashlab.library.dets;

import crashlab.library.NodeObject;
import crashlab.library.NodeObject.Fact;
import crashlab.library.RowSource.KeyedRow;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of the tables of one name, in all lives of a node.
final class TableRecord {
  /// The file that was opened last under the name.
  @Nullable DetsFile file;

  /// What waits to be written of the table that is open; null while none is.
  @Nullable WriteCache cache;

  /// How many rows were gone before they were written.
  long lost;

  long repairs;

  /// @param process that it is open by; null where it is closed
  NodeObject object(String name, @Nullable ErlangProcess process) {
    DetsFile stored = file;
    return NodeObject.of(
        name,
        process == null ? Fact.of("open", "no") : Fact.of("open by", List.of(process)),
        Fact.of("rows", rows()),
        Fact.of("not written yet", pending()),
        Fact.of(
            "file",
            bytes()
                + " bytes"
                + (stored == null || stored.isClosed ? "" : ", not closed properly so far")),
        Fact.of("repaired", repairs + " times"),
        Fact.of("rows lost", lost));
  }

  long rows() {
    if (file == null) {
      return 0;
    }
    return file.rows.count() + (cache == null ? 0 : cache.growth(file));
  }

  /// The rows themselves; null if it never had a file.
  @Nullable List<KeyedRow> all() {
    DetsFile stored = file;
    if (stored == null) {
      return null;
    }
    Set<Term> keys = new LinkedHashSet<>(stored.rows.keys());
    if (cache != null) {
      keys.addAll(cache.keys());
    }
    List<KeyedRow> rows = new ArrayList<>();
    for (Term key : keys) {
      List<Term> values = cache == null ? stored.rows.under(key) : cache.under(key, stored);
      values.forEach(value -> rows.add(new KeyedRow(key, value)));
    }
    return rows;
  }

  long bytes() {
    return file == null ? 0 : file.bytes();
  }

  long pending() {
    return cache == null ? 0 : cache.rows();
  }
}
