package crashlab.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which paths of child ids a scenario can ever have: those of the tree, and those of children that
/// steps and faults start.
final class PathIndex {
  private static final int MOST_SHOWN = 2_000;
  private static final int LONGEST_SHOWN = 300;

  private final Map<String, List<Node>> byName = new LinkedHashMap<>();
  private final Map<String, Integer> idCounts = new LinkedHashMap<>();
  private final Map<String, Node> linked = new LinkedHashMap<>();
  private final Map<String, Node> roots = new LinkedHashMap<>();
  private final List<String> some = new ArrayList<>();
  private boolean open;

  private static final class Node {
    final ChildSpec spec;
    final Map<String, Node> children = new LinkedHashMap<>();
    int partitions;
    @Nullable Node partition;

    Node(ChildSpec spec) {
      this.spec = spec;
    }

    @Nullable Node child(String id) {
      if (partition == null) {
        return children.get(id);
      }
      boolean number = !id.isEmpty() && id.length() < 10 && id.chars().allMatch(Character::isDigit);
      return number && Integer.parseInt(id) < partitions ? partition : null;
    }
  }

  /// A child that is started by a step or a fault.
  record Started(Target supervisor, ChildSpec child) {}

  /// Where a path leaves the tree.
  ///
  /// @param before the part of the path up to the segment that is wrong
  /// @param ids what could stand there
  record Miss(String before, String segment, String after, Collection<String> ids) {}

  /// @param trees those that a node can have: a path may be one of any of them
  PathIndex(
      List<ChildSpec> trees,
      List<ChildSpec> others,
      List<Started> started,
      List<ChildSpec> linked) {
    for (ChildSpec tree : trees) {
      lay(tree, roots);
    }
    for (ChildSpec other : others) {
      roots.putIfAbsent(other.id(), node(other, true));
    }
    for (ChildSpec spec : linked) {
      this.linked.putIfAbsent(spec.id(), node(spec, true));
    }
    List<Node> nodes = new ArrayList<>();
    for (Started start : started) {
      nodes.add(node(start.child(), true));
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (!isByPath(started.get(i).supervisor())) {
        attach(nodes.get(i), started.get(i).supervisor());
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (isByPath(started.get(i).supervisor())) {
        attach(nodes.get(i), started.get(i).supervisor());
      }
    }
  }

  /// Adds what there is not yet at a place, so that an id which several nodes have there counts
  /// once.
  private void lay(ChildSpec spec, Map<String, Node> into) {
    Node there = into.get(spec.id());
    if (there == null) {
      into.put(spec.id(), node(spec, true));
    } else {
      spec.children().forEach(child -> lay(child, there.children));
    }
  }

  private Node node(ChildSpec spec, boolean counted) {
    var node = new Node(spec);
    if (counted) {
      idCounts.merge(spec.id(), 1, Integer::sum);
      byName.computeIfAbsent(spec.id(), _ -> new ArrayList<>(1)).add(node);
    }
    for (ChildSpec child : spec.children()) {
      node.children.put(child.id(), node(child, true));
    }
    ChildSpec partition = spec.partition();
    if (partition != null) {
      node.partitions = spec.get(ChildParams.PARTITIONS);
      node.partition = node(partition, false);
    }
    return node;
  }

  private static boolean isByPath(Target supervisor) {
    return supervisor instanceof Target.OnNode(Target there, String _)
        ? isByPath(there)
        : supervisor instanceof Target.Child;
  }

  private void attach(Node child, Target supervisor) {
    switch (supervisor) {
      case Target.Name(String name) -> attach(child, byName.getOrDefault(name, List.of()));
      case Target.Partition(String name, _) -> {
        for (Node node : byName.getOrDefault(name, List.of())) {
          if (node.partition != null) {
            attach(child, List.of(node.partition));
          }
        }
      }
      case Target.Child(String path, _) -> {
        Node node = find(path);
        attach(child, node == null ? List.of() : List.of(node));
      }
      case Target.OnNode(Target there, String _) -> attach(child, there);
      case Target.Self _, Target.Caller _, Target.Via _, Target.Global _ -> open = true;
      case Target.Member _, Target.OfState _ -> open = true;
      case Target.RandomChildOf _, Target.AllChildrenOf _ -> open = true;
    }
  }

  private static void attach(Node child, List<Node> parents) {
    for (Node parent : parents) {
      parent.children.put(child.spec.id(), child);
    }
  }

  private @Nullable Node find(String path) {
    Node node = null;
    for (String segment : path.split("/", -1)) {
      if (node == null) {
        node = roots.get(segment);
      } else {
        node = node.child(segment);
      }
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  /// Returns how many child specs have this id.
  int count(String id) {
    return idCounts.getOrDefault(id, 0);
  }

  Collection<String> ids() {
    return idCounts.keySet();
  }

  /// Returns null if there can be a process of this path, else where the path goes wrong.
  ///
  /// @param path of child ids only, without `>`
  @Nullable Miss miss(String path) {
    return open ? null : miss(path, roots);
  }

  /// Tells whether a step starts something of this id that is no module.
  boolean isLinked(String id) {
    return linked.containsKey(id);
  }

  Collection<String> linkedIds() {
    return linked.keySet();
  }

  /// The same for a path that begins with what a step starts.
  @Nullable Miss missBelowLinked(String path) {
    return open ? null : miss(path, linked);
  }

  private static @Nullable Miss miss(String path, Map<String, Node> tops) {
    Node node = null;
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String segment = path.substring(start, end);
      Node next;
      if (node == null) {
        next = tops.get(segment);
      } else {
        next = node.child(segment);
      }
      if (next == null) {
        Collection<String> ids = node == null ? tops.keySet() : node.children.keySet();
        return new Miss(path.substring(0, start), segment, path.substring(end), ids);
      }
      node = next;
      start = end + 1;
    }
    return null;
  }

  /// Returns the paths of the tree, of a very large one some.
  List<String> some() {
    if (some.isEmpty()) {
      roots.forEach((id, node) -> collect(node, id));
    }
    return some;
  }

  private void collect(Node node, String path) {
    if (some.size() < MOST_SHOWN && path.length() < LONGEST_SHOWN) {
      some.add(path);
      node.children.forEach((id, child) -> collect(child, path + '/' + id));
    }
  }
}
