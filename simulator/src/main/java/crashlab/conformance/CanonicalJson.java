package crashlab.conformance;

import crashlab.trace.JsonBuffer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// JSON as text that is equal for equal values: keys in order, one space after `,` and `:`.
///
/// crashlab.trace.JsonBuffer writes terms in the same form.
final class CanonicalJson {
  private CanonicalJson() {}

  static String of(JsonNode node) {
    if (node.isArray()) {
      List<String> elements = new ArrayList<>();
      node.forEach(element -> elements.add(of(element)));
      return "[" + String.join(", ", elements) + "]";
    }
    if (node.isObject()) {
      List<String> keys = new ArrayList<>(node.propertyNames());
      keys.sort(CodePoints.ORDER);
      List<String> members = new ArrayList<>();
      keys.forEach(key -> members.add(quoted(key) + ": " + of(node.required(key))));
      return "{" + String.join(", ", members) + "}";
    }
    if (node.isString()) {
      return quoted(node.stringValue());
    }
    return node.isNumber() ? node.decimalValue().toString() : node.toString();
  }

  static String quoted(String text) {
    return new JsonBuffer(text.length() + 16).string(text).text();
  }
}
