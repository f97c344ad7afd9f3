package crashlab.library;

import crashlab.scenario.At;
import crashlab.scenario.NameKind;
import crashlab.scenario.Param;
import crashlab.scenario.Placeholder;
import crashlab.scenario.Reading;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;

/// Names of the tables of one system: where they are given, and what uses them.
public final class TableNames {
  /// Names of tables whose rows expectations read, of whatever system. Each system gives its own.
  public static final NameKind ALL =
      new NameKind("the name of a table that an ets_new, a dets_open or \"mnesia\" gives");

  private static final String WHAT = "the name of a table";
  private static final String SIGN = "table";

  private final NameKind own;
  private final ValueType<String> used;
  private final ValueType<String> given;

  public TableNames(NameKind own) {
    this.own = own;
    this.used =
        ValueTypes.name(WHAT, SIGN, (at, name, reading, _) -> use(at, name, reading)).naming(SIGN);
    this.given =
        ValueTypes.name(WHAT, SIGN, (at, name, reading, _) -> give(at, name, reading)).giving(SIGN);
  }

  /// A table is spoken of by its name.
  public void use(At at, String name, Reading reading) {
    reading.names().use(own, at, name);
  }

  /// A table has this name.
  public void give(At at, String name, Reading reading) {
    reading.names().give(own, at, name);
    reading.names().give(ALL, at, name);
  }

  /// The verb of a step on a table that has its name from elsewhere.
  public Param<String> used(String verb) {
    return Param.needed(verb, used).says("The table.");
  }

  /// The verb of the step that gives a table.
  public Param<String> given(String verb) {
    return Param.needed(verb, given).says("Its name.");
  }

  /// A table in the path of a metric.
  public Placeholder place() {
    return new Placeholder(
        "T",
        SIGN,
        names -> names.given(own),
        (at, spoken, reading) ->
            reading.names().use(own, at, spoken.name(), spoken.hint(reading.names().given(own))));
  }
}
