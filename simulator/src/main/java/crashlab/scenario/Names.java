package crashlab.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Collects what the parts of a scenario speak of by name, and checks it when all are read.
public final class Names {
  private static final List<String> SUPERVISORS =
      List.of(
          "supervisor",
          "dynamic_supervisor",
          "task_supervisor",
          "partition_supervisor",
          "horde_supervisor");
  private static final List<String> REGISTRIES = List.of("registry", "horde_registry");

  private final Vocabulary vocabulary;
  private final NameIndex index;
  private final Problems problems;
  private final List<NameUse> uses = new ArrayList<>();
  private final List<PathIndex.Started> started = new ArrayList<>();
  private final List<ChildSpec> linked = new ArrayList<>();
  private final List<ChildSpec> otherRoots = new ArrayList<>();
  private final List<ChildSpec> rootsOfNodes = new ArrayList<>();
  private final GivenNodes nodes;
  private final Map<NameUse.Kind, List<String>> candidates = new EnumMap<>(NameUse.Kind.class);
  private final Map<NameKind, GivenNames> given = new LinkedHashMap<>();
  private final Set<String> absent = new TreeSet<>();
  private boolean unheldNamesAllowed;

  Names(Vocabulary vocabulary, NameIndex index, GivenNodes nodes, Problems problems) {
    this.vocabulary = vocabulary;
    this.index = index;
    this.nodes = nodes;
    this.problems = problems;
  }

  public NameIndex index() {
    return index;
  }

  /// Takes a name that nobody ever holds, on purpose.
  void allowAbsent(String name) {
    absent.add(name);
  }

  void allowUnheldNames() {
    unheldNamesAllowed = true;
  }

  /// Takes a name of a kind that a system declares, which is given at `at`.
  public void give(NameKind kind, At at, String name) {
    names(kind).give(at, name);
  }

  /// Takes a name that has to be given somewhere in the scenario.
  public void use(NameKind kind, At at, String name) {
    use(kind, at, name, new Problems.Hint.Nearest(name, given(kind)));
  }

  /// The same, with what was probably meant.
  public void use(NameKind kind, At at, String name, Problems.Hint hint) {
    names(kind).use(at, name, hint);
  }

  /// Takes a name that is meant where none stands, and what is wrong if nothing gives it.
  void need(NameKind kind, At at, String name, String missing) {
    names(kind).need(at, name, missing);
  }

  /// The names of a kind that the scenario has given so far.
  public Set<String> given(NameKind kind) {
    return names(kind).given();
  }

  private GivenNames names(NameKind kind) {
    return given.computeIfAbsent(kind, GivenNames::new);
  }

  /// The nodes of the scenario.
  public GivenNodes nodes() {
    return nodes;
  }

  /// Takes a text that may end in `@` and a node apart; notes a node that there is not.
  public GivenNodes.Placed placed(At at, String text) {
    return nodes.placed(at, text, problems);
  }

  void useName(At at, GivenNodes.Placed name) {
    uses.add(placedUse(NameUse.Kind.NAME, at, name));
  }

  void useSupervisor(At at, GivenNodes.Placed name) {
    uses.add(placedUse(NameUse.Kind.SUPERVISOR, at, name));
  }

  private static NameUse placedUse(NameUse.Kind kind, At at, GivenNodes.Placed name) {
    return new NameUse(kind, at, name.text(), "", name.suffix());
  }

  void useTaskSupervisor(At at, GivenNodes.Placed name) {
    uses.add(placedUse(NameUse.Kind.TASK_SUPERVISOR, at, name));
  }

  public void usePartitionSupervisor(At at, String name) {
    uses.add(new NameUse(NameUse.Kind.PARTITION_SUPERVISOR, at, name));
  }

  public void useRegistry(At at, String name) {
    uses.add(new NameUse(NameUse.Kind.REGISTRY, at, name));
  }

  public void usePath(At at, String path) {
    uses.add(new NameUse(NameUse.Kind.PATH, at, path));
  }

  public void useChildId(At at, String id) {
    uses.add(new NameUse(NameUse.Kind.CHILD_ID, at, id));
  }

  void useSubject(At at, GivenNodes.Placed subject) {
    uses.add(placedUse(NameUse.Kind.SUBJECT, at, subject));
  }

  /// Takes a subject that is part of a longer text.
  void usePart(At at, String before, String name, String after) {
    uses.add(new NameUse(NameUse.Kind.SUBJECT, at, name, before, after));
  }

