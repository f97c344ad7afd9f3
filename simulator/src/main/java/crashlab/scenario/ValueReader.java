package crashlab.scenario;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Text;
import java.util.ArrayList;
import java.util.List;

/// Reads the values that steps give: terms, and what is taken from the process's state.
final class ValueReader {
  static final Value NONE = new Value.Literal(Atom.NIL);
  static final String SCHEMA =
      """
      {"anyOf": [{"$ref": "#/$defs/term"},
        {"type": "object", "properties": {"state": {"$ref": "#/$defs/name"}, "plus": {"anyOf": [
          {"type": "integer"}, {"$ref": "#/$defs/param"}]}},
          "required": ["state"], "additionalProperties": false},
        {"type": "object", "properties": {"words": {"anyOf": [
          {"type": "integer", "minimum": 0}, {"$ref": "#/$defs/param"}]}},
          "required": ["words"], "additionalProperties": false}]}\
      """;
  static final String KEY_SCHEMA = "{\"anyOf\": [{\"$ref\": \"#/$defs/key\"}, " + SCHEMA + "]}";
  private static final long MOST_WORDS = 1L << 37;
  private static final int WORD_BYTES = 8;

  private ValueReader() {}

  static Value value(At at, Reading reading, Scope scope) {
    return switch (at.value()) {
      case JsonValue.Obj object when object.get("state") != null -> ofState(at, reading, scope);
      case JsonValue.Obj object when object.get("words") != null -> words(at, reading);
      case JsonValue.Arr array when array.elements().stream().anyMatch(ValueReader::isMade) ->
          elements(at, array, reading, scope);
      case JsonValue.Obj _, JsonValue.Arr _, JsonValue.Str _, JsonValue.Num _ ->
          new Value.Literal(reading.terms().term(at));
      case JsonValue.Bool _, JsonValue.Nul _, JsonValue.Broken _ ->
          new Value.Literal(reading.terms().term(at));
    };
  }

  /// Reads a key of a table, which compares any terms: a text is a string, as in all keys.
  static Value key(At at, Reading reading, Scope scope) {
    return switch (at.value()) {
      case JsonValue.Str text -> new Value.Literal(new Text(text.value()));
      case JsonValue.Obj object when isDrawn(object) -> new Value.Drawn(reading.targets().key(at));
      case JsonValue.Obj _, JsonValue.Arr _, JsonValue.Num _ -> value(at, reading, scope);
      case JsonValue.Bool _, JsonValue.Nul _, JsonValue.Broken _ -> value(at, reading, scope);
    };
  }

  private static boolean isDrawn(JsonValue.Obj object) {
    return object.get("pick") != null
        || object.get("zipf") != null
        || object.get("sequence") != null;
  }

  /// Tells whether something in a value is made when the step runs.
  private static boolean isMade(JsonValue value) {
    return switch (value) {
      case JsonValue.Obj object -> object.get("state") != null || object.get("words") != null;
      case JsonValue.Arr array -> array.elements().stream().anyMatch(ValueReader::isMade);
      case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _ -> false;
      case JsonValue.Nul _, JsonValue.Broken _ -> false;
    };
  }

  private static Value ofState(At at, Reading reading, Scope scope) {
    Fields fields = reading.values().fields(at, "{\"state\": \"key\"}");
    At keyAt = fields.need("state");
    String key = reading.values().name(keyAt, "a key of the state");
    if (keyAt != null) {
      scope.module().usesKey(keyAt, key);
    }
    long plus = reading.values().integer(fields.get("plus"), Long.MIN_VALUE, Long.MAX_VALUE, 0L);
    fields.finish();
    return new Value.OfState(key, plus);
  }

  private static Value words(At at, Reading reading) {
    Fields fields = reading.values().fields(at, "{\"words\": 1000}");
    long words = reading.values().integer(fields.need("words"), 0L, MOST_WORDS, 0L);
    fields.finish();
    return new Value.Literal(new Blob(words * WORD_BYTES));
  }

  private static Value elements(At at, JsonValue.Arr array, Reading reading, Scope scope) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < array.elements().size(); i++) {
      values.add(value(at.child(i, array.elements().get(i)), reading, scope));
    }
    return new Value.Elements(values);
  }
}
