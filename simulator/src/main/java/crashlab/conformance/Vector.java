package crashlab.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One experiment that was run on the real BEAM.
///
/// @param name the file's, for messages
/// @param about what it shows
/// @param scenario the text of the scenario; places in it are those of the file, since all that
///   stands before it there is blank here
/// @param expected what the BEAM did
/// @param recorded on which versions
public record Vector(
    String name, String about, String scenario, Observation expected, Recorded recorded) {

  /// The versions that the experiment was run on; empty where the file does not say.
  public record Recorded(String otp, String elixir) {}

  /// Reads a vector file.
  ///
  /// @throws IOException if it cannot be read or is not a vector
  public static Vector read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  /// Reads a vector from its text.
  ///
  /// @throws IOException if it is not a vector
  public static Vector parse(String name, String json) throws IOException {
    try {
      JsonNode root = mapper().readTree(json);
      JsonNode recorded = root.path("recorded");
      return new Vector(
          name,
          root.path("about").asString(""),
          VectorScenario.of(json),
          observation(root.required("expected")),
          new Recorded(recorded.path("otp").asString(""), recorded.path("elixir").asString("")));
    } catch (JacksonException e) {
      throw new IOException(name + ": not a vector: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ": not a vector: " + e.getMessage(), e);
    }
  }

  private static Observation observation(JsonNode expected) {
    var processes = new TreeMap<String, List<String>>();
    JsonNode subjects = expected.required("processes");
    for (String subject : subjects.propertyNames()) {
      List<String> events = new ArrayList<>();
      subjects.required(subject).forEach(event -> events.add(CanonicalJson.of(event)));
      processes.put(subject, events);
    }
    List<String> alive = new ArrayList<>();
    expected.required("alive").forEach(subject -> alive.add(subject.asString()));
    return new Observation(processes, alive);
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
