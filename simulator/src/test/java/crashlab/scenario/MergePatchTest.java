package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  /* The examples of RFC 7396, appendix A. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"b\"}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"b\"}|{\"b\":\"c\"}|{\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}|{\"a\":null}|{}",
        "{\"a\":\"b\",\"b\":\"c\"}|{\"a\":null}|{\"b\":\"c\"}",
        "{\"a\":[\"b\"]}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"c\"}|{\"a\":[\"b\"]}|{\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}|{\"a\":{\"b\":\"d\",\"c\":null}}|{\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]}|{\"a\":[1]}|{\"a\":[1]}",
        "[\"a\",\"b\"]|[\"c\",\"d\"]|[\"c\",\"d\"]",
        "{\"a\":\"b\"}|[\"c\"]|[\"c\"]",
        "{\"a\":\"foo\"}|null|null",
        "{\"a\":\"foo\"}|\"bar\"|\"bar\"",
        "{\"e\":null}|{\"a\":1}|{\"e\":null,\"a\":1}",
        "[1,2]|{\"a\":\"b\",\"c\":null}|{\"a\":\"b\"}",
        "{}|{\"a\":{\"bb\":{\"ccc\":null}}}|{\"a\":{\"bb\":{}}}",
      })
  void followsTheRfc(String target, String patch, String expected) {
    JsonValue merged =
        MergePatch.apply(Corpus.json(target), At.root(Corpus.json(patch)), (_, _) -> {});

    assertThat(written(merged)).isEqualTo(expected);
  }

  @Test
  void tellsOfANullThatRemovesNothing() {
    List<String> useless = new ArrayList<>();

    MergePatch.apply(
        Corpus.json("{\"a\":1,\"b\":{\"c\":2}}"),
        At.root(Corpus.json("{\"a\":null,\"x\":null,\"b\":{\"d\":null}}")),
        (at, removable) -> useless.add(at.pointer() + removable));

    assertThat(useless).containsExactly("/x[a, b]", "/b/d[c]");
  }

  private static String written(JsonValue value) {
    return switch (value) {
      case JsonValue.Obj object ->
          object.members().stream()
              .map(member -> '"' + member.key() + "\":" + written(member.value()))
              .toList()
              .toString()
              .replace(", ", ",")
              .replaceFirst("^\\[", "{")
              .replaceFirst("]$", "}");
      case JsonValue.Arr array ->
          array.elements().stream()
              .map(MergePatchTest::written)
              .toList()
              .toString()
              .replace(", ", ",");
      default -> value.source().text().substring(value.start(), value.end());
    };
  }
}
