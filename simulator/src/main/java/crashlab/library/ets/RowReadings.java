package crashlab.library.ets;

import crashlab.library.ReadingWord;
import crashlab.library.RunView;
import crashlab.otp.Atom;
import crashlab.otp.ErlangTermOrder;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.At;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Shape;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What tables hold, for expectations.
final class RowReadings {
  private static final Param<String> ROWS = TableParams.table("rows");
  private static final Param<String> ROW = TableParams.table("row");
  private static final Param<Term> KEY =
      Param.needed(
              "key",
              ValueType.of(
                  ValueTypes.TABLE_KEY.schema(),
                  "K",
                  Atom.NIL,
                  (at, reading, scope) -> key(at, reading, scope)))
          .says("The key.");

  static final List<ReadingWord> ALL =
      List.of(
          ReadingWord.of(
              Word.of(
                  ROWS,
                  "The rows of a table, by key; of a bag as a lookup gives them. Of several tables with"
                      + " `\"named_table\": false` under one word those of the latest."),
              Shape.list(),
              (given, run) -> rows(table(ROWS.of(given), run))),
          ReadingWord.of(
              Word.of(ROW, "The value of one row.").with(KEY),
              Shape.value(),
              (given, run) -> value(table(ROW.of(given), run), KEY.of(given))));

  private RowReadings() {}

  private static Term key(At at, Reading reading, Scope scope) {
    if (ValueTypes.TABLE_KEY.reader().read(at, reading, scope) instanceof Value.Literal(Term key)) {
      return TableKeys.normal(key);
    }
    reading.problems().mismatch(at, "a key that stands here, since nothing is drawn from outside");
    return Atom.NIL;
  }

  private static @Nullable EtsTable table(String name, RunView run) {
    return run.nodes().stream()
        .map(node -> EtsTables.of(node).name(name).current())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Term rows(@Nullable EtsTable table) {
    if (table == null) {
      return null;
    }
    List<Row> rows = new ArrayList<>(table.rows.size());
    table.rows.forEach(rows::add);
    rows.sort(Comparator.comparing((Row row) -> row.key, ErlangTermOrder.ORDER));
    return new Tuple(rows.stream().map(row -> (Term) Tuple.of(row.key, row.value)).toList());
  }

  private static @Nullable Term value(@Nullable EtsTable table, Term key) {
    Row row = table == null ? null : table.rows.find(key);
    return row == null ? null : row.value;
  }
}
