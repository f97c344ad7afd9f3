package crashlab.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON (RFC 8259) strictly: one value, no byte order mark, no key twice in an object,
/// nothing that cannot be written out again as UTF-8.
final class JsonReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Source source;
  private final Problems problems;
  private final JsonParser parser;

  /// Only an escape can be half a pair: a text that was decoded has whole ones.
  private final boolean mayHoldHalfPairs;

  private int tokens;

  /* How far the text was read: the last token that is whole, its end, and what is open around it. */
  private @Nullable JsonToken last;
  private int lastEnd;
  private int open = JsonSyntax.NONE;

  private JsonReader(Source source, Problems problems, JsonParser parser) {
    this.source = source;
    this.problems = problems;
    this.parser = parser;
    this.mayHoldHalfPairs = source.text().contains("\\u");
  }

  /// Returns the value that `source` holds, or null. Null or not, problems may have been noted.
  static @Nullable JsonValue read(Source source, Problems problems) {
    String text = source.text();
    if (text.length() > JsonLimits.BYTES) {
      problems.add(source, 0, 0, "the text is longer than " + JsonLimits.BYTES + " characters");
      return null;
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      problems.add(source, 0, 1, "the text begins with a byte order mark, expected UTF-8 without");
      return null;
    }
    try (JsonParser parser = parser(text)) {
      return new JsonReader(source, problems, parser).document();
    }
  }

  /// Lengths are not the parser's business: they are told with their place, and reading goes on.
  private static JsonParser parser(String text) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(JsonLimits.DEPTH)
            .maxNumberLength(JsonLimits.BYTES)
            .maxStringLength(JsonLimits.BYTES)
            .maxNameLength(JsonLimits.BYTES)
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(limits)
        .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
        .build()
        .createParser(ObjectReadContext.empty(), text);
  }

  private @Nullable JsonValue document() {
    try {
      return onlyValue();
    } catch (StreamConstraintsException e) {
      int at = JsonSyntax.next(source.text(), lastEnd);
      problems.add(
          source,
          at,
          Math.min(at + 1, source.text().length()),
          tokens > JsonLimits.TOKENS
              ? "more than " + JsonLimits.TOKENS + " values, keys and brackets"
              : "nested deeper than " + JsonLimits.DEPTH + " levels");
    } catch (JacksonException e) {
      JsonSyntax.Mistake mistake = JsonSyntax.mistake(source, last, lastEnd, open);
      problems.add(source, mistake.start(), mistake.end(), mistake.message());
    }
    return null;
  }

  private @Nullable JsonValue onlyValue() {
    if (next() == null) {
      int end = source.text().length();
      problems.add(source, end, end, "the text is empty, expected an object");
      return null;
    }
    JsonValue value = value();
    if (next() != null) {
      problems.add(source, start(), end(), "text after the end of the value");
      return null;
    }
    return value;
  }

  private @Nullable JsonToken next() {
    JsonToken token = parser.nextToken();
    tokens++;
    if (tokens > JsonLimits.TOKENS) {
      throw new StreamConstraintsException("tokens", parser.currentTokenLocation());
    }
    return token;
  }

  private JsonValue value() {
    int start = start();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(start);
      case START_ARRAY -> array(start);
      case VALUE_STRING -> {
        String text = parser.getString();
        int end = passed(token, end());
        refuseHalfPairs(text, start, end);
        yield isTooLong("the string", text, JsonLimits.STRING_LENGTH, start, end)
            ? new JsonValue.Broken(source, start, end)
            : new JsonValue.Str(source, start, end, text);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        String text = parser.getString();
        int end = passed(token, start + text.length());
        yield isTooLong("the number", text, JsonLimits.NUMBER_LENGTH, start, end)
                || isTooBig(text, start, end)
            ? new JsonValue.Broken(source, start, end)
            : new JsonValue.Num(source, start, end, text);
      }
      case VALUE_TRUE -> new JsonValue.Bool(source, start, passed(token, end()), true);
      case VALUE_FALSE -> new JsonValue.Bool(source, start, passed(token, end()), false);
      case VALUE_NULL -> new JsonValue.Nul(source, start, passed(token, end()));
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins here (offset %d)".formatted(start));
    };
  }

  private JsonValue object(int start) {
    int around = opened(JsonToken.START_OBJECT, start);
    List<JsonValue.Member> members = new ArrayList<>();
    Map<String, Integer> starts = new LinkedHashMap<>();
    while (next() == JsonToken.PROPERTY_NAME) {
      int keyStart = start();
      String key = parser.currentName();
      int keyEnd = passed(JsonToken.PROPERTY_NAME, endOfKey(key, keyStart));
      refuseHalfPairs(key, keyStart, keyEnd);
      boolean tooLong = isTooLong("the key", key, JsonLimits.NAME_LENGTH, keyStart, keyEnd);
      next();
      JsonValue value = value();
      Integer first = starts.putIfAbsent(key, keyStart);
      if (first != null) {
        problems.add(source, keyStart, keyEnd, duplicate(key, first));
      } else if (!tooLong) {
        members.add(new JsonValue.Member(source, key, keyStart, keyEnd, value));
      }
    }
    return new JsonValue.Obj(source, start, closed(JsonToken.END_OBJECT, around), members);
  }

  private String duplicate(String key, int first) {
    return "the key %s is already given at %d:%d"
        .formatted(Quoted.of(key), source.line(first), source.column(first));
  }

  private JsonValue array(int start) {
    int around = opened(JsonToken.START_ARRAY, start);
    List<JsonValue> elements = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return new JsonValue.Arr(source, start, closed(JsonToken.END_ARRAY, around), elements);
  }

  /// Notes that the object or array that begins at `start` is open, and returns the one around it.
  private int opened(JsonToken token, int start) {
    int around = open;
    open = start;
    passed(token, start + 1);
    return around;
  }

  /// Notes that the innermost object or array is closed, and returns where it ends.
  private int closed(JsonToken token, int around) {
    open = around;
    return passed(token, end());
  }

  /// Notes that a token was read whole, and returns `end`.
  private int passed(JsonToken token, int end) {
    last = token;
    lastEnd = end;
    return end;
  }

  private boolean isTooLong(String what, String text, int longest, int start, int end) {
    int length = text.length();
    if (length > longest) {
      problems.add(
          source, start, end, what + " has " + length + " characters, expected at most " + longest);
    }
    return length > longest;
  }

  /// No scenario needs such numbers, and arithmetic could take for ever with them.
  private boolean isTooBig(String number, int start, int end) {
    boolean big = Values.exponentDigits(number) > Values.MOST_EXPONENT_DIGITS;
    if (big) {
      problems.add(
          source,
          start,
          end,
          "found "
              + Quoted.bare(number)
              + ", expected an exponent of at most "
              + Values.MOST_EXPONENT_DIGITS
              + " digits");
    }
    return big;
  }

  private void refuseHalfPairs(String text, int start, int end) {
    String half = mayHoldHalfPairs ? halfPair(text) : null;
    if (half != null) {
      problems.add(source, start, end, half);
    }
  }

  /// Says which half of a surrogate pair stands alone in a text; null if none does.
  static @Nullable String halfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!pair) {
          return "half a surrogate pair (\\u" + Integer.toHexString(c) + ") in a string";
        }
        i++;
      }
    }
    return null;
  }

  private int endOfKey(String key, int start) {
    String text = source.text();
    int i = start + 1;
    boolean plain = text.startsWith(key, i) && text.startsWith("\"", i + key.length());
    if (plain) { // a key with an escape is longer as written
      return i + key.length() + 1;
    }
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, text.length());
  }

  private int start() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private int end() {
    return (int) parser.currentLocation().getCharOffset();
  }
}
