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
          "{\"$param\": \"nothing\"}",
          "{\"via\": \"Names\"}");

  private JsonSwap() {}

  /// Returns `text` with one value replaced by another of it, or by an odd one.
  static String swapped(String text, Random random) {
    List<JsonValue> values = new ArrayList<>();
    collect(Corpus.json(text), values);
    JsonValue place = values.get(random.nextInt(values.size()));
    JsonValue other = values.get(random.nextInt(values.size()));
    String put =
        random.nextBoolean()
            ? text.substring(other.start(), other.end())
            : ODD.get(random.nextInt(ODD.size()));
    return text.substring(0, place.start()) + put + text.substring(place.end());
  }

  /// Returns `text` with one key misspelt, or taken out with its value.
  static String withOneKeyChanged(String text, Random random) {
    List<JsonValue> values = new ArrayList<>();
    collect(Corpus.json(text), values);
    List<JsonValue.Obj> objects = new ArrayList<>();
    for (JsonValue value : values) {
      if (value instanceof JsonValue.Obj object && !object.members().isEmpty()) {
        objects.add(object);
      }
    }
    JsonValue.Obj object = objects.get(random.nextInt(objects.size()));
    int at = random.nextInt(object.members().size());
    JsonValue.Member member = object.members().get(at);
    if (random.nextBoolean()) {
      return text.substring(0, member.keyStart() + 1) + "z" + text.substring(member.keyStart() + 1);
    }
    boolean last = at == object.members().size() - 1;
    int from = last && at > 0 ? object.members().get(at - 1).value().end() : member.keyStart();
    int to = last ? member.value().end() : object.members().get(at + 1).keyStart();
    return text.substring(0, from) + text.substring(to);
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
