package crashlab.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

  /// The file as it is written, apart from the scenario.
  private record Content(
      @Nullable String about,
      @JsonProperty(required = true) Expected expected,
      @Nullable Versions recorded) {
    private record Expected(
        @JsonProperty(required = true) TreeMap<String, List<JsonNode>> processes,
        @JsonProperty(required = true) List<String> alive) {
      Observation observation() {
        var texts = new TreeMap<String, List<String>>();
        processes.forEach((subject, events) ->
            texts.put(subject, events.stream().map(CanonicalJson::of).toList()));
        return new Observation(texts, alive);
      }
    }

    private record Versions(@Nullable String otp, @Nullable String elixir) {}

    Recorded versions() {
      return recorded == null
          ? new Recorded("", "")
          : new Recorded(orEmpty(recorded.otp), orEmpty(recorded.elixir));
    }
  }

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
      Content content = mapper().readValue(json, Content.class);
      return new Vector(
          name,
          orEmpty(content.about),
          VectorScenario.of(json),
          content.expected.observation(),
          content.versions());
    } catch (JacksonException e) {
      throw new IOException(name + ": not a vector: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ": not a vector: " + e.getMessage(), e);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
