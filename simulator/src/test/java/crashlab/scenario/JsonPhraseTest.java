package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a part of a scenario file is told in words.
class JsonPhraseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"row": "views", "key": "front"}                          | row views, key front
          {"trace": {"event": "exit"}, "read": "reason"}            | trace event exit, read reason
          {"trace": {"event": "exit", "pid": "A"}, "read": ["t"]}   | trace (event exit, pid A), read [t]
          {"do": [{"call": "A"}, {"work": 5}]}                      | do [call A, work 5]
          {"do": [{"call": "A"}]}                                   | do call A
          """)
  void membersFollowEachOther(String json, String words) {
    assertThat(phrase(json)).isEqualTo(words);
  }

  @Test
  void whatATerminalWouldObeyIsWrittenAsItsNumber() {
    assertThat(phrase("{\"row\": \"a\\u001b[31m\"}")).isEqualTo("row a\\u{1b}[31m");
  }

  @Test
  void whatIsLongIsCut() {
    assertThat(phrase("{\"row\": \"" + "x".repeat(400) + "\"}")).hasSize(301).endsWith("…");
  }

  private static String phrase(String json) {
    return JsonPhrase.of(JsonReader.read(new Source("f", json, 0), new Problems()));
  }
}
