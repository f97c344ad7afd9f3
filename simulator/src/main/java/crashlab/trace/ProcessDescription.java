package crashlab.trace;

import crashlab.otp.NodeId;
import crashlab.otp.SpawnBond;
import org.jspecify.annotations.Nullable;

/// What processes that were started from one spec have in common: all but their incarnation. One
/// object serves them all, since a run may hold millions.
///
/// @param path child ids from the root, or its creator's path, `>` and its module's name
/// @param name registered at the start, or null
/// @param module its module's name, or null
/// @param bond what ties it to its creator
/// @param node where it runs
public record ProcessDescription(
    String path,
    @Nullable String name,
    ProcessKind kind,
    @Nullable String module,
    SpawnBond bond,
    NodeId node) {
  /// Of a run with one node, tied to nobody.
  static ProcessDescription alone(
      String path, @Nullable String name, ProcessKind kind, @Nullable String module) {
    return new ProcessDescription(path, name, kind, module, SpawnBond.NONE, NodeId.ALONE);
  }

  /// The path, `path@node` where there are several nodes.
  String place() {
    return node.mark(path);
  }
}
