package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorTest {
  private static final String FILE =
      """
      {"about": "One crash.",
       "expected": {
         "processes": {
           "App/A#1": [["started"], ["exit", [{"message": "boom", "exception": "RuntimeError"}, "stack"]]],
           "App#1": [["start", "App/A#1"], ["got", "call", 5000], ["got", "info", 1.50]]},
         "alive": ["App/A#1", "App#1"]},
       "scenario": {
         "format": 1,
         "name": "é"},
       "recorded": {"otp": "25.2.3", "elixir": "1.14.0", "runs": 3}}
      """;

  @Test
  void readsWhatTheBeamDidAsCanonicalText() throws IOException {
    Vector vector = Vector.parse("one.json", FILE);

    assertThat(vector.about()).isEqualTo("One crash.");
    assertThat(vector.recorded()).isEqualTo(new Vector.Recorded("25.2.3", "1.14.0"));
    assertThat(vector.expected().processes().get("App/A#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"exit\", [{\"exception\": \"RuntimeError\", \"message\": \"boom\"}, \"stack\"]]");
    assertThat(vector.expected().processes().get("App#1"))
        .containsExactly(
            "[\"start\", \"App/A#1\"]", "[\"got\", \"call\", 5000]", "[\"got\", \"info\", 1.50]");
    assertThat(vector.expected().alive()).isEqualTo(List.of("App#1", "App/A#1"));
  }

  @Test
  void keepsThePlaceOfTheScenarioInTheFile() throws IOException {
    String scenario = Vector.parse("one.json", FILE).scenario();

    assertThat(scenario.strip()).startsWith("{\n").endsWith("\"name\": \"é\"}");
    assertThat(scenario.indexOf("\"format\"")).isEqualTo(FILE.indexOf("\"format\""));
    assertThat(scenario.lines().count()).isEqualTo(9);
  }

  @Test
  void refusesAFileThatIsNoVector() {
    assertThatThrownBy(() -> Vector.parse("x.json", "{\"scenario\": {}}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x.json: not a vector");
    assertThatThrownBy(() -> Vector.parse("x.json", "{"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x.json: not a vector");
    assertThatThrownBy(
            () -> Vector.parse("x.json", "{\"expected\": {\"processes\": {}, \"alive\": []}}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no key \"scenario\"");
  }
}
