package crashlab.scenario;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/// Small changes to the text of a scenario that leave the rest of it as its author wrote it.
///
/// Every method returns the new text; empty if `text` is no JSON or has no place for the change.
public final class JsonEdit {
  private static final String STEP = "  ";

  private JsonEdit() {}

  /// Puts a value in place of the one at `pointer`, or adds it there, if its parent is an object.
  ///
  /// @param pointer a JSON Pointer (RFC 6901), not empty
  /// @param json the new value
  public static Optional<String> set(String text, String pointer, String json) {
    JsonValue root = parse(text);
    if (root == null) {
      return Optional.empty();
    }
    JsonValue old = find(root, pointer);
    if (old != null) {
      return Optional.of(text.substring(0, old.start()) + json + text.substring(old.end()));
    }
    int slash = pointer.lastIndexOf('/');
    String key = plain(pointer.substring(slash + 1));
    return find(root, pointer.substring(0, slash)) instanceof JsonValue.Obj parent
        ? Optional.of(withMember(text, parent, key, json))
        : Optional.empty();
  }

  /// Adds a value to the end of the array at `pointer`. An array that is a member of the whole
  /// scenario is made if there is none.
  public static Optional<String> append(String text, String pointer, String json) {
    JsonValue root = parse(text);
    if (root == null) {
      return Optional.empty();
    }
    return switch (find(root, pointer)) {
      case JsonValue.Arr array -> Optional.of(withElement(text, array, json));
      case null -> set(text, pointer, "[" + json + "]");
      case JsonValue.Obj _, JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _ -> Optional.empty();
      case JsonValue.Nul _, JsonValue.Broken _ -> Optional.empty();
    };
  }

  /// Gives the member at `pointer` another key. Empty also if its object has that key already.
  public static Optional<String> rename(String text, String pointer, String key) {
    JsonValue root = parse(text);
    int slash = pointer.lastIndexOf('/');
    if (root == null
        || slash < 0
        || !(find(root, pointer.substring(0, slash)) instanceof JsonValue.Obj parent)) {
      return Optional.empty();
    }
    JsonValue.Member member = parent.member(plain(pointer.substring(slash + 1)));
    return member == null || parent.member(key) != null
        ? Optional.empty()
        : Optional.of(
            text.substring(0, member.keyStart()) + quoted(key) + text.substring(member.keyEnd()));
  }

  /// Returns the JSON Pointer of the member `key` of what is at `pointer`.
  public static String below(String pointer, String key) {
    return pointer + '/' + key.replace("~", "~0").replace("/", "~1");
  }

  /// Takes the value at `pointer` out, with its key if it has one.
  public static Optional<String> remove(String text, String pointer) {
    JsonValue root = parse(text);
    int slash = pointer.lastIndexOf('/');
    JsonValue parent = root == null || slash < 0 ? null : find(root, pointer.substring(0, slash));
    String last = slash < 0 ? "" : plain(pointer.substring(slash + 1));
    return switch (parent) {
      case JsonValue.Obj object -> {
        JsonValue.Member member = object.member(last);
        yield member == null
            ? Optional.empty()
            : Optional.of(without(text, member.keyStart(), member.value().end()));
      }
      case JsonValue.Arr array -> {
        int index = index(last, array.elements().size());
        yield index < 0
            ? Optional.empty()
            : Optional.of(
                without(
                    text, array.elements().get(index).start(), array.elements().get(index).end()));
      }
      case null -> Optional.empty();
      case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _, JsonValue.Nul _ -> Optional.empty();
      case JsonValue.Broken _ -> Optional.empty();
    };
  }

  /// Returns the text of the value at `pointer`, or empty if there is none.
  public static Optional<String> get(String text, String pointer) {
    JsonValue root = parse(text);
    JsonValue found = root == null ? null : find(root, pointer);
    return found == null
        ? Optional.empty()
        : Optional.of(text.substring(found.start(), found.end()));
  }

  /// Returns the value at `pointer` and its place, or empty if there is none.
  public static Optional<JsonValue> locate(String text, String pointer) {
    JsonValue root = parse(text);
    return root == null ? Optional.empty() : Optional.ofNullable(find(root, pointer));
  }

  private static @Nullable JsonValue parse(String text) {
    var problems = new Problems();
    JsonValue value = JsonReader.read(new Source("", text, 0), problems);
    return problems.isEmpty() ? value : null;
  }

  private static @Nullable JsonValue find(JsonValue root, String pointer) {
    JsonValue at = root;
    if (pointer.isEmpty()) {
      return at;
    }
    for (String word : pointer.substring(1).split("/", -1)) {
      String key = plain(word);
      at =
          switch (at) {
            case JsonValue.Obj object -> object.get(key);
            case JsonValue.Arr array -> {
              int index = index(key, array.elements().size());
              yield index < 0 ? null : array.elements().get(index);
            }
            case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _, JsonValue.Nul _ -> null;
            case JsonValue.Broken _ -> null;
          };
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private static String plain(String word) {
    return word.replace("~1", "/").replace("~0", "~");
  }

  private static int index(String word, int size) {
    if (!word.matches("0|[1-9][0-9]{0,8}")) {
      return -1;
    }
    int index = Integer.parseInt(word);
    return index < size ? index : -1;
  }

  private static String withMember(String text, JsonValue.Obj object, String key, String json) {
    String member = quoted(key) + ": " + json;
    List<JsonValue.Member> members = object.members();
    if (members.isEmpty()) {
      return text.substring(0, object.start()) + "{" + member + "}" + text.substring(object.end());
    }
    int end = members.getLast().value().end();
    return text.substring(0, end)
        + ","
        + gap(text, members.getLast().keyStart())
        + member
        + text.substring(end);
  }

  private static String withElement(String text, JsonValue.Arr array, String json) {
    List<JsonValue> elements = array.elements();
    if (elements.isEmpty()) {
      return text.substring(0, array.start()) + "[" + json + "]" + text.substring(array.end());
    }
    int end = elements.getLast().end();
    return text.substring(0, end)
        + ","
        + gap(text, elements.getLast().start())
        + json
        + text.substring(end);
  }

  /// What stands before the last one stands before the new one too: a space, or a new line.
  private static String gap(String text, int start) {
    int from = start;
    while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    String before = text.substring(from, start);
    return before.isEmpty() ? " " : before.contains("\n") ? "\n" + indent(before) : " ";
  }

  private static String indent(String gap) {
    String last = gap.substring(gap.lastIndexOf('\n') + 1);
    return last.isEmpty() ? STEP : last;
  }

  private static String without(String text, int start, int end) {
    int from = start;
    int to = end;
    while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    if (to < text.length() && text.charAt(to) == ',') {
      to++;
      while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
        to++;
      }
      return text.substring(0, from) + text.substring(to);
    }
    while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    if (from > 0 && text.charAt(from - 1) == ',') {
      return text.substring(0, from - 1) + text.substring(end);
    }
    return text.substring(0, from) + text.substring(to);
  }

  /// Returns a text as a JSON string.
  public static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
  }
}
