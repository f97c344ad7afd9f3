package crashlab.scenario;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Checks the ids and paths of children that a scenario speaks of.
final class PathCheck {
  /// What steps make that has no module: tasks in place, and what watches those of a stream.
  private static final Set<String> MADE_IN_PLACE = Set.of("run", "stream");

  private final NameIndex index;
  private final @Nullable PathIndex paths;
  private final Problems problems;

  /// @param paths null where the tree could not be read: nothing that depends on it is checked
  PathCheck(NameIndex index, @Nullable PathIndex paths, Problems problems) {
    this.index = index;
    this.paths = paths;
    this.problems = problems;
  }

  /// Notes an id that no child has.
  void checkChildId(NameUse use) {
    if (paths != null && paths.count(use.name()) == 0) {
      problems.add(
          ProblemKind.UNKNOWN_NAME,
          use.at(),
          "found %s, expected the id of a child".formatted(Quoted.of(use.name())),
          use.hint(paths.ids()));
    }
  }

  /// Notes a path that leads nowhere.
  void checkPath(NameUse use) {
    String path = use.name();
    int spawned = path.indexOf('>');
    String ids = spawned < 0 ? path : path.substring(0, spawned);
    if (spawned >= 0) {
      checkSpawned(use, path.substring(spawned + 1));
    }
    if (paths == null || (spawned >= 0 && index.isLoad(ids)) || isArrival(use)) {
      return;
    }
    PathIndex.Miss miss = paths.miss(ids);
    if (miss != null) {
      String rest = spawned < 0 ? "" : path.substring(spawned);
      String where =
          miss.before().isEmpty()
              ? "the root's id is another"
              : Quoted.bare(miss.before().substring(0, miss.before().length() - 1))
                  + " has no child "
                  + Quoted.of(miss.segment());
      problems.add(
          ProblemKind.UNKNOWN_NAME,
          use.at(),
          "found %s, expected a path of child ids (%s)".formatted(Quoted.of(path), where),
          new Problems.Hint.FirstOf(
              new Problems.Hint.Inside(
                  use.before() + miss.before(),
                  miss.segment(),
                  miss.after() + rest + use.after(),
                  miss.ids()),
              new Problems.Hint.Inside(use.before(), ids, rest + use.after(), paths.some())));
    }
  }

  /// An arrival of a load is a process, too, and its path is the load's id.
  private boolean isArrival(NameUse use) {
    return use.kind() == NameUse.Kind.PATH && index.isLoad(use.name());
  }

  private void checkSpawned(NameUse use, String made) {
    for (String part : made.split(">", -1)) {
      String top = part.substring(0, part.indexOf('/') < 0 ? part.length() : part.indexOf('/'));
      if (paths != null && paths.isLinked(top)) {
        if (noteMissBelow(use, part, paths)) {
          return;
        }
      } else if (!MADE_IN_PLACE.contains(part)
          && index.modulesGiven()
          && index.useOf(part) == null) {
        int start = use.name().indexOf('>' + part) + 1;
        Set<String> known = new TreeSet<>(index.modules());
        known.addAll(paths == null ? List.of() : paths.linkedIds());
        problems.add(
            ProblemKind.UNKNOWN_NAME,
            use.at(),
            "found %s, expected a module after '>'".formatted(Quoted.of(use.name())),
            new Problems.Hint.Inside(
                use.name().substring(0, start),
                part,
                use.name().substring(start + part.length()),
                known));
        return;
      }
    }
  }

  /// Notes a path that leads nowhere below what a step starts.
  private boolean noteMissBelow(NameUse use, String part, PathIndex paths) {
    PathIndex.Miss miss = paths.missBelowLinked(part);
    if (miss == null) {
      return false;
    }
    int start = use.name().indexOf('>' + part) + 1;
    String parent = miss.before().substring(0, miss.before().length() - 1);
    problems.add(
        ProblemKind.UNKNOWN_NAME,
        use.at(),
        "found %s, expected a path of child ids (%s has no child %s)"
            .formatted(Quoted.of(use.name()), Quoted.bare(parent), Quoted.of(miss.segment())),
        new Problems.Hint.Inside(
            use.name().substring(0, start) + miss.before(),
            miss.segment(),
            miss.after() + use.name().substring(start + part.length()),
            miss.ids()));
    return true;
  }
}
