package crashlab.scenario;

/// Says what is wrong where the JSON parser stopped, in words of our own.
///
/// The parser stops at the first error, but names it in its own terms and for some errors a little
/// late: this walks over the text once more, by the grammar of RFC 8259, up to the exact place.
final class JsonSyntax {
  private final String text;
  private int at;
  private int depth;
  private int errorStart = -1;
  private int errorEnd;
  private String message = "";

  private JsonSyntax(String text) {
    this.text = text;
  }

  /// Notes the error of a text that the parser refused at `offset`.
  static void noteError(Source source, int offset, Problems problems) {
    var syntax = new JsonSyntax(source.text());
    if (syntax.skipDocument()) {
      int place = Math.min(offset, source.text().length());
      problems.add(source, place, place, "not valid JSON");
    } else {
      problems.add(source, syntax.errorStart, syntax.errorEnd, syntax.message);
    }
  }

  /// Notes which limit the text broke at or before `offset`.
  static void noteLimit(Source source, int offset, Problems problems) {
    var syntax = new JsonSyntax(source.text());
    if (syntax.skipDocument()) {
      int place = Math.min(offset, source.text().length());
      problems.add(
          source, place, place, "more than " + JsonLimits.TOKENS + " values, keys and brackets");
    } else {
      problems.add(source, syntax.errorStart, syntax.errorEnd, syntax.message);
    }
  }

  /// Tells whether the whole text is one JSON value within the limits on depth and lengths.
  private boolean skipDocument() {
    skipBlanks();
    if (at == text.length()) {
      return fail(at, at, "the text is empty, expected an object");
    }
    if (!skipValue()) {
      return false;
    }
    skipBlanks();
    return at == text.length() || fail(at, at + 1, "text after the end of the value");
  }

  private boolean skipValue() {
    skipBlanks();
    if (at == text.length()) {
      return fail(at, at, "the text ends where a value is expected");
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> skipNested('}');
      case '[' -> skipNested(']');
      case '"' -> skipString(JsonLimits.STRING_LENGTH, "the string");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> skipNumber();
      default -> skipWord();
    };
  }

  private boolean skipNested(char close) {
    int open = at;
    depth++;
    if (depth > JsonLimits.DEPTH) {
      return fail(at, at + 1, "nested deeper than " + JsonLimits.DEPTH + " levels");
    }
    at++;
    skipBlanks();
    if (isNext(close)) {
      at++;
      depth--;
      return true;
    }
    while (close == '}' ? skipMember() : skipValue()) {
      skipBlanks();
      if (isNext(close)) {
        at++;
        depth--;
        return true;
      }
      if (!isNext(',')) {
        return failNested(open, close);
      }
      at++;
    }
    return false;
  }

  private boolean failNested(int open, char close) {
    if (at == text.length()) {
      String what = close == '}' ? "an object" : "an array";
      return fail(at, at, "the text ends inside " + what + placeOf(open));
    }
    return fail(at, at + 1, "found " + found() + ", expected a comma or '" + close + "'");
  }

  private String placeOf(int offset) {
    var source = new Source("", text, 0);
    return " that begins at %d:%d".formatted(source.line(offset), source.column(offset));
  }

  private boolean skipMember() {
    skipBlanks();
    if (!isNext('"')) {
      return at == text.length()
          ? fail(at, at, "the text ends where a key is expected")
          : fail(at, at + 1, "found " + found() + ", expected a key in double quotes");
    }
    if (!skipString(JsonLimits.NAME_LENGTH, "the key")) {
      return false;
    }
    skipBlanks();
    if (!isNext(':')) {
      return at == text.length()
          ? fail(at, at, "the text ends where a colon is expected")
          : fail(at, at + 1, "found " + found() + ", expected a colon");
    }
    at++;
    return skipValue();
  }

