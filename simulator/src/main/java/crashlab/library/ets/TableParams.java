package crashlab.library.ets;

import crashlab.library.TableReadings;
import crashlab.otp.Atom;
import crashlab.otp.Bool;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.scenario.NameKind;
import crashlab.scenario.Param;
import crashlab.scenario.Placeholder;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;

/// What several steps on tables are told.
final class TableParams {
  private static final String WHAT = "the name of a table";

  static final Param<Value> KEY =
      Param.usual("key", ValueTypes.TABLE_KEY, new Value.Literal(new Text("key")), "\"key\"")
          .says("The key.");
  static final Param<Value> VALUE =
      Param.usual("value", ValueTypes.VALUE, new Value.Literal(Bool.TRUE), "true")
          .says("The value.");
  static final Param<Term> HEIR_DATA =
      Param.usual("heir_data", ValueTypes.TERM, Atom.NIL, null)
          .says("What the heir is told with the table.");

  /// Tables by name.
  static final NameKind TABLES = new NameKind("the name of a table that an ets_new gives");

  private static final String KIND = "table";

  /// A table that a step makes.
  static final ValueType<String> USED =
      ValueTypes.name(
              WHAT, "table", (at, name, reading, _) -> reading.names().use(TABLES, at, name))
          .naming(KIND);

  /// A table in the path of a metric.
  static final Placeholder PLACE =
      new Placeholder(
          "T",
          KIND,
          names -> names.given(TABLES),
          (at, spoken, reading) ->
              reading
                  .names()
                  .use(TABLES, at, spoken.name(), spoken.hint(reading.names().given(TABLES))));

  private static final ValueType<String> GIVEN =
      ValueTypes.name(
              WHAT,
              "table",
              (at, name, reading, _) -> {
                reading.names().give(TABLES, at, name);
                reading.names().give(TableReadings.ANY, at, name);
              })
          .giving(KIND);

  private TableParams() {}

  /// The verb of a step on a table that another step makes.
  static Param<String> table(String verb) {
    return Param.needed(verb, USED).says("The table.");
  }

  /// The verb of the step that makes a table.
  static Param<String> newTable(String verb) {
    return Param.needed(verb, GIVEN).says("Its name.");
  }
}
