package crashlab.language;

import crashlab.scenario.JsonEdit;
import crashlab.scenario.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as trees.
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static JsonNode value(String json) {
    return MAPPER.readTree(json);
  }

  /// @throws IllegalArgumentException if the text is no object
  static ObjectNode parse(String json) {
    if (MAPPER.readTree(json) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("no JSON object (" + json + ")");
  }

  /// Reads an object from a file that comes with this package.
  static ObjectNode resource(String name) {
    try (InputStream in = Json.class.getResourceAsStream(name)) {
      if (MAPPER.readTree(in) instanceof ObjectNode object) {
        return object;
      }
      throw new IllegalStateException("a resource is no JSON object (" + name + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a tree as people write scenarios.
  static String text(ObjectNode tree) {
    return JsonEdit.locate(tree.toString(), "").map(JsonText::of).orElseThrow();
  }
}
