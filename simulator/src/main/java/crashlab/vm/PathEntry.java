package crashlab.vm;

import crashlab.otp.Digest;
import org.jspecify.annotations.Nullable;

/// A path of child ids, or of a creator and its module, with the processes created for it so far.
public final class PathEntry {
  private final String path;
  private final long digest;
  int incarnations;
  int restarts;
  @Nullable ErlangProcess latest;

  PathEntry(String path) {
    this.path = path;
    this.digest = Digest.of(path);
  }

  public String path() {
    return path;
  }

  long digest() {
    return digest;
  }

  /// The process created last for the path, alive or not; null if there was none.
  public @Nullable ErlangProcess latest() {
    return latest;
  }

  public int incarnations() {
    return incarnations;
  }
}
