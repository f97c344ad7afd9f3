package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void keepsThePlaceOfEachValueAndKey() {
    String text = "{\"a\": [1, \"é😀\", true],\r\n \"b\\n\": null}";

    JsonValue.Obj root = (JsonValue.Obj) Corpus.json(text);

    JsonValue.Member second = root.members().get(1);
    assertThat(text.substring(root.start(), root.end())).isEqualTo(text);
    assertThat(text.substring(second.keyStart(), second.keyEnd())).isEqualTo("\"b\\n\"");
    assertThat(slices(text, ((JsonValue.Arr) root.members().getFirst().value()).elements()))
        .containsExactly("1", "\"é😀\"", "true");
    assertThat(text.substring(second.value().start(), second.value().end())).isEqualTo("null");
  }

  @Test
  void placesHoldInLongDocuments() {
    for (int seed = 0; seed < 60; seed++) {
      String text = new RandomJson(new Random(seed)).document(seed < 50 ? 200 : 6_000);

      JsonValue root = Corpus.json(text);

      assertThat(RandomJson.misplaced(root, text)).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void countsColumnsInCodePointsAndTakesEachLineEnd() {
    var source = new Source("f", "a\rb\r\nc\n{\"é😀\": @}", 0);

    int at = source.text().indexOf('@');

    assertThat(source.line(at)).isEqualTo(4);
    assertThat(source.column(at)).isEqualTo(8);
    assertThat(source.lineText(2)).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{\"a\": 1, \"b\": 2, \"a\": 3}`|f:1:18: the key \"a\" is already given at 1:2",
        "`{\"a\": 1,}`|f:1:9: found '}', expected a key in double quotes",
        "`[1, 2`|f:1:6: the text ends inside an array that begins at 1:1",
        "`[1 2]`|f:1:4: found '2', expected a comma or ']'",
        "`{\"a\" 1}`|f:1:6: found '1', expected a colon",
        "`[1] x`|f:1:5: text after the end of the value",
        "``|f:1:1: the text is empty, expected an object",
        "`   `|f:1:4: the text is empty, expected an object",
        "`[\"\\ud800\"]`|f:1:2: half a surrogate pair (\\ud800) in a string",
        "`{\"\\udc00\": 1}`|f:1:2: half a surrogate pair (\\udc00) in a string",
        "`[\"abc]`|f:1:2: the string that begins here does not end",
        "`[\"a\\x\"]`|f:1:4: unknown escape, expected one of \\\" \\\\ \\/ \\b \\f \\n"
            + " \\r"
            + " \\t \\uXXXX",
        "`[\"\\u12g4\"]`|f:1:3: an escape \\u takes four hexadecimal digits",
        "`[01]`|f:1:2: found 01, expected a number in JSON's form",
        "`[1.]`|f:1:2: found 1., expected a number in JSON's form",
        "`[+1]`|f:1:2: found '+', expected a value",
        "`[NaN]`|f:1:2: found NaN, expected a value (strings stand in double quotes)",
        "`{a: 1}`|f:1:2: found 'a', expected a key in double quotes",
        "`['a']`|f:1:2: found the character \\u{27}, expected a value",
        "`[1, /* no */ 2]`|f:1:5: found '/', expected a value",
        "`[tru]`|f:1:2: found tru, expected a value (strings stand in double quotes)",
      })
  void saysInItsOwnWordsWhatIsWrong(String text, String expected) {
    var problems = new Problems();

    JsonReader.read(new Source("f", text == null ? "" : text, 0), problems);

    assertThat(problems.shown().getFirst().text()).isEqualTo(expected);
  }

  @Test
  void refusesControlCharactersInStringsAndAByteOrderMark() {
    assertThat(problem("[\"a\tb\"]"))
        .isEqualTo("f:1:4: the character \\u{9} must be escaped inside a string");
    assertThat(problem("\uFEFF{}"))
        .isEqualTo("f:1:1: the text begins with a byte order mark, expected UTF-8 without");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0xc0, 0xe9, 0xff, 0xf5})
  void refusesBytesThatAreNoUtf8(int bad) {
    byte[] bytes = "{\n\"é\": \"?\"}".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) bad;
    var problems = new Problems();

    assertThat(Utf8.decode("f", bytes, 0, problems)).isNull();
    assertThat(problems.shown().getFirst().text())
        .isEqualTo("f:2:7: not valid UTF-8: byte 0x" + Integer.toHexString(bad));
  }

  @Test
  void refusesOverlongUtf8AndHalfSurrogatesInBytes() {
    byte[] overlong = {'"', (byte) 0xc0, (byte) 0x80, '"'};
    byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};

    assertThat(Utf8.decode("f", overlong, 0, new Problems())).isNull();
    assertThat(Utf8.decode("f", surrogate, 0, new Problems())).isNull();
  }

  @Test
  void holdsTheLimits() {
    assertThat(problem("[".repeat(64) + "]".repeat(64))).isNull();
    assertThat(problem("[".repeat(65) + "]".repeat(65)))
        .isEqualTo("f:1:65: nested deeper than 64 levels");
    assertThat(problem("[" + "1".repeat(40) + "]")).isNull();
    assertThat(problem("[" + "1".repeat(41) + "]"))
        .isEqualTo("f:1:2: the number has 41 characters, expected at most 40");
    assertThat(problem("[\"" + "x".repeat(10_000) + "\"]")).isNull();
    assertThat(problem("[\"" + "x".repeat(10_001) + "\"]"))
        .isEqualTo("f:1:2: the string has 10001 characters, expected at most 10000");
    assertThat(problem("{\"" + "x".repeat(256) + "\": 1}")).isNull();
    assertThat(problem("{\"" + "x".repeat(257) + "\": 1}"))
        .isEqualTo("f:1:2: the key has 257 characters, expected at most 256");
    assertThat(problem("[" + "1,".repeat(499_996) + "1]")).isNull();
    assertThat(problem("[" + "1,".repeat(500_000) + "1]"))
        .contains("more than 500000 values, keys and brackets");
  }

  @Test
  void refusesTooLongFiles() {
    var problems = new Problems();

    assertThat(Utf8.decode("f", new byte[4 * 1024 * 1024 + 1], 0, problems)).isNull();
    assertThat(problems.shown().getFirst().text())
        .isEqualTo("f:1:1: the file has 4,194,305 bytes, expected at most 4,194,304");
  }

  @Test
  void whatStandsBeforeAMistakeIsRightSoFar() {
    var random = new Random(7);
    List<String> texts = List.copyOf(Corpus.valid().values());
    int refused = 0;
    for (int i = 0; i < 4_000; i++) {
      String text = RandomJson.mutated(texts.get(i % texts.size()), random);
      JsonMistake mistake = JsonMistake.of(text);
      if (mistake != null) {
        mistake.check();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  private static @Nullable String problem(String text) {
    var problems = new Problems();
    JsonReader.read(new Source("f", text, 0), problems);
    return problems.isEmpty() ? null : problems.shown().getFirst().text();
  }

  private static List<String> slices(String text, List<JsonValue> values) {
    return values.stream().map(value -> text.substring(value.start(), value.end())).toList();
  }
}
