package crashlab.library.ets;

import crashlab.library.ReadingWord;
import crashlab.library.RunView;
import crashlab.library.TableReadings;
import crashlab.library.TableReadings.StoredTables;
import crashlab.otp.Atom;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.scenario.At;
import crashlab.scenario.ChildParams;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Shape;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.vm.ErlangNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The words by which expectations read the rows of tables, of ETS and of other systems.
final class TableExpectations {
  private static final Param<String> ROWS = table("rows");
  private static final Param<String> ROW = table("row");
  private static final Param<@Nullable String> SYSTEM =
      Param.optional(
              "system",
              ChildParams.choice(
                  new String[] {"ets", "mnesia"}, word -> word, "\"ets\" or \"mnesia\"", "ets"))
          .says("Of which system, where several have such a table.");
  private static final Param<@Nullable String> NODE =
      Param.optional("node", ValueTypes.NODE)
          .says("On which node; without it the first that has it.");
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
                          + " `\"named_table\": false` under one word those of the latest.")
                  .with(SYSTEM, NODE),
              Shape.list(),
              (given, run) ->
                  find(
                      run,
                      NODE.of(given),
                      SYSTEM.of(given),
                      tables -> tables.rows(ROWS.of(given)))),
          ReadingWord.of(
              Word.of(ROW, "The value of one row.").with(KEY, SYSTEM, NODE),
              Shape.value(),
              (given, run) ->
                  find(
                      run,
                      NODE.of(given),
                      SYSTEM.of(given),
                      tables -> tables.value(ROW.of(given), KEY.of(given)))));

  private TableExpectations() {}

  private static Param<String> table(String word) {
    return Param.needed(
            word,
            ValueTypes.name(
                    "the name of a table",
                    "table",
                    (at, name, reading, _) -> reading.names().use(TableReadings.ANY, at, name))
                .naming("table"))
        .says("The table.");
  }

  private static Term key(At at, Reading reading, Scope scope) {
    if (ValueTypes.TABLE_KEY.reader().read(at, reading, scope) instanceof Value.Literal(Term key)) {
      return TableKeys.normal(key);
    }
    reading.problems().mismatch(at, "a key that stands here, since nothing is drawn from outside");
    return Atom.NIL;
  }

  private static @Nullable Term find(
      RunView run,
      @Nullable String on,
      @Nullable String system,
      Function<StoredTables, @Nullable Term> reading) {
    for (ErlangNode node : run.nodes()) {
      boolean isNamed = node.id().isDistributed();
      if (on != null && isNamed && !on.equals(node.name().name())) {
        continue;
      }
      for (var each : TableReadings.of(node).systems().entrySet()) {
        Term found =
            system == null || system.equals(each.getKey()) ? reading.apply(each.getValue()) : null;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
