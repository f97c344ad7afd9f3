package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Puts values of a JSON text into other places: still JSON, but seldom a scenario.
final class JsonSwap {
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999",
          "1.5",
          "9223372036854775808",
          "\"\"",
          "\"-\"",
          "\"/\"",
          "\"infinity\"",
          "\"self\"",
          "\"a/b>c\"",
          "[]",
          "{}",
          "[[]]",
          "{\"$param\": \"work\"}",
          "{\"via\": \"Names\"}");

  private JsonSwap() {}

  /// Returns `text` with one value replaced by another of it, or by an odd one.
  static String swapped(String text, Random random) {
    List<JsonValue> values = new ArrayList<>();
    collect(JsonReader.read(new Source("f", text, 0), new Problems()), values);
    JsonValue place = values.get(random.nextInt(values.size()));
    JsonValue other = values.get(random.nextInt(values.size()));
    String put =
        random.nextBoolean()
            ? text.substring(other.start(), other.end())
            : ODD.get(random.nextInt(ODD.size()));
    return text.substring(0, place.start()) + put + text.substring(place.end());
  }

  private static void collect(JsonValue value, List<JsonValue> values) {
    values.add(value);
    switch (value) {
      case JsonValue.Obj object ->
          object.members().forEach(member -> collect(member.value(), values));
      case JsonValue.Arr array -> array.elements().forEach(element -> collect(element, values));
      case JsonValue.Str _,
          JsonValue.Num _,
          JsonValue.Bool _,
          JsonValue.Nul _,
          JsonValue.Broken _ -> {}
    }
  }
}
