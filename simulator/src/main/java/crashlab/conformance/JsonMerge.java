package crashlab.conformance;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON Merge Patch (RFC 7396).
final class JsonMerge {
  private JsonMerge() {}

  /// Returns a copy of `target` with `patch` laid on it; a missing patch changes nothing.
  static JsonNode of(JsonNode target, JsonNode patch) {
    if (patch.isMissingNode()) {
      return target.deepCopy();
    }
    if (!(patch instanceof ObjectNode changes)) {
      return patch.deepCopy();
    }
    ObjectNode merged =
        target instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      JsonNode before = merged.path(change.getKey());
      if (change.getValue().isNull()) {
        merged.remove(change.getKey());
      } else {
        merged.set(change.getKey(), of(before, change.getValue()));
      }
    }
    return merged;
  }
}
