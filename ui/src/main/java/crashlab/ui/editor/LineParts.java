package crashlab.ui.editor;

/// Splits one line of JSON into its parts, for colouring.
///
/// No string of JSON goes beyond its line, so each line can be split by itself, however broken the
/// others are. Allocates nothing.
final class LineParts {
  /// What a part of a line is.
  enum Kind {
    /// A string with a colon behind it.
    KEY("json-key"),
    STRING("json-string"),
    NUMBER("json-number"),
    /// `true`, `false`, `null`, or what should not be there.
    WORD("json-word"),
    BRACKET("json-bracket");

    private final String styleClass;

    Kind(String styleClass) {
      this.styleClass = styleClass;
    }

    String styleClass() {
      return styleClass;
    }
  }

  /// Takes the parts, from left to right; blanks, commas and colons are left out.
  @FunctionalInterface
  interface Sink {
    void part(Kind kind, int start, int end);
  }

  private LineParts() {}

  static void split(String line, Sink sink) {
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      int start = at;
      if (c == '"') {
        at = endOfString(line, at);
        sink.part(isKey(line, at) ? Kind.KEY : Kind.STRING, start, at);
      } else if (isDigit(c) || (c == '-' && at + 1 < line.length())) {
        at = endOfWord(line, at + 1);
        sink.part(Kind.NUMBER, start, at);
      } else if (isBracket(c)) {
        at++;
        sink.part(Kind.BRACKET, start, at);
      } else if (Character.isWhitespace(c) || c == ',' || c == ':') {
        at++;
      } else {
        at = endOfWord(line, at + 1);
        sink.part(Kind.WORD, start, at);
      }
    }
  }

  /// Returns the place behind the closing quote, or the end of the line.
  static int endOfString(String line, int start) {
    int at = start + 1;
    while (at < line.length() && line.charAt(at) != '"' && line.charAt(at) != '\n') {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    boolean closed = at < line.length() && line.charAt(at) == '"';
    return Math.min(line.length(), closed ? at + 1 : at);
  }

  private static boolean isKey(String line, int end) {
    int at = end;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at < line.length() && line.charAt(at) == ':';
  }

  static int endOfWord(String line, int from) {
    int at = from;
    while (at < line.length() && isWordPart(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isWordPart(char c) {
    return !Character.isWhitespace(c) && !isBracket(c) && c != ',' && c != ':' && c != '"';
  }

  static boolean isBracket(char c) {
    return c == '{' || c == '}' || c == '[' || c == ']';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
