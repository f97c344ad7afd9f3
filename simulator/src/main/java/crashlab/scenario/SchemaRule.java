package crashlab.scenario;

import java.util.List;

/// What the JSON Schema says of several keys of a word together.
public sealed interface SchemaRule {
  /// At most one of these keys.
  record OneAtMost(List<String> keys) implements SchemaRule {}

  /// At least one of these keys.
  record OneAtLeast(List<String> keys) implements SchemaRule {}

  /// A key that needs another.
  record Needs(String key, String other) implements SchemaRule {}

  static SchemaRule oneAtMost(String... keys) {
    return new OneAtMost(List.of(keys));
  }

  static SchemaRule oneAtLeast(String... keys) {
    return new OneAtLeast(List.of(keys));
  }
}
