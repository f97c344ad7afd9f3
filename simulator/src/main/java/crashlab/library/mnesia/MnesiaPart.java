package crashlab.library.mnesia;

import crashlab.library.TableNames;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.NameKind;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part `mnesia` of a scenario: its schema. Source: OTP mnesia manual, `create_table/2`.
final class MnesiaPart {
  /// The tables that the schema has.
  static final TableNames TABLES =
      new TableNames(new NameKind("the name of a table of \"mnesia\""));

  private static final String TABLE = "a table such as {\"disc_copies\": [\"a\", \"b\"]}";
  private static final String NODES =
      "{\"anyOf\": [{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/name\"}}, {\"$ref\":"
          + " \"#/$defs/param\"}], \"description\": \"The nodes with such a copy.\"}";
  private static final String SCHEMA =
      "{\"anyOf\": [{\"type\": \"object\", \"additionalProperties\": false, \"properties\":"
          + " {\"tables\": {\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [{\"type\":"
          + " \"object\", \"additionalProperties\": false, \"properties\": {\"ram_copies\": "
          + NODES
          + ", \"disc_copies\": "
          + NODES
          + ", \"disc_only_copies\": "
          + NODES
          + ", \"type\": {\"anyOf\": [{\"enum\": [\"set\", \"ordered_set\", \"bag\"]}, {\"$ref\":"
          + " \"#/$defs/param\"}], \"description\": \"What the rows of a key are.\", \"default\":"
          + " \"set\"}, \"majority\": {\"$ref\": \"#/$defs/bool\", \"description\": \"Whether it is"
          + " written only where more than half of its copies are.\", \"default\": false}}},"
          + " {\"$ref\": \"#/$defs/param\"}]}, \"description\": \"By name; a table that names no"
          + " copies has ram_copies on every node with the child.\"}}, \"required\": [\"tables\"]},"
          + " {\"$ref\": \"#/$defs/param\"}]}";

  static final Param<List<TableSpec>> PART =
      Param.usual(
              "mnesia",
              ValueType.<List<TableSpec>>of(
                  SCHEMA, "{\"tables\": {…}}", List.of(), MnesiaPart::read),
              List.<TableSpec>of(),
              null)
          .says("The schema, one for all nodes.");

  private MnesiaPart() {}

  private static List<TableSpec> read(At at, Reading reading, Scope scope) {
    Fields fields = reading.values().fields(at, "a schema such as {\"tables\": {\"acc\": {}}}");
    At tables = fields.need("tables");
    fields.finish();
    List<TableSpec> specs = new ArrayList<>();
    if (tables != null) {
      reading
          .values()
          .entries(tables, "an object of tables by name")
          .forEach((name, table) -> specs.add(table(name, table, reading)));
    }
    return specs;
  }

  private static TableSpec table(String name, At at, Reading reading) {
    TABLES.give(at, name, reading);
    Fields fields = reading.values().fields(at, TABLE);
    Map<String, Storage> copies = new LinkedHashMap<>();
    for (Storage storage : Storage.values()) {
      copies(fields.get(storage.word()), storage, copies, reading);
    }
    At type = fields.get("type");
    TableType kind =
        reading
            .values()
            .choice(
                type,
                TableType.values(),
                TableType::word,
                "\"set\", \"ordered_set\" or \"bag\"",
                TableType.SET);
    At majority = fields.get("majority");
    boolean needsMajority = reading.values().bool(majority, false);
    fields.finish();
    if (kind == TableType.ORDERED_SET && copies.containsValue(Storage.DISC_ONLY)) {
      reading
          .problems()
          .add(type == null ? at : type, "a table with disc_only_copies is no ordered_set");
    }
    return new TableSpec(name, kind, needsMajority, copies);
  }

  private static void copies(
      @Nullable At at, Storage storage, Map<String, Storage> copies, Reading reading) {
    if (at == null) {
      return;
    }
    for (At element : reading.values().elements(at, "an array of nodes")) {
      String node = reading.names().nodes().name(element, reading.problems());
      if (copies.putIfAbsent(node, storage) != null) {
        reading.problems().add(element, "the node has a copy of this table already");
      }
    }
  }
}
