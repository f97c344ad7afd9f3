package crashlab.library;

import crashlab.scenario.Subject;
import crashlab.vm.Directory;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the process that a scenario means by a word.
public final class Subjects {
  private Subjects() {}

  /// Returns who holds the name now; else who was created last under the path, alive or not; else
  /// who was under a path that ends with this child id; null if there was nobody.
  public static @Nullable ErlangProcess find(ErlangNode node, Subject subject) {
    boolean here = subject.node() == null || subject.node().equals(node.name().name());
    return here ? find(node, subject.text()) : null;
  }

  /// As the other, for a word that is part of a longer text.
  public static @Nullable ErlangProcess find(ErlangNode node, String word) {
    return find(node, word, _ -> true);
  }

  /// As the other, of those processes that are `wanted`.
  public static @Nullable ErlangProcess find(
      ErlangNode node, String word, Predicate<ErlangProcess> wanted) {
    Directory directory = node.directory();
    ErlangProcess holder = Inspection.holder(directory.name(word));
    if (holder != null && wanted.test(holder)) {
      return holder;
    }
    PathEntry path = directory.findPath(word);
    ErlangProcess latest = path == null ? null : path.latest();
    return latest != null && wanted.test(latest) ? latest : byId(directory, '/' + word, wanted);
  }

  /// Returns how often supervisors restarted what the word means, as of a node.
  public static int restarts(ErlangNode node, String word) {
    Directory directory = node.directory();
    NameSlot name = directory.name(word);
    if (Inspection.wasHeld(name)) {
      return name.restarts();
    }
    PathEntry path = directory.findPath(word);
    if (path != null) {
      return path.restarts();
    }
    ErlangProcess latest = byId(directory, '/' + word, _ -> true);
    return latest == null ? 0 : latest.path().restarts();
  }

  private static @Nullable ErlangProcess byId(
      Directory directory, String end, Predicate<ErlangProcess> wanted) {
    for (PathEntry path : directory.paths()) {
      ErlangProcess latest = path.path().endsWith(end) ? path.latest() : null;
      if (latest != null && wanted.test(latest)) {
        return latest;
      }
    }
    return null;
  }
}
