package crashlab.ui.fault;

import crashlab.analysis.Wording;
import crashlab.ui.session.Branch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How branches hang together: each below the one that it began in, or, if that was removed, below
/// the nearest one before it that is left.
final class BranchTree {
  private BranchTree() {}

  /// The branches that stand directly below one; those without any above them for null.
  static List<Branch> below(List<Branch> all, @Nullable Branch parent) {
    List<Branch> below = new ArrayList<>();
    for (Branch branch : all) {
      Branch above = above(all, branch);
      if (parent == null ? above == null : parent.equals(above)) {
        below.add(branch);
      }
    }
    return below;
  }

  private static @Nullable Branch above(List<Branch> all, Branch branch) {
    Branch origin = branch.origin();
    while (origin != null && !all.contains(origin)) {
      origin = origin.origin();
    }
    return origin;
  }

  /// Where a branch began and what was done there, for people.
  static String change(Branch branch) {
    if (branch.change().isEmpty()) {
      return "as opened";
    }
    return branch.origin() == null
        ? branch.change()
        : "from " + Wording.instant(branch.from().timeNanos()) + ": " + branch.change();
  }

  /// Returns what is wrong with a new name for a branch; empty if nothing is.
  static String problem(List<Branch> all, Branch branch, String name) {
    if (name.isBlank()) {
      return "A branch needs a name.";
    }
    for (Branch other : all) {
      if (!other.equals(branch) && other.name().equals(name.strip())) {
        return "Another branch is called \"" + name.strip() + "\".";
      }
    }
    return "";
  }
}
