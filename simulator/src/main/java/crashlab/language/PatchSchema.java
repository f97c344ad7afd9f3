package crashlab.language;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The schema of a file that extends another: a JSON Merge Patch. `null` removes a member, objects
/// are merged with what stands there, so that a schema can say nothing of them, and all else
/// replaces.
final class PatchSchema {
  private static final String EXTENDS = "extends";

  private final ObjectNode definitions;

  private PatchSchema(ObjectNode definitions) {
    this.definitions = definitions;
  }

  /// @param definitions of the schema, among them `scenario`
  static ObjectNode of(ObjectNode definitions) {
    var patch = new PatchSchema(definitions);
    ObjectNode schema = Json.object();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (Map.Entry<String, JsonNode> property :
        definitions.get("scenario").get("properties").properties()) {
      properties.set(property.getKey(), patch.property(property));
    }
    schema.putArray("required").add(EXTENDS);
    schema.put("additionalProperties", false);
    schema.put(
        "description",
        "A scenario that is laid on another: null removes, objects are merged, all else replaces.");
    return schema;
  }

  private ObjectNode property(Map.Entry<String, JsonNode> property) {
    JsonNode rules = property.getValue();
    if (property.getKey().equals(EXTENDS)) {
      return rules.deepCopy().asObject();
    }
    ObjectNode patch = Json.object();
    if (takesObject(rules)) {
      JsonNode description = rules.get("description");
      return description == null ? patch : patch.set("description", description);
    }
    patch.putArray("anyOf").add(Json.object().put("type", "null")).add(rules.deepCopy());
    return patch;
  }

  private boolean takesObject(JsonNode rules) {
    String reference = rules.path("$ref").asString("");
    if (!reference.isEmpty()) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      return !name.equals("param") && takesObject(definitions.get(name));
    }
    if (rules.get("anyOf") instanceof ArrayNode forms) {
      return forms.valueStream().anyMatch(this::takesObject);
    }
    return rules.path("type").asString("").equals("object");
  }
}
