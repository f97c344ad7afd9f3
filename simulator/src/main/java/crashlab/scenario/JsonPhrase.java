package crashlab.scenario;

import java.util.stream.Collectors;

/// A part of a scenario file in words: `{"call": "Cache", "message": "get"}` is `call Cache,
/// message get`.
public final class JsonPhrase {
  private static final int LONGEST = 300;

  private JsonPhrase() {}

  /// Returns a value in one line, cut after 300 characters, and with nothing in it that a terminal
  /// would obey.
  public static String of(JsonValue value) {
    return Quoted.cut(outer(value), LONGEST);
  }

  /// A list of one step, most of all.
  private static boolean isOneObject(JsonValue.Arr array) {
    return array.elements().size() == 1 && array.elements().getFirst() instanceof JsonValue.Obj;
  }

  private static String outer(JsonValue value) {
    return switch (value) {
      case JsonValue.Obj object -> members(object);
      case JsonValue.Arr array ->
          array.elements().stream().map(JsonPhrase::inner).collect(Collectors.joining("; "));
      case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _, JsonValue.Nul _ -> inner(value);
      case JsonValue.Broken _ -> inner(value);
    };
  }

  private static String members(JsonValue.Obj object) {
    return object.members().stream()
        .map(member -> member.key() + " " + inner(member.value()))
        .collect(Collectors.joining(", "));
  }

  private static String inner(JsonValue value) {
    return switch (value) {
      case JsonValue.Obj object when object.members().size() == 1 -> members(object);
      case JsonValue.Obj object -> "(" + members(object) + ")";
      case JsonValue.Arr array when isOneObject(array) -> outer(array.elements().getFirst());
      case JsonValue.Arr array ->
          array.elements().stream()
              .map(JsonPhrase::inner)
              .collect(Collectors.joining(", ", "[", "]"));
      case JsonValue.Str text -> text.value();
      case JsonValue.Num number -> number.text();
      case JsonValue.Bool bool -> Boolean.toString(bool.value());
      case JsonValue.Nul _, JsonValue.Broken _ -> "null";
    };
  }
}
