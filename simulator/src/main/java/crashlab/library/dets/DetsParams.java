package crashlab.library.dets;

import crashlab.library.TableNames;
import crashlab.otp.Bool;
import crashlab.otp.Text;
import crashlab.scenario.NameKind;
import crashlab.scenario.Param;
import crashlab.scenario.Placeholder;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;

/// What several steps on tables are told.
final class DetsParams {
  private static final String WHAT = "the name of a table";
  private static final String KIND = "table";

  /// Tables by name.
  static final NameKind TABLES = new NameKind("the name of a table that a dets_open gives");

  static final Param<Value> KEY =
      Param.usual("key", ValueTypes.TABLE_KEY, new Value.Literal(new Text("key")), "\"key\"")
          .says("The key.");
  static final Param<Value> VALUE =
      Param.usual("value", ValueTypes.VALUE, new Value.Literal(Bool.TRUE), "true")
          .says("The value.");

  private static final ValueType<String> USED =
      ValueTypes.name(
              WHAT, "table", (at, name, reading, _) -> reading.names().use(TABLES, at, name))
          .naming(KIND);

  private static final ValueType<String> GIVEN =
      ValueTypes.name(
              WHAT,
              "table",
              (at, name, reading, _) -> {
                reading.names().give(TABLES, at, name);
                reading.names().give(TableNames.ALL, at, name);
              })
          .giving(KIND);

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

  private DetsParams() {}

  /// The verb of a step on a table that another step opens.
  static Param<String> table(String verb) {
    return Param.needed(verb, USED).says("The table.");
  }

  /// The verb of the step that opens a table.
  static Param<String> opened(String verb) {
    return Param.needed(verb, GIVEN).says("Its name.");
  }
}
