package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random JSON texts for tests, with odd characters and every kind of line end between the tokens.
final class RandomJson {
  private static final String[] BLANKS = {"", " ", "\n", "\r", "\r\n", "\t", "  \n"};
  private static final String[] PIECES = {
    "a", "é", "😀", "\\n", "\\u00e9", "\\ud83d\\ude00", " ", "x"
  };
  private static final String[] NUMBERS = {"0", "-1", "12.5e-3", "1E9", "123456789012345678"};

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int left;
  private int keys;

  RandomJson(Random random) {
    this.random = random;
  }

  /// Returns a text with about `values` values.
  String document(int values) {
    left = values;
    blank();
    array(0, true);
    blank();
    return text.toString();
  }

  private void value(int depth) {
    left--;
    switch (depth > 20 ? 2 + random.nextInt(4) : random.nextInt(6)) {
      case 0 -> array(depth, false);
      case 1 -> object(depth);
      case 2 -> string("");
      case 3 -> text.append(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 4 -> text.append(random.nextBoolean());
      default -> text.append("null");
    }
  }

  private void array(int depth, boolean all) {
    text.append('[');
    blank();
    for (int i = 0; left > 0 && (all || i < random.nextInt(6)); i++) {
      text.append(i == 0 ? "" : ",");
      blank();
      value(depth + 1);
      blank();
    }
    text.append(']');
  }

  private void object(int depth) {
    text.append('{');
    blank();
    for (int i = 0; left > 0 && i < random.nextInt(6); i++) {
      text.append(i == 0 ? "" : ",");
      blank();
      string("k" + keys++);
      blank();
      text.append(':');
      blank();
      value(depth + 1);
      blank();
    }
    text.append('}');
  }

  private void string(String prefix) {
    text.append('"').append(prefix);
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    text.append('"');
  }

  private void blank() {
    text.append(BLANKS[random.nextInt(BLANKS.length)]);
  }

  /// Returns the values and keys below `value` whose place does not hold what they are.
  static List<String> misplaced(JsonValue value, String text) {
    List<String> misplaced = new ArrayList<>();
    collect(value, text, misplaced);
    return misplaced;
  }

  private static void collect(JsonValue value, String text, List<String> misplaced) {
    String slice = text.substring(value.start(), value.end());
    boolean right =
        switch (value) {
          case JsonValue.Obj object -> {
            for (JsonValue.Member member : object.members()) {
              String key = text.substring(member.keyStart(), member.keyEnd());
              if (!key.startsWith("\"k") || !key.endsWith("\"")) {
                misplaced.add(key);
              }
              collect(member.value(), text, misplaced);
            }
            yield slice.startsWith("{") && slice.endsWith("}");
          }
          case JsonValue.Arr array -> {
            array.elements().forEach(element -> collect(element, text, misplaced));
            yield slice.startsWith("[") && slice.endsWith("]");
          }
          case JsonValue.Str _ -> slice.startsWith("\"") && slice.endsWith("\"");
          case JsonValue.Num number -> slice.equals(number.text());
          case JsonValue.Bool bool -> slice.equals(Boolean.toString(bool.value()));
          case JsonValue.Nul _ -> slice.equals("null");
          case JsonValue.Broken _ -> false;
        };
    if (!right) {
      misplaced.add(slice);
    }
  }

  /// Tells whether a text is taken, keys that are given twice apart.
  static boolean isGood(Source source) {
    var problems = new Problems();
    JsonValue value = JsonReader.read(source, problems);
    return value != null
        && problems.shown().stream().noneMatch(p -> p.message().contains("surrogate"));
  }

  /// Returns `text` with one character taken out, put in or replaced.
  static String mutated(String text, Random random) {
    String pieces = "{}[]:,\"\\01-.eEtn/ \n\t\u0001é";
    int at = random.nextInt(text.length());
    char c = pieces.charAt(random.nextInt(pieces.length()));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + c + text.substring(at);
      default -> text.substring(0, at) + c + text.substring(at + 1);
    };
  }
}
