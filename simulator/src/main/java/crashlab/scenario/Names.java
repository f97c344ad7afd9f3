package crashlab.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Collects what the parts of a scenario speak of by name, and checks it when all are read.
final class Names {
  private static final List<String> SUPERVISORS =
      List.of("supervisor", "dynamic_supervisor", "task_supervisor", "partition_supervisor");

  private final NameIndex index;
  private final Problems problems;
  private final List<Use> uses = new ArrayList<>();
  private final List<PathIndex.Started> started = new ArrayList<>();
  private final Map<Kind, List<String>> candidates = new EnumMap<>(Kind.class);
  private final Set<String> absent = new TreeSet<>();
  private boolean unheldNamesAllowed;

  private enum Kind {
    NAME,
    SUPERVISOR,
    TASK_SUPERVISOR,
    PARTITION_SUPERVISOR,
    REGISTRY,
    PATH,
    CHILD_ID,
    SUBJECT
  }

  /// @param before what stands before the name in the text at `at`
  /// @param after what stands behind it
  private record Use(Kind kind, At at, String name, String before, String after) {
    Use(Kind kind, At at, String name) {
      this(kind, at, name, "", "");
    }

    Problems.Hint hint(Collection<String> candidates) {
      return new Problems.Hint.Inside(before, name, after, candidates);
    }
  }

  Names(NameIndex index, Problems problems) {
    this.index = index;
    this.problems = problems;
  }

  NameIndex index() {
    return index;
  }

  /// Takes a name that nobody ever holds, on purpose.
  void allowAbsent(String name) {
    absent.add(name);
  }

  void allowUnheldNames() {
    unheldNamesAllowed = true;
  }

  void useName(At at, String name) {
    uses.add(new Use(Kind.NAME, at, name));
  }

  void useSupervisor(At at, String name) {
    uses.add(new Use(Kind.SUPERVISOR, at, name));
  }

  void useTaskSupervisor(At at, String name) {
    uses.add(new Use(Kind.TASK_SUPERVISOR, at, name));
  }

  void usePartitionSupervisor(At at, String name) {
    uses.add(new Use(Kind.PARTITION_SUPERVISOR, at, name));
  }

  void useRegistry(At at, String name) {
    uses.add(new Use(Kind.REGISTRY, at, name));
  }

  void usePath(At at, String path) {
    uses.add(new Use(Kind.PATH, at, path));
  }

  void useChildId(At at, String id) {
    uses.add(new Use(Kind.CHILD_ID, at, id));
  }

  void useSubject(At at, String text) {
    uses.add(new Use(Kind.SUBJECT, at, text));
  }

  /// Takes a subject that is part of a longer text.
  void usePart(At at, String before, String name, String after) {
    uses.add(new Use(Kind.SUBJECT, at, name, before, after));
  }

  /// Checks that a module is there and of one of these kinds, at once.
  ///
  /// @param what the kinds in words
  void useModule(At at, String module, List<String> kinds, String what) {
    if (module.isEmpty() || !index.modulesGiven()) {
      return;
    }
    String use = index.useOf(module);
    if (use == null) {
      index
          .modulePlaces()
          .miss(
              module,
              at,
              "the name of " + what + " in modules",
              new Problems.Hint.Nearest(module, index.modules()));
      return;
    }
    index.modulePlaces().use(module);
    if (!use.equals("?") && !kinds.contains(use) && isUse(use)) {
      problems.mismatch(at, what + ", but " + Quoted.bare(module) + " is of use " + use);
    }
  }

  private static boolean isUse(String use) {
    return ModuleReader.USES.contains(use);
  }

  void start(Target supervisor, ChildSpec child) {
    started.add(new PathIndex.Started(supervisor, child));
  }

  /// Notes what is spoken of and is not there.
  ///
  /// @param tree null where it could not be read: paths are not checked then
  /// @param orphans names that stand under unknown keys
  void check(@Nullable ChildSpec tree, Collection<String> orphans) {
    PathIndex paths = tree == null ? null : new PathIndex(tree, started);
    Set<String> misplaced = new TreeSet<>(orphans);
    for (Use use : uses) {
      if (use.name.isEmpty() || misplaced.contains(use.name)) {
        continue;
      }
      switch (use.kind) {
        case NAME -> checkName(use);
        case SUPERVISOR -> checkHolder(use, SUPERVISORS, "a supervisor");
        case TASK_SUPERVISOR -> checkHolder(use, List.of("task_supervisor"), "a task_supervisor");
        case PARTITION_SUPERVISOR ->
            checkHolder(use, List.of("partition_supervisor"), "a partition_supervisor");
        case REGISTRY -> checkHolder(use, List.of("registry"), "a registry");
        case PATH -> checkPath(use, paths);
        case CHILD_ID -> checkChildId(use, paths);
        case SUBJECT -> checkSubject(use, paths);
      }
    }
    index.modulePlaces().check(problems, name -> !index.holders(name).isEmpty());
    index.namePlaces().check(problems, name -> index.useOf(name) != null);
    index.functionPlaces().check(problems, _ -> false);
    index.loadPlaces().check(problems, _ -> false);
  }

