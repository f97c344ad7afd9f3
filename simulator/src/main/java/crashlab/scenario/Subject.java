package crashlab.scenario;

import org.jspecify.annotations.Nullable;

/// Whom an expectation or a condition speaks of: all incarnations of a name, or of a path.
///
/// @param text a registered name, a path of child ids from the root, or a child id that occurs once
/// @param node the node that is meant; null for any
public record Subject(String text, @Nullable String node) {
  /// Whoever is called so, on whatever node.
  public Subject(String text) {
    this(text, null);
  }

  /// As files write it: `Cache`, or `Cache@b`.
  public String shown() {
    return node == null ? text : text + '@' + node;
  }
}