  private boolean skipString(int longest, String what) {
    int start = at;
    int length = 0;
    char half = 0;
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      int before = at;
      if (text.charAt(at) < ' ') {
        String code = Integer.toHexString(text.charAt(at));
        return fail(at, at + 1, "the character \\u{" + code + "} must be escaped inside a string");
      }
      if (text.charAt(at) != '\\') {
        at++;
      } else if (!skipEscape()) {
        return false;
      }
      char unit = unit(before);
      boolean paired = half != 0 && Character.isLowSurrogate(unit);
      if (!paired && (half != 0 || Character.isLowSurrogate(unit))) {
        return failHalfPair(start, half != 0 ? half : unit);
      }
      half = Character.isHighSurrogate(unit) ? unit : 0;
      length++;
    }
    if (at >= text.length()) {
      return fail(start, start + 1, "the string that begins here does not end");
    }
    at++;
    if (half != 0) {
      return failHalfPair(start, half);
    }
    return length <= longest
        || fail(start, at, what + " has " + length + " characters, expected at most " + longest);
  }

  /// Returns the UTF-16 unit that the text between `start` and here stands for; of short escapes
  /// any that is no surrogate.
  private char unit(int start) {
    boolean hexadecimal = at - start == 6;
    return hexadecimal ? (char) Integer.parseInt(text, start + 2, at, 16) : text.charAt(start);
  }

  private boolean failHalfPair(int start, char half) {
    int end = text.indexOf('"', at);
    return fail(start, end < 0 ? text.length() : Math.max(at, end + 1), halfPair(half));
  }

  static String halfPair(char half) {
    return "half a surrogate pair (\\u" + Integer.toHexString(half) + ") in a string";
  }

  private boolean skipEscape() {
    int start = at;
    char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if ("\"\\/bfnrt".indexOf(c) >= 0) {
      at += 2;
      return true;
    }
    at += 2;
    if (c == 'u') {
      int digits = 0;
      while (digits < 4 && at < text.length() && isHexDigit(text.charAt(at))) {
        digits++;
        at++;
      }
      if (digits == 4) {
        return true;
      }
      return fail(start, at, "an escape \\u takes four hexadecimal digits");
    }
    String escapes = "\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX";
    return fail(start, start + 2, "unknown escape, expected one of " + escapes);
  }

  private static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean skipNumber() {
    int start = at;
    at += isNext('-') ? 1 : 0;
    boolean leadingZero = isNext('0');
    int digits = skipDigits();
    boolean good = digits > 0 && (!leadingZero || digits == 1);
    if (isNext('.')) {
      at++;
      good &= skipDigits() > 0;
    }
    if (isNext('e') || isNext('E')) {
      at++;
      at += isNext('+') || isNext('-') ? 1 : 0;
      good &= skipDigits() > 0;
    }
    boolean ends = at == text.length() || isNumberEnd(text.charAt(at));
    if (!good || !ends) {
      while (at < text.length() && !isNumberEnd(text.charAt(at))) {
        at++;
      }
      String number = Quoted.bare(text.substring(start, at));
      return fail(start, at, "found " + number + ", expected a number in JSON's form");
    }
    int most = JsonLimits.NUMBER_LENGTH;
    return at - start <= most
        || fail(start, at, "a number of " + (at - start) + " characters, expected at most " + most);
  }

  private static boolean isNumberEnd(char c) {
    return isBlank(c) || c == ',' || c == ']' || c == '}' || c == ':';
  }

  private int skipDigits() {
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  private boolean skipWord() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.equals("true") || word.equals("false") || word.equals("null")) {
      return true;
    }
    if (word.isEmpty()) {
      return fail(start, start + 1, "found " + found() + ", expected a value");
    }
    return fail(
        start,
        at,
        "found " + Quoted.bare(word) + ", expected a value (strings stand in double quotes)");
  }

  private String found() {
    int c = text.codePointAt(at);
    if (c == '\'' || !Quoted.isVisible(c)) {
      return "the character \\u{" + Integer.toHexString(c) + "}";
    }
    return "'" + Character.toString(c) + "'";
  }

  private boolean isNext(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private boolean fail(int start, int end, String what) {
    errorStart = start;
    errorEnd = Math.min(end, text.length());
    message = what;
    return false;
  }
}
