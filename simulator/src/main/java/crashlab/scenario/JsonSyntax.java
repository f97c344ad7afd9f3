package crashlab.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Says what is wrong where the tokens of a JSON text stop, in words of our own and at the exact
/// place.
///
/// Jackson stops at the first error, but names it in its own terms and some a little late. All
/// before that is right, so what is wrong is the one thing that comes next.
final class JsonSyntax {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u\\p{XDigit}{4})");

  /// No object or array.
  static final int NONE = -1;

  private final String text;
  private final int end;
  private final int open;

  /// What is wrong, between two offsets.
  record Mistake(int start, int end, String message) {}

  private JsonSyntax(String text, int end, int open) {
    this.text = text;
    this.end = end;
    this.open = open;
  }

  /// Returns what is wrong with what follows the last good token.
  ///
  /// @param last the token; null for none
  /// @param end the offset behind it
  /// @param open where the innermost object or array that is not closed begins, or [#NONE]
  static Mistake mistake(Source source, @Nullable JsonToken last, int end, int open) {
    return new JsonSyntax(source.text(), end, open).mistake(source, last);
  }

  /// Returns where the token that follows the one that ends at `end` begins.
  static int next(String text, int end) {
    var syntax = new JsonSyntax(text, end, NONE);
    int at = syntax.blanks(end);
    return syntax.is(at, ',') || syntax.is(at, ':') ? syntax.blanks(at + 1) : at;
  }

  private Mistake mistake(Source source, @Nullable JsonToken last) {
    int at = blanks(end);
    return switch (last) {
      case null -> value(at);
      case START_OBJECT -> member(at);
      case START_ARRAY -> value(at);
      case PROPERTY_NAME -> is(at, ':') ? value(blanks(at + 1)) : colon(at);
      default -> afterValue(at, source, last);
    };
  }

  private Mistake afterValue(int at, Source source, JsonToken last) {
    if (open == NONE) {
      return here(at, "text after the end of the value");
    }
    boolean inObject = is(open, '{');
    if (is(at, ',')) {
      return inObject ? member(blanks(at + 1)) : value(blanks(at + 1));
    }
    if (at == text.length()) {
      String place = " that begins at %d:%d".formatted(source.line(open), source.column(open));
      return here(at, "the text ends inside " + (inObject ? "an object" : "an array") + place);
    }
    if (at == end && isNumber(last) && !isNumberEnd(at)) {
      return number(startOfNumber());
    }
    return here(
        at, "found " + found(at) + ", expected a comma or '" + (inObject ? '}' : ']') + "'");
  }

  private static boolean isNumber(JsonToken token) {
    return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
  }

  /// What is wrong with a member whose key is to begin at `at`: Jackson reads on to its value
  /// before it tells the key.
  private Mistake member(int at) {
    if (at == text.length()) {
      return here(at, "the text ends where a key is expected");
    }
    if (!is(at, '"')) {
      return here(at, "found " + found(at) + ", expected a key in double quotes");
    }
    Mistake mistake = string(at);
    if (mistake != null) {
      return mistake;
    }
    int behind = endOfString(at);
    String half = JsonReader.halfPair(decoded(text.substring(at, behind)));
    if (half != null) {
      return new Mistake(at, behind, half);
    }
    int colon = blanks(behind);
    return is(colon, ':') ? value(blanks(colon + 1)) : colon(colon);
  }

  /// Returns what a string literal stands for.
  private static String decoded(String literal) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), literal)) {
      parser.nextToken();
      return parser.getString();
    }
  }

  private Mistake colon(int at) {
    return at == text.length()
        ? here(at, "the text ends where a colon is expected")
        : here(at, "found " + found(at) + ", expected a colon");
  }

  private Mistake value(int at) {
    if (at == text.length()) {
      return here(at, "the text ends where a value is expected");
    }
    char c = text.charAt(at);
    if (c == '"') {
      Mistake mistake = string(at);
      return mistake == null ? here(at, "not valid JSON") : mistake;
    }
    return c == '-' || isDigit(c) ? number(at) : word(at);
  }

  /// What is wrong in the string that begins at `start`; null for nothing.
  private @Nullable Mistake string(int start) {
    int at = endOfGood(start);
    if (at == text.length()) {
      return new Mistake(start, start + 1, "the string that begins here does not end");
    }
    char c = text.charAt(at);
    if (c < ' ') {
      String code = Integer.toHexString(c);
      return here(at, "the character \\u{" + code + "} must be escaped inside a string");
    }
    if (c == '"') {
      return null;
    }
    String message =
        is(at + 1, 'u')
            ? "an escape \\u takes four hexadecimal digits"
            : "unknown escape, expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX";
    return new Mistake(at, Math.min(at + 2, text.length()), message);
  }

  private int endOfString(int start) {
    return endOfGood(start) + 1;
  }

  /// Returns where the characters and whole escapes of a string end: at its quote, if it is sound.
  private int endOfGood(int start) {
    Matcher escape = ESCAPE.matcher(text);
    int at = start + 1;
    while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) != '"') {
      if (text.charAt(at) != '\\') {
        at++;
      } else if (escape.region(at, text.length()).lookingAt()) {
        at = escape.end();
      } else {
        return at;
      }
    }
    return at;
  }

  private int startOfNumber() {
    int start = end;
    while (start > 0 && "+-.0123456789eE".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return start;
  }

  private boolean isNumberEnd(int at) {
    return isBlank(at) || ",]}:".indexOf(text.charAt(at)) >= 0;
  }

  private Mistake number(int start) {
    int end = start;
    while (end < text.length() && !isNumberEnd(end)) {
      end++;
    }
    String number = Quoted.bare(text.substring(start, end));
    return new Mistake(start, end, "found " + number + ", expected a number in JSON's form");
  }

  private Mistake word(int start) {
    int end = start;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    if (end == start) {
      return here(start, "found " + found(start) + ", expected a value");
    }
    String word = Quoted.bare(text.substring(start, end));
    return new Mistake(
        start, end, "found " + word + ", expected a value (strings stand in double quotes)");
  }

  private String found(int at) {
    int c = text.codePointAt(at);
    if (c == '\'' || !Quoted.isVisible(c)) {
      return "the character \\u{" + Integer.toHexString(c) + "}";
    }
    return "'" + Character.toString(c) + "'";
  }

  private Mistake here(int at, String message) {
    return new Mistake(at, Math.min(at + 1, text.length()), message);
  }

  private boolean is(int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean isBlank(int at) {
    return " \t\n\r".indexOf(text.charAt(at)) >= 0;
  }

  private int blanks(int from) {
    int at = from;
    while (at < text.length() && isBlank(at)) {
      at++;
    }
    return at;
  }
}
