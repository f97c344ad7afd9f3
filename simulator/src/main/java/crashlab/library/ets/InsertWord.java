package crashlab.library.ets;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.TermSource;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.RowParams;
import crashlab.library.StepWord;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.Scope;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `ets_insert`: one object, a list of them, or as many as are asked for.
final class InsertWord {
  private static final int MOST_ROWS = 10_000_000;
  private static final String OBJECT = "an object of the table such as [\"key\", 1]";

  /// An object of a list, as the file says it.
  private record Pair(Value key, Value value) {}

  private static final Param<String> TABLE = TableParams.TABLES.used("ets_insert");
  private static final Param<@Nullable List<Pair>> OBJECTS =
      Param.optional(
              "objects",
              ValueType.<List<Pair>>of(schema(), "[[k, v], …]", List.of(), InsertWord::readObjects))
          .says("A list, in one operation.");
  private static final Param<@Nullable Long> ROWS =
      Param.optional("rows", ValueTypes.integer(0, MOST_ROWS, 0))
          .says("As many objects, with the keys \"0\" to \"n-1\".");

  static final StepWord STEP =
      StepWord.of(
          Verb.of(
              Word.of(TABLE, "`ets:insert`. Returns `true`.")
                  .with(
                      RowParams.KEY,
                      RowParams.VALUE,
                      OBJECTS,
                      ROWS,
                      RequestParams.INTO,
                      RequestParams.RESCUE)
                  .ruled(SchemaRule.oneAtMost("objects", "rows", "key"))
                  .ruled(SchemaRule.oneAtMost("objects", "value"))
                  .settled((given, fields, reading, _) -> checked(given, fields, reading))),
          InsertWord::instruction);

  private InsertWord() {}

  private static Arguments checked(Arguments given, Fields fields, Reading reading) {
    boolean several =
        fields.has("objects") && (fields.has("rows") || fields.has("key") || fields.has("value"));
    if (several) {
      reading.problems().add(fields.at(), "\"objects\" says all: it stands alone");
    } else if (fields.has("rows") && fields.has("key")) {
      reading.problems().add(fields.at(), "\"rows\" has keys of its own: it takes no \"key\"");
    }
    return given;
  }

  private static Instruction instruction(Arguments given, CodeContext code) {
    RowStep.On on = RowWords.on(TABLE, given, code);
    TermSource value = TermSource.copied(code.value(RowParams.VALUE.of(given)));
    List<Pair> objects = OBJECTS.of(given);
    Long rows = ROWS.of(given);
    if (objects != null) {
      return new BulkSteps.Objects(
          on.whole(),
          objects.stream()
              .map(pair ->
                  new BulkSteps.ObjectSource(
                      code.value(pair.key()), TermSource.copied(code.value(pair.value()))))
              .toList());
    }
    return rows != null
        ? new BulkSteps.Numbered(on.whole(), rows.intValue(), value)
        : new WriteSteps.Insert(on, value, false);
  }

  private static List<Pair> readObjects(At at, Reading reading, Scope scope) {
    List<Pair> objects = new ArrayList<>();
    for (At element : reading.values().elements(at, "an array of objects such as [\"key\", 1]")) {
      if (element.value() instanceof JsonValue.Arr array && array.elements().size() == 2) {
        objects.add(
            new Pair(
                ValueTypes.TABLE_KEY
                    .reader()
                    .read(element.child(0, array.elements().getFirst()), reading, scope),
                ValueTypes.VALUE
                    .reader()
                    .read(element.child(1, array.elements().getLast()), reading, scope)));
      } else {
        reading.problems().mismatch(element, OBJECT);
      }
    }
    return objects;
  }

  private static String schema() {
    return "{\"anyOf\": [{\"type\": \"array\", \"items\": {\"anyOf\": [{\"type\": \"array\","
        + " \"minItems\": 2, \"maxItems\": 2}, {\"$ref\": \"#/$defs/param\"}]}}, {\"$ref\":"
        + " \"#/$defs/param\"}]}";
  }
}
