package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// A path of child ids, or of a creator and its module, with the processes created for it so far.
public final class PathEntry {
  private final String path;
  int incarnations;
  int restarts;
  @Nullable ErlangProcess latest;

  PathEntry(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }

  /// The process created last for the path, alive or not; null if there was none.
  public @Nullable ErlangProcess latest() {
    return latest;
  }

  public int incarnations() {
    return incarnations;
  }
}