  /// Checks that a module is there and of one of these kinds, at once.
  ///
  /// @param what the kinds in words
  public void useModule(At at, String module, List<String> kinds, String what) {
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
      problems.mismatch(
          ProblemKind.UNKNOWN_NAME,
          at,
          what + ", but " + Quoted.bare(module) + " is of use " + use);
    }
  }

  private boolean isUse(String use) {
    return vocabulary.moduleUses().contains(use);
  }

  /// Takes the root of a tree beside that of the scenario.
  void otherRoot(ChildSpec root) {
    otherRoots.add(root);
  }

  /// Takes the root of the tree of one node.
  void rootOfNode(ChildSpec root) {
    rootsOfNodes.add(root);
  }

  /// Takes what a step starts that is no supervisor: its path is that of its maker, `>` and its id.
  public void startLinked(ChildSpec spec) {
    linked.add(spec);
  }

  public void start(Target supervisor, ChildSpec child) {
    started.add(new PathIndex.Started(supervisor, child));
  }

  /// Notes what is spoken of and is not there.
  ///
  /// @param tree that of all nodes which have none of their own; null where it could not be read
  /// @param isSound whether all child specs could be read: paths are not checked otherwise
  /// @param orphans names that stand under unknown keys
  void check(@Nullable ChildSpec tree, boolean isSound, Collection<String> orphans) {
    List<ChildSpec> roots = new ArrayList<>(rootsOfNodes);
    if (tree != null) {
      roots.addFirst(tree);
    }
    PathIndex paths =
        roots.isEmpty() || !isSound ? null : new PathIndex(roots, otherRoots, started, linked);
    var pathCheck = new PathCheck(index, paths, problems);
    Set<String> misplaced = new TreeSet<>(orphans);
    for (NameUse use : uses) {
      if (use.name().isEmpty() || misplaced.contains(use.name())) {
        continue;
      }
      if (paths != null && isOnNoNode(use, paths)) {
        continue;
      }
      switch (use.kind()) {
        case NAME -> checkName(use);
        case SUPERVISOR -> checkHolder(use, SUPERVISORS, "a supervisor");
        case TASK_SUPERVISOR -> checkHolder(use, List.of("task_supervisor"), "a task_supervisor");
        case PARTITION_SUPERVISOR ->
            checkHolder(use, List.of("partition_supervisor"), "a partition_supervisor");
        case REGISTRY -> checkHolder(use, REGISTRIES, "a registry");
        case PATH -> pathCheck.checkPath(use);
        case CHILD_ID -> {
          if (!mayBeAbsent(use.name())) {
            pathCheck.checkChildId(use);
          }
        }
        case SUBJECT -> checkSubject(use, paths, pathCheck);
      }
    }
    index.modulePlaces().check(problems, name -> !index.holders(name).isEmpty());
    index.namePlaces().check(problems, name -> index.useOf(name) != null);
    index.functionPlaces().check(problems, _ -> false);
    index.loadPlaces().check(problems, _ -> false);
    given
        .values()
        .forEach(
            names -> names.check(problems, name -> mayBeAbsent(name) || misplaced.contains(name)));
  }

  /// Notes what is said to be on a node where there are none, unless something is called just so.
  private boolean isOnNoNode(NameUse use, PathIndex paths) {
    String text = use.name();
    String unplaced = nodes.unplaced(text);
    if (unplaced == null
        || !index.holders(text).isEmpty()
        || index.isLoad(text)
        || mayBeAbsent(text)
        || paths.count(text) > 0
        || paths.miss(text) == null) {
      return false;
    }
    String meant = use.before() + unplaced + use.after();
    GivenNodes.noteNone(use.at(), text, "a process", meant, problems);
    return true;
  }

  private boolean mayBeAbsent(String name) {
    return unheldNamesAllowed || absent.contains(name);
  }

  private void checkName(NameUse use) {
    String registry = index.registryOfPartition(use.name());
    if (!index.holders(use.name()).isEmpty()) {
      index.namePlaces().use(use.name());
    } else if (registry != null) {
      index.namePlaces().use(registry);
    } else if (!mayBeAbsent(use.name())) {
      miss(use, "a name that some process is registered under", known());
    }
  }

  private void miss(NameUse use, String expected, Collection<String> known) {
    index.namePlaces().miss(use.name(), use.at(), expected, use.hint(known));
  }

  private void checkHolder(NameUse use, List<String> types, String what) {
    List<NameIndex.Holder> holders = index.holders(use.name());
    if (holders.isEmpty()) {
      if (!mayBeAbsent(use.name())) {
        miss(use, "the name of " + what, namesOf(use.kind(), types));
      }
      return;
    }
    index.namePlaces().use(use.name());
    boolean fits = holders.stream().anyMatch(h -> types.contains(h.type()) || isUnknown(h.type()));
    if (!fits) {
      String type = holders.getFirst().type();
      problems.mismatch(
          ProblemKind.UNKNOWN_NAME, use.at(), "the name of " + what + ", but this names a " + type);
    }
  }

  /// Returns all that may stand where a registered name may.
  private List<String> known() {
    return candidates.computeIfAbsent(
        NameUse.Kind.NAME,
        _ -> {
          List<String> known = new ArrayList<>(index.names());
          known.addAll(absent);
          known.addAll(List.of("self", "caller"));
          return known;
        });
  }

  private List<String> namesOf(NameUse.Kind kind, List<String> types) {
    return candidates.computeIfAbsent(kind, _ -> index.namesOf(types));
  }

  private boolean isUnknown(String type) {
    return vocabulary.childType(type) == null;
  }

  private void checkSubject(NameUse use, @Nullable PathIndex paths, PathCheck pathCheck) {
    String text = use.name();
    if (!index.holders(text).isEmpty()) {
      index.namePlaces().use(text);
      return;
    }
    if (index.isLoad(text) || absent.contains(text)) {
      return;
    }
    if (text.indexOf('/') >= 0 || text.indexOf('>') >= 0) {
      pathCheck.checkPath(use);
      return;
    }
    int count = paths == null ? 1 : paths.count(text);
    if (count > 1) {
      problems.add(
          ProblemKind.UNKNOWN_NAME,
          use.at(),
          "found %s, expected a path, since %d children have this id"
              .formatted(Quoted.of(text), count));
    } else if (count == 0 && paths != null) {
      miss(
          use,
          "a registered name, a path of child ids, or the id of a child",
          candidates.computeIfAbsent(NameUse.Kind.SUBJECT, _ -> subjects(paths)));
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
