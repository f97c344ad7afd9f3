package crashlab.library.table;

import crashlab.library.ReadingWord;
import crashlab.library.RowSource;
import crashlab.library.RowSource.KeyedRow;
import crashlab.library.RunView;
import crashlab.library.TableNames;
import crashlab.otp.Atom;
import crashlab.otp.ErlangTermOrder;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Shape;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.vm.ErlangNode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tables hold, for expectations.
final class RowReadings {
  private static final ValueType<String> TABLE =
      ValueTypes.name(
              "the name of a table",
              "table",
              (at, name, reading, _) -> reading.names().use(TableNames.ALL, at, name))
          .naming("table");
  private static final Param<String> ROWS = Param.needed("rows", TABLE).says("The table.");
  private static final Param<String> ROW = Param.needed("row", TABLE).says("The table.");
  private static final Param<Term> KEY =
      Param.needed(
              "key", ValueType.of(ValueTypes.TABLE_KEY.schema(), "K", Atom.NIL, RowReadings::key))
          .says("The key.");
  private static final Param<@Nullable String> NODE =
      Param.optional("node", ValueTypes.NODE)
          .says("The node that has it; without it the first that has such a table.");

  private final List<RowSource> sources;
  private final Param<@Nullable String> system;

  RowReadings(List<RowSource> sources) {
    this.sources = sources;
    this.system =
        Param.optional("system", system(sources))
            .says("Whose table it is, where a name stands for several.");
  }

  List<ReadingWord> words() {
    return List.of(
        ReadingWord.of(
            Word.of(
                    ROWS,
                    "The rows of a table, by key; of a bag as a lookup gives them. Of several tables"
                        + " with `\"named_table\": false` under one word those of the latest.")
                .with(system, NODE),
            Shape.list(),
            (given, run) -> list(rows(ROWS.of(given), given, run))),
        ReadingWord.of(
            Word.of(ROW, "The value of one row.").with(KEY, system, NODE),
            Shape.value(),
            (given, run) -> value(rows(ROW.of(given), given, run), KEY.of(given))));
  }

  private static ValueType<String> system(List<RowSource> sources) {
    String[] words = sources.stream().map(RowSource::system).toArray(String[]::new);
    return ValueType.of(
        "{\"anyOf\": [{\"enum\": [\""
            + String.join("\", \"", words)
            + "\"]}, {\"$ref\": \"#/$defs/param\"}]}",
        "system",
        words[0],
        (at, reading, _) ->
            reading.values().choice(at, words, word -> word, "a system with tables", words[0]));
  }

  private static Term key(At at, Reading reading, Scope scope) {
    if (ValueTypes.TABLE_KEY.reader().read(at, reading, scope) instanceof Value.Literal(Term key)) {
      return TableKeys.normal(key);
    }
    reading.problems().mismatch(at, "a key that stands here, since nothing is drawn from outside");
    return Atom.NIL;
  }

  private @Nullable List<KeyedRow> rows(String table, Arguments given, RunView run) {
    String of = system.of(given);
    String on = NODE.of(given);
    for (RowSource source : sources) {
      if (of != null && !of.equals(source.system())) {
        continue;
      }
      for (ErlangNode node : run.nodes()) {
        List<KeyedRow> rows =
            on == null || on.equals(node.name().name()) || run.nodes().size() == 1
                ? source.reader().rows(node, table)
                : null;
        if (rows != null) {
          return rows;
        }
      }
    }
    return null;
  }

  private static @Nullable Term list(@Nullable List<KeyedRow> rows) {
    return rows == null
        ? null
        : new Tuple(
            rows.stream()
                .sorted(Comparator.comparing(KeyedRow::key, ErlangTermOrder.ORDER))
                .map(row -> (Term) Tuple.of(row.key(), row.value()))
                .toList());
  }

  private static @Nullable Term value(@Nullable List<KeyedRow> rows, Term key) {
    return rows == null
        ? null
        : rows.stream()
            .filter(row -> row.key().equals(key))
            .findFirst()
            .map(KeyedRow::value)
            .orElse(null);
  }
}
