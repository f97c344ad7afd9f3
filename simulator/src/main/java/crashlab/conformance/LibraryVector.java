package crashlab.conformance;

import crashlab.scenario.LibraryVersions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a library did on the BEAM, as scenarios and what must be true of them.
///
/// @param system such as `ets`
/// @param cases in the order of the file, at least one
public record LibraryVector(String system, String name, List<Case> cases) {
  private static final Pattern TWO_NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?.*");

  /// One scenario of a vector.
  ///
  /// @param place such as `cases[2]`; empty where the vector has just one
  /// @param scenario the text of a scenario, on the versions of the recording
  /// @param params what it sets of the scenario's parameters: JSON by name
  public record Case(String place, String scenario, Map<String, String> params) {}

  public LibraryVector {
    cases = List.copyOf(cases);
  }

  /// Tells whether a file is such a vector rather than a recorded trace or a measured load.
  public static boolean isOne(JsonNode file) {
    return file.has("system") && file.has("scenario") && file.has("observed");
  }

  /// Reads a vector from its text.
  ///
  /// @throws IOException if it is not a vector
  public static LibraryVector parse(String json) throws IOException {
    try {
      return of(mapper().readTree(json));
    } catch (JacksonException e) {
      throw new IOException("not a vector: " + e.getOriginalMessage(), e);
    }
  }

  private static LibraryVector of(JsonNode file) throws IOException {
    if (!(file.path("scenario") instanceof ObjectNode scenario)) {
      throw new IOException("not a vector: its \"scenario\" is no object");
    }
    List<Case> cases = new ArrayList<>();
    if (file.path("cases") instanceof ArrayNode given && !given.isEmpty()) {
      for (int i = 0; i < given.size(); i++) {
        cases.add(of("cases[" + i + "]", given.get(i), scenario, file.path("versions")));
      }
    } else {
      cases.add(of("", mapper().createObjectNode(), scenario, file.path("versions")));
    }
    return new LibraryVector(
        file.path("system").asString(""), file.path("name").asString(""), cases);
  }

  private static Case of(String place, JsonNode given, ObjectNode scenario, JsonNode versions)
      throws IOException {
    JsonNode merged = JsonMerge.of(scenario, given.path("merge"));
    if (!(merged instanceof ObjectNode whole)) {
      throw new IOException("not a vector: " + place + "/merge leaves no scenario");
    }
    ArrayNode expect =
        whole.get("expect") instanceof ArrayNode there ? there : whole.putArray("expect");
    given.path("expect").forEach(expect::add);
    whole.put("application", "temporary");
    setVersions(whole, versions);
    Map<String, String> params = new LinkedHashMap<>();
    given.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().toString()));
    return new Case(place, whole.toString(), params);
  }

  /* Of a version the first numbers count; what stands behind them is for people. */
  private static void setVersions(ObjectNode scenario, JsonNode versions) {
    ObjectNode libraries = mapper().createObjectNode();
    versions
        .properties()
        .forEach(version -> {
          Matcher numbers = TWO_NUMBERS.matcher(version.getValue().asString(""));
          boolean known = LibraryVersions.names().contains(version.getKey());
          if (numbers.matches() && version.getKey().equals("otp")) {
            scenario.put("otp", numbers.group(1));
          } else if (numbers.matches() && known && numbers.group(2) != null) {
            libraries.put(version.getKey(), numbers.group(1) + '.' + numbers.group(2));
          }
        });
    if (!libraries.isEmpty()) {
      scenario.set("libraries", libraries);
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
