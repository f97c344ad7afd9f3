package crashlab.scenario;

import org.jspecify.annotations.Nullable;

/// A value and the way to it from the root of the scenario.
///
/// @param parent null for the root
/// @param step the key or index that leads here from `parent`
public record At(JsonValue value, @Nullable At parent, String step) {
  static At root(JsonValue value) {
    return new At(value, null, "");
  }

  public At child(String key, JsonValue child) {
    return new At(child, this, key);
  }

  public At child(int index, JsonValue child) {
    return new At(child, this, Integer.toString(index));
  }

  /// Returns the same place with another value.
  At with(JsonValue other) {
    return new At(other, parent, step);
  }

  /// Returns the JSON Pointer (RFC 6901) of this value.
  public String pointer() {
    if (parent == null) {
      return "";
    }
    return parent.pointer() + '/' + step.replace("~", "~0").replace("/", "~1");
  }
}
