package crashlab.scenario;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

/// Reads JSON (RFC 8259) strictly: UTF-8 without errors, one value, no key twice in an object,
/// nothing that cannot be written out again as UTF-8.
final class JsonReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Source source;
  private final Problems problems;
  private final JsonParser parser;

  /// Only an escape can be half a pair: a text that was decoded has whole ones.
  private final boolean mayHoldHalfPairs;

  private int tokens;

  private JsonReader(Source source, Problems problems, JsonParser parser) {
    this.source = source;
    this.problems = problems;
    this.parser = parser;
    this.mayHoldHalfPairs = source.text().contains("\\u");
  }

  /// Returns the text of `bytes`, or null with a problem noted.
  static @Nullable Source decode(String name, byte[] bytes, int order, Problems problems) {
    if (bytes.length > JsonLimits.BYTES) {
      problems.add(
          new Source(name, "", order),
          0,
          0,
          String.format(
              Locale.ROOT,
              "the file has %,d bytes, expected at most %,d",
              bytes.length,
              JsonLimits.BYTES));
      return null;
    }
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    var source = new Source(name, out.flip().toString(), order);
    if (result.isError()) {
      int bad = bytes[in.position()] & 0xff;
      int end = source.text().length();
      problems.add(source, end, end, "not valid UTF-8: byte 0x" + Integer.toHexString(bad));
      return null;
    }
    return source;
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
    } catch (StreamConstraintsException e) {
      JsonSyntax.noteLimit(source, offset(e), problems);
    } catch (JacksonException e) {
      JsonSyntax.noteError(source, offset(e), problems);
    }
    return null;
  }

  private static JsonParser parser(String text) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(JsonLimits.DEPTH)
            .maxNumberLength(JsonLimits.NUMBER_LENGTH)
            .maxStringLength(JsonLimits.STRING_LENGTH)
            .maxNameLength(JsonLimits.NAME_LENGTH)
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(limits)
        .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
        .build()
        .createParser(ObjectReadContext.empty(), text);
  }

  private static int offset(JacksonException e) {
    var location = e.getLocation();
    return location == null ? 0 : (int) Math.max(0, location.getCharOffset());
  }

  private @Nullable JsonValue document() {
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
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(start);
      case START_ARRAY -> array(start);
      case VALUE_STRING -> {
        String text = parser.getString();
        int end = end();
        refuseLoneSurrogates(text, start, end);
        yield new JsonValue.Str(source, start, end, text);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        String text = parser.getString();
        yield new JsonValue.Num(source, start, start + text.length(), text);
      }
      case VALUE_TRUE -> new JsonValue.Bool(source, start, end(), true);
      case VALUE_FALSE -> new JsonValue.Bool(source, start, end(), false);
      case VALUE_NULL -> new JsonValue.Nul(source, start, end());
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins here (offset %d)".formatted(start));
    };
  }

  private JsonValue object(int start) {
    List<JsonValue.Member> members = new ArrayList<>();
    Map<String, Integer> starts = new LinkedHashMap<>();
    while (next() == JsonToken.PROPERTY_NAME) {
      int keyStart = start();
      String key = parser.currentName();
      int keyEnd = endOfKey(key, keyStart);
      refuseLoneSurrogates(key, keyStart, keyEnd);
      next();
      JsonValue value = value();
      Integer first = starts.putIfAbsent(key, keyStart);
      if (first == null) {
        members.add(new JsonValue.Member(source, key, keyStart, keyEnd, value));
      } else {
        problems.add(source, keyStart, keyEnd, duplicate(key, first));
      }
    }
    return new JsonValue.Obj(source, start, end(), members);
  }

  private String duplicate(String key, int first) {
    return "the key %s is already given at %d:%d"
        .formatted(Quoted.of(key), source.line(first), source.column(first));
  }

  private JsonValue array(int start) {
    List<JsonValue> elements = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return new JsonValue.Arr(source, start, end(), elements);
  }

  private void refuseLoneSurrogates(String text, int start, int end) {
    if (!mayHoldHalfPairs) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!pair) {
          problems.add(source, start, end, JsonSyntax.halfPair(c));
          return;
        }
        i++;
      }
    }
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
