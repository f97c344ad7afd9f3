package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class JsonMergeTest {
  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  /* The examples of RFC 7396, appendix A. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":"b"}          | {"a":"c"}                    | {"a":"c"}
          {"a":"b"}          | {"b":"c"}                    | {"a":"b","b":"c"}
          {"a":"b"}          | {"a":null}                   | {}
          {"a":"b","b":"c"}  | {"a":null}                   | {"b":"c"}
          {"a":["b"]}        | {"a":"c"}                    | {"a":"c"}
          {"a":"c"}          | {"a":["b"]}                  | {"a":["b"]}
          {"a":{"b":"c"}}    | {"a":{"b":"d","c":null}}     | {"a":{"b":"d"}}
          {"a":[{"b":"c"}]}  | {"a":[1]}                    | {"a":[1]}
          ["a","b"]          | ["c","d"]                    | ["c","d"]
          {"a":"b"}          | ["c"]                        | ["c"]
          {"a":"foo"}        | null                         | null
          {"a":"foo"}        | "bar"                        | "bar"
          {"e":null}         | {"a":1}                      | {"e":null,"a":1}
          [1,2]              | {"a":"b","c":null}           | {"a":"b"}
          {}                 | {"a":{"bb":{"ccc":null}}}    | {"a":{"bb":{}}}
          """)
  void laysAPatchOnAValue(String target, String patch, String result) {
    assertThat(JsonMerge.of(json(target), json(patch))).isEqualTo(json(result));
  }

  @Test
  void changesNeitherOfTheTwo() {
    JsonNode target = json("{\"a\": {\"b\": 1}}");
    JsonNode patch = json("{\"a\": {\"c\": {\"d\": 2}}}");

    JsonNode merged = JsonMerge.of(target, patch);

    assertThat(merged).isEqualTo(json("{\"a\": {\"b\": 1, \"c\": {\"d\": 2}}}"));
    assertThat(target).isEqualTo(json("{\"a\": {\"b\": 1}}"));
    assertThat(patch).isEqualTo(json("{\"a\": {\"c\": {\"d\": 2}}}"));
    assertThat(JsonMerge.of(target, MissingNode.getInstance())).isEqualTo(target);
  }
}