  private boolean mayBeAbsent(String name) {
    return unheldNamesAllowed || absent.contains(name);
  }

  private void checkName(Use use) {
    if (!index.holders(use.name).isEmpty()) {
      index.namePlaces().use(use.name);
    } else if (!mayBeAbsent(use.name)) {
      miss(use, "a name that some process is registered under", known());
    }
  }

  private void miss(Use use, String expected, Collection<String> known) {
    index.namePlaces().miss(use.name, use.at, expected, use.hint(known));
  }

  private void checkHolder(Use use, List<String> types, String what) {
    List<NameIndex.Holder> holders = index.holders(use.name);
    if (holders.isEmpty()) {
      if (!mayBeAbsent(use.name)) {
        miss(use, "the name of " + what, namesOf(use.kind, types));
      }
      return;
    }
    index.namePlaces().use(use.name);
    boolean fits = holders.stream().anyMatch(h -> types.contains(h.type()) || isUnknown(h.type()));
    if (!fits) {
      String type = holders.getFirst().type();
      problems.mismatch(use.at, "the name of " + what + ", but this names a " + type);
    }
  }

  /// Returns all that may stand where a registered name may.
  private List<String> known() {
    return candidates.computeIfAbsent(
        Kind.NAME,
        _ -> {
          List<String> known = new ArrayList<>(index.names());
          known.addAll(absent);
          known.addAll(List.of("self", "caller"));
          return known;
        });
  }

  private List<String> namesOf(Kind kind, List<String> types) {
    return candidates.computeIfAbsent(kind, _ -> index.namesOf(types));
  }

  private static boolean isUnknown(String type) {
    return !TreeReader.TYPES.contains(type);
  }

  private void checkChildId(Use use, @Nullable PathIndex paths) {
    if (paths != null && paths.count(use.name) == 0 && !mayBeAbsent(use.name)) {
      problems.add(
          use.at,
          "found %s, expected the id of a child".formatted(Quoted.of(use.name)),
          use.hint(paths.ids()));
    }
  }

  private void checkPath(Use use, @Nullable PathIndex paths) {
    String path = use.name;
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
          use.at,
          "found %s, expected a path of child ids (%s)".formatted(Quoted.of(path), where),
          new Problems.Hint.FirstOf(
              new Problems.Hint.Inside(
                  use.before + miss.before(),
                  miss.segment(),
                  miss.after() + rest + use.after,
                  miss.ids()),
              new Problems.Hint.Inside(use.before, ids, rest + use.after, paths.some())));
    }
  }

  /// An arrival of a load is a process, too, and its path is the load's id.
  private boolean isArrival(Use use) {
    return use.kind == Kind.PATH && index.isLoad(use.name);
  }

  private void checkSpawned(Use use, String modules) {
    for (String module : modules.split(">", -1)) {
      if (!module.equals("run") && index.modulesGiven() && index.useOf(module) == null) {
        int start = use.name.indexOf('>' + module) + 1;
        problems.add(
            use.at,
            "found %s, expected a module after '>'".formatted(Quoted.of(use.name)),
            new Problems.Hint.Inside(
                use.name.substring(0, start),
                module,
                use.name.substring(start + module.length()),
                index.modules()));
        return;
      }
    }
  }

  private void checkSubject(Use use, @Nullable PathIndex paths) {
    String text = use.name;
    if (!index.holders(text).isEmpty()) {
      index.namePlaces().use(text);
      return;
    }
    if (index.isLoad(text) || absent.contains(text)) {
      return;
    }
    if (text.indexOf('/') >= 0 || text.indexOf('>') >= 0) {
      checkPath(use, paths);
      return;
    }
    int count = paths == null ? 1 : paths.count(text);
    if (count > 1) {
      problems.add(
          use.at,
          "found %s, expected a path, since %d children have this id"
              .formatted(Quoted.of(text), count));
    } else if (count == 0 && paths != null) {
      miss(
          use,
          "a registered name, a path of child ids, or the id of a child",
          candidates.computeIfAbsent(Kind.SUBJECT, _ -> subjects(paths)));
    }
  }

  private List<String> subjects(PathIndex paths) {
    List<String> subjects = new ArrayList<>(index.names());
    subjects.addAll(index.loads());
    subjects.addAll(paths.ids());
    subjects.addAll(paths.some());
    return subjects;
  }
}
