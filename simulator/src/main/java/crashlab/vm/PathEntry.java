package crashlab.vm;

import crashlab.otp.Digest;
import crashlab.otp.NodeId;
import crashlab.trace.ChildPath;
import org.jspecify.annotations.Nullable;

/// A path of child ids, or of a creator and its module, with the processes created for it so far on
/// one node.
public final class PathEntry {
  private final String path;
  private final NodeId node;
  private final long digest;
  int incarnations;
  int restarts;
  boolean cameUp;
  @Nullable ErlangProcess latest;

  PathEntry(NodeId node, String path) {
    this.path = path;
    this.node = node;
    long digest = Digest.of(path);
    this.digest = node.isDistributed() ? Digest.mix(digest, Digest.of(node.name())) : digest;
  }

  public String path() {
    return path;
  }

  NodeId node() {
    return node;
  }

  /// Tells paths apart, and the same path on several nodes.
  long digest() {
    return digest;
  }

  /// The path as events name it. Allocates.
  public ChildPath named() {
    return node.isDistributed() ? ChildPath.of(path) : new ChildPath(path, digest);
  }

  /// The process created last for the path, alive or not; null if there was none.
  public @Nullable ErlangProcess latest() {
    return latest;
  }

  public int incarnations() {
    return incarnations;
  }

  /// How often a supervisor has started a process anew under the path, after one that had come up.
  public int restarts() {
    return restarts;
  }
}
