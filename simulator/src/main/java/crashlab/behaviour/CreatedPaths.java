package crashlab.behaviour;

import crashlab.vm.ErlangNode;
import crashlab.vm.PathEntry;
import org.jspecify.annotations.Nullable;

/// The paths of what a step creates; most steps are always run by processes of one path.
public final class CreatedPaths {
  private final String module;
  private @Nullable PathEntry creator;
  private @Nullable PathEntry created;

  public CreatedPaths(String module) {
    this.module = module;
  }

  public PathEntry of(ErlangNode node, PathEntry by) {
    PathEntry known = created;
    if (known != null && by == creator) {
      return known;
    }
    PathEntry path = node.directory().path(by.path() + '>' + module);
    creator = by;
    created = path;
    return path;
  }
}
