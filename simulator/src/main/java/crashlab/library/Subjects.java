package crashlab.library;

import crashlab.scenario.Subject;
import crashlab.vm.Directory;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.PathEntry;
import org.jspecify.annotations.Nullable;

/// Finds the process that a scenario means by a word.
public final class Subjects {
  private Subjects() {}

  /// Returns who holds the name now; else who was created last under the path, alive or not; else
  /// who was under a path that ends with this child id; null if there was nobody.
  public static @Nullable ErlangProcess find(ErlangNode node, Subject subject) {
    return find(node, subject.text());
  }

  /// As the other, for a word that is part of a longer text.
  public static @Nullable ErlangProcess find(ErlangNode node, String word) {
    Directory directory = node.directory();
    ErlangProcess holder = Inspection.holder(directory.name(word));
    if (holder != null) {
      return holder;
    }
    PathEntry path = directory.findPath(word);
    return path != null && path.latest() != null ? path.latest() : byId(directory, '/' + word);
  }

  private static @Nullable ErlangProcess byId(Directory directory, String end) {
    for (PathEntry path : directory.paths()) {
      if (path.path().endsWith(end) && path.latest() != null) {
        return path.latest();
      }
    }
    return null;
  }
}
