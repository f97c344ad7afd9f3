package crashlab.ui.editor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes out what it can of a JSON text that is being written: brackets may be missing, commas
/// forgotten, strings open. A string ends with its line at the latest.
final class LooseReader {
  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int depth;

  private LooseReader(String text) {
    this.text = text;
  }

  /// Returns the first value of a text; null if there is none.
  static @Nullable Loose read(String text) {
    var reader = new LooseReader(text);
    reader.skipTo("{[\"");
    return reader.at < text.length() ? reader.value() : null;
  }

  private void skipTo(String marks) {
    while (at < text.length() && marks.indexOf(text.charAt(at)) < 0) {
      at++;
    }
  }

  private Loose value() {
    char c = text.charAt(at);
    if (depth < DEEPEST && c == '{') {
      return object();
    }
    return depth < DEEPEST && c == '[' ? array() : leaf();
  }

  private Loose.Obj object() {
    int start = at++;
    depth++;
    List<Loose.Member> members = new ArrayList<>();
    boolean closed = false;
    while (skipBlanksAnd(',', ':') && !closed) {
      char c = text.charAt(at);
      if (c == ']') {
        break; // of an array around it: its own bracket is missing
      }
      if (c == '}') {
        at++;
        closed = true;
      } else if (c == '{' || c == '[') {
        value(); // without a key it is nobody's
      } else {
        members.add(member(leaf()));
      }
    }
    depth--;
    return new Loose.Obj(start, closed ? at : Math.min(at, text.length()), closed, members);
  }

  private Loose.Member member(Loose.Leaf name) {
    skipBlanks();
    if (at >= text.length() || text.charAt(at) != ':') {
      return new Loose.Member(name, -1, null);
    }
    int colon = ++at;
    skipBlanks();
    boolean missing = at >= text.length() || ",}]:".indexOf(text.charAt(at)) >= 0 || isKeyHere();
    return new Loose.Member(name, colon, missing ? null : value());
  }

  /// Whether a string with a colon behind it comes next: then it is no value.
  private boolean isKeyHere() {
    if (text.charAt(at) != '"') {
      return false;
    }
    int end = LineParts.endOfString(text, at);
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end < text.length() && text.charAt(end) == ':';
  }

  private Loose.Arr array() {
    int start = at++;
    depth++;
    List<Loose> elements = new ArrayList<>();
    boolean closed = false;
    while (!closed && skipBlanksAnd(',', ':')) {
      char c = text.charAt(at);
      if (c == '}') {
        break; // of an object around it
      }
      if (c == ']') {
        at++;
        closed = true;
      } else {
        elements.add(value());
      }
    }
    depth--;
    return new Loose.Arr(start, at, closed, elements);
  }

  private Loose.Leaf leaf() {
    int start = at;
    if (text.charAt(at) == '"') {
      at = LineParts.endOfString(text, at);
      boolean closed = at - start > 1 && text.charAt(at - 1) == '"' && !isEscaped(start, at - 1);
      String inside = text.substring(start + 1, closed ? at - 1 : at);
      return new Loose.Leaf(start, at, plain(inside), true, closed);
    }
    at = Math.max(LineParts.endOfWord(text, at), at + 1);
    return new Loose.Leaf(start, at, text.substring(start, at), false, true);
  }

  private boolean isEscaped(int start, int quote) {
    int slashes = 0;
    while (quote - 1 - slashes > start && text.charAt(quote - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private static String plain(String inside) {
    return inside.indexOf('\\') < 0
        ? inside
        : inside.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\");
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /// Returns whether something is left.
  private boolean skipBlanksAnd(char one, char other) {
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at))
            || text.charAt(at) == one
            || text.charAt(at) == other)) {
      at++;
    }
    return at < text.length();
  }
}
