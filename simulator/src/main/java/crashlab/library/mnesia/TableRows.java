package crashlab.library.mnesia;

import crashlab.library.RowSource;
import crashlab.otp.ErlangTermOrder;
import crashlab.otp.Int;
import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rows of one copy of a table by key.
final class TableRows {
  private final TableType type;
  private final Map<Term, List<Term>> values;

  TableRows(TableType type) {
    this.type = type;
    this.values =
        type == TableType.ORDERED_SET
            ? new TreeMap<>(ErlangTermOrder.ORDER)
            : new LinkedHashMap<>();
  }

  /// The values of a key; of a bag in the order in which they came.
  List<Term> find(Term key) {
    return values.getOrDefault(key, List.of());
  }

  int size() {
    return values.values().stream().mapToInt(List::size).sum();
  }

  /// Does what a transaction or a dirty operation wants done. Returns the number of a counter,
  /// which never falls below 0, and else `change`'s value.
  ///
  /// Source: OTP mnesia_tm.erl, `do_update_op/3`; mnesia manual, `dirty_update_counter/3`.
  Term apply(Change change) {
    switch (change.kind()) {
      case WRITE -> values.put(change.key(), written(find(change.key()), change.value()));
      case DELETE -> values.remove(change.key());
      case ADD -> {
        Term number = new Int(Math.max(0, counted(change)));
        values.put(change.key(), List.of(number));
        return number;
      }
    }
    return change.value();
  }

  private long counted(Change change) {
    long by = change.value() instanceof Int number ? number.value() : 0;
    List<Term> before = find(change.key());
    return !before.isEmpty() && before.getFirst() instanceof Int number
        ? Int.sum(number.value(), by).value()
        : by;
  }

  /// What a key has after a write.
  List<Term> written(List<Term> before, Term value) {
    if (type != TableType.BAG) {
      return List.of(value);
    }
    if (before.contains(value)) {
      return before;
    }
    List<Term> more = new ArrayList<>(before);
    more.add(value);
    return more;
  }

  /// How many rows others lack, or have with another value.
  long countWithout(TableRows others) {
    return values.entrySet().stream()
        .mapToLong(entry ->
            entry.getValue().stream()
                .filter(value -> !others.find(entry.getKey()).contains(value))
                .count())
        .sum();
  }

  TableRows copy() {
    var copy = new TableRows(type);
    copy.values.putAll(values);
    return copy;
  }

  /// All rows, in the order in which their keys came.
  List<RowSource.KeyedRow> keyed() {
    List<RowSource.KeyedRow> rows = new ArrayList<>();
    values.forEach(
        (key, all) -> all.forEach(value -> rows.add(new RowSource.KeyedRow(key, value))));
    return rows;
  }

  /// The bytes of its values, which a copy of it takes on its way.
  long bytes() {
    return values.values().stream().flatMap(List::stream).mapToLong(Term::bytes).sum();
  }
}
