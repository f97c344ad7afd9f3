package crashlab.scenario;

import java.util.StringJoiner;

/// Writes JSON as people write scenarios: what fits into a line stands in one, two spaces deeper
/// for each level.
public final class JsonText {
  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /// Returns the text of a value, ended by a line break.
  public static String of(JsonValue value) {
    var writer = new JsonText();
    writer.write(value, 0, 0);
    return writer.text.append('\n').toString();
  }

  private void write(JsonValue value, int depth, int column) {
    String line = line(value);
    boolean fits = column + line.length() <= WIDTH && depth > 0;
    switch (value) {
      case JsonValue.Obj(var _, int _, int _, var members) when !fits && !members.isEmpty() -> {
        text.append('{');
        for (int i = 0; i < members.size(); i++) {
          String key = JsonEdit.quoted(members.get(i).key()) + ": ";
          next(i, depth).append(key);
          write(members.get(i).value(), depth + 1, 2 * depth + 2 + key.length());
        }
        last(depth).append('}');
      }
      case JsonValue.Arr(var _, int _, int _, var elements) when !fits && !elements.isEmpty() -> {
        text.append('[');
        for (int i = 0; i < elements.size(); i++) {
          next(i, depth);
          write(elements.get(i), depth + 1, 2 * depth + 2);
        }
        last(depth).append(']');
      }
      case JsonValue.Obj _, JsonValue.Arr _, JsonValue.Str _, JsonValue.Num _ -> text.append(line);
      case JsonValue.Bool _, JsonValue.Nul _, JsonValue.Broken _ -> text.append(line);
    }
  }

  private StringBuilder next(int index, int depth) {
    return text.append(index == 0 ? "\n" : ",\n").repeat(' ', 2 * depth + 2);
  }

  private StringBuilder last(int depth) {
    return text.append('\n').repeat(' ', 2 * depth);
  }

  /// Returns a value in one line.
  static String line(JsonValue value) {
    return switch (value) {
      case JsonValue.Obj object -> {
        var members = new StringJoiner(", ", "{", "}");
        object
            .members()
            .forEach(m -> members.add(JsonEdit.quoted(m.key()) + ": " + line(m.value())));
        yield members.toString();
      }
      case JsonValue.Arr array -> {
        var elements = new StringJoiner(", ", "[", "]");
        array.elements().forEach(element -> elements.add(line(element)));
        yield elements.toString();
      }
      case JsonValue.Str string -> JsonEdit.quoted(string.value());
      case JsonValue.Num number -> number.text();
      case JsonValue.Bool bool -> Boolean.toString(bool.value());
      case JsonValue.Nul _, JsonValue.Broken _ -> "null";
    };
  }
}
