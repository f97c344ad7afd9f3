package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The cases of nst/JSONTestSuite.
class JsonTortureTest {
  private final Map<String, byte[]> cases = cases();

  @Test
  void everyInvalidTextIsRefusedWithAPlace() {
    int count = 0;
    for (Map.Entry<String, byte[]> entry : cases.entrySet()) {
      if (entry.getKey().startsWith("n_")) {
        count++;
        var problems = new Problems();
        read(entry.getValue(), problems);

        assertThat(problems.shown()).as(entry.getKey()).isNotEmpty();
        assertThat(problems.shown().getFirst().message())
            .as(entry.getKey())
            .isNotEqualTo("not valid JSON");
      }
    }
    assertThat(count).isEqualTo(188);
  }

  @Test
  void everyValidTextIsTakenButForDuplicateKeysAndAnEndlessNumber() {
    List<String> refused = new ArrayList<>();
    int count = 0;
    for (Map.Entry<String, byte[]> entry : cases.entrySet()) {
      if (entry.getKey().startsWith("y_")) {
        count++;
        var problems = new Problems();
        JsonValue value = read(entry.getValue(), problems);
        if (value == null || !problems.isEmpty()) {
          refused.add(entry.getKey());
        }
      }
    }
    assertThat(count).isEqualTo(95);
    assertThat(refused)
        .containsExactlyInAnyOrder(
            "y_object_duplicated_key",
            "y_object_duplicated_key_and_value",
            "y_number_double_close_to_zero");
  }

  @Test
  void textsThatAreNeitherNorMakeNothingThrow() {
    cases.forEach((name, bytes) -> {
      var problems = new Problems();
      JsonValue value = read(bytes, problems);

      assertThat(value != null || !problems.isEmpty()).as(name).isTrue();
    });
  }

  @Test
  void whatStandsBeforeAMistakeIsRightSoFar() {
    cases.forEach((name, bytes) -> {
      Source source = Utf8.decode(name, bytes, 0, new Problems());
      JsonMistake mistake = source == null ? null : JsonMistake.of(source.text());
      if (mistake != null) {
        mistake.check();
      }
    });
  }

  private static @Nullable JsonValue read(byte[] bytes, Problems problems) {
    Source source = Utf8.decode("torture.json", bytes, 0, problems);
    return source == null ? null : JsonReader.read(source, problems);
  }

  private static Map<String, byte[]> cases() {
    Map<String, byte[]> cases = new LinkedHashMap<>();
    var stream = JsonTortureTest.class.getResourceAsStream("json-torture.txt");
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] parts = line.split(" ", 2);
          String base64 = parts.length == 2 ? parts[1] : "";
          cases.put(parts[0], Base64.getDecoder().decode(base64));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the cases", e);
    }
    cases.put("n_structure_100000_opening_arrays", ascii("[".repeat(100_000)));
    cases.put("n_structure_open_array_object", ascii("[{\"\":".repeat(50_000) + "\n"));
    return cases;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
