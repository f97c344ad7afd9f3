package crashlab.scenario;

/// How text from a file is shown in messages: cut, and with nothing in it that a terminal or a log
/// would obey.
public final class Quoted {
  private static final int MOST = 60;

  private Quoted() {}

  /// Returns `text` in quotes.
  public static String of(String text) {
    return '"' + bare(text) + '"';
  }

  /// Returns `text` cut at 60 code points and with its invisible characters written as `\\u{…}`.
  public static String bare(String text) {
    return cut(text, MOST);
  }

  /// As [#bare], cut at another number of code points.
  static String cut(String text, int most) {
    var shown = new StringBuilder();
    int count = 0;
    for (int i = 0; i < text.length(); count++) {
      if (count == most) {
        return shown.append('…').toString();
      }
      int c = text.codePointAt(i);
      appendVisible(shown, c);
      i += Character.charCount(c);
    }
    return shown.toString();
  }

  /// Returns all of `text` with its invisible characters written as `\\u{…}`.
  public static String whole(String text) {
    var shown = new StringBuilder();
    text.codePoints().forEach(c -> appendVisible(shown, c));
    return shown.toString();
  }

  static void appendVisible(StringBuilder shown, int c) {
    if (isVisible(c)) {
      shown.appendCodePoint(c);
    } else {
      shown.append("\\u{").append(Integer.toHexString(c)).append('}');
    }
  }

  static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /// Returns a value as messages name it: a scalar as written, else its kind.
  static String value(JsonValue value) {
    return switch (value) {
      case JsonValue.Str text -> of(text.value());
      case JsonValue.Num number -> bare(number.text());
      case JsonValue.Bool bool -> bool.value() ? "true" : "false";
      case JsonValue.Nul _ -> "null";
      case JsonValue.Obj object -> object.members().isEmpty() ? "an empty object" : "an object";
      case JsonValue.Arr array -> array.elements().isEmpty() ? "an empty array" : "an array";
      case JsonValue.Broken _ -> "a value";
    };
  }
}
