package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonEditTest {
  private static final String TEXT =
      """
      {
        "seed": 1,
        "faults": [
          {"at": "1s", "kill": "A"}
        ],
        "tree": {"id": "App", "a/b": []}
      }
      """;

  @Test
  void aValueIsReplacedWhereItStands() {
    assertThat(JsonEdit.set(TEXT, "/tree/id", "\"Root\""))
        .hasValue(TEXT.replace("\"App\"", "\"Root\""));
    assertThat(JsonEdit.set(TEXT, "/faults/0/kill", "\"B\""))
        .hasValue(TEXT.replace("\"A\"", "\"B\""));
    assertThat(JsonEdit.set(TEXT, "/tree/a~1b", "[1]")).hasValue(TEXT.replace("[]", "[1]"));
  }

  @Test
  void aMissingMemberIsAddedAfterTheOthers() {
    assertThat(JsonEdit.set(TEXT, "/tree/max_restarts", "5"))
        .hasValue(TEXT.replace("[]}", "[], \"max_restarts\": 5}"));
    assertThat(JsonEdit.set(TEXT, "/otp", "\"27\""))
        .hasValue(TEXT.replace("[]}\n", "[]},\n  \"otp\": \"27\"\n"));
    assertThat(JsonEdit.set("{}", "/otp", "1")).hasValue("{\"otp\": 1}");
  }

  @Test
  void anElementIsAppendedInTheStyleOfTheLast() {
    assertThat(JsonEdit.append(TEXT, "/faults", "{\"at\": \"2s\"}"))
        .hasValue(TEXT.replace("\"A\"}\n", "\"A\"},\n    {\"at\": \"2s\"}\n"));
    assertThat(JsonEdit.append(TEXT, "/tree/a~1b", "1")).hasValue(TEXT.replace("[]", "[1]"));
    assertThat(JsonEdit.append("{\"a\": 1}", "/faults", "2"))
        .hasValue("{\"a\": 1, \"faults\": [2]}");
  }

  @Test
  void aValueIsTakenOutWithItsComma() {
    assertThat(JsonEdit.remove("[1, 2, 3]", "/1")).hasValue("[1, 3]");
    assertThat(JsonEdit.remove("[1, 2, 3]", "/2")).hasValue("[1, 2]");
    assertThat(JsonEdit.remove("{\"a\": 1, \"b\": 2}", "/a")).hasValue("{\"b\": 2}");
    assertThat(JsonEdit.remove("{\"a\": 1}", "/a")).hasValue("{}");
  }

  @Test
  void aKeyIsRenamedWhereItStands() {
    assertThat(JsonEdit.rename(TEXT, "/faults/0/kill", "suspend"))
        .hasValue(TEXT.replace("\"kill\"", "\"suspend\""));
    assertThat(JsonEdit.rename(TEXT, "/tree/a~1b", "say \"c\""))
        .hasValue(TEXT.replace("\"a/b\"", "\"say \\\"c\\\"\""));
  }

  @Test
  void aKeyIsNotRenamedToOneThatIsThere() {
    assertThat(JsonEdit.rename(TEXT, "/faults/0/kill", "at")).isEmpty();
    assertThat(JsonEdit.rename(TEXT, "/faults/0", "at")).isEmpty();
    assertThat(JsonEdit.rename(TEXT, "/faults/0/stop", "at")).isEmpty();
    assertThat(JsonEdit.rename(TEXT, "", "at")).isEmpty();
  }

  @Test
  void thePointerOfAMemberEscapesItsKey() {
    assertThat(JsonEdit.below("/tree", "a/b~")).isEqualTo("/tree/a~1b~0");
    assertThat(JsonEdit.get(TEXT, JsonEdit.below("/tree", "a/b"))).hasValue("[]");
  }

  @Test
  void whatHasNoPlaceIsRefused() {
    assertThat(JsonEdit.set(TEXT, "/tree/children/0", "1")).isEmpty();
    assertThat(JsonEdit.set("{", "/a", "1")).isEmpty();
    assertThat(JsonEdit.append(TEXT, "/seed", "1")).isEmpty();
    assertThat(JsonEdit.remove(TEXT, "/faults/1")).isEmpty();
    assertThat(JsonEdit.get(TEXT, "/tree/x")).isEmpty();
  }

  @Test
  void textsAreQuotedAsJson() {
    assertThat(JsonEdit.quoted("a\"b\\c\n\u0001ä")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001ä\"");
    assertThat(JsonEdit.quoted("\t/\u0000😀\u007F")).isEqualTo("\"\\t/\\u0000😀\u007F\"");
  }

  @Test
  void everyQuotedCharacterReadsAsItself() {
    for (char c = 0; c < Character.MIN_SURROGATE; c++) {
      String text = "a" + c + "b";

      assertThat(JsonEdit.quoted(text)).satisfies(json -> assertThat(read(json)).isEqualTo(text));
    }
  }

  private static String read(String json) {
    return JsonMapper.shared().readTree(json).stringValue();
  }
}
