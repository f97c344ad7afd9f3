package crashlab.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the nodes of a scenario: `["a", "b"]`, or of each by name what it has of its own.
final class NodesReader {
  private static final int MOST_NODES = 100;
  private static final String NODES =
      "an array of names, or an object: the name of a node to what it has of its own";
  private static final String NODE =
      "an object with what the node has of its own: tree, vm, starts";
  private static final String NAME =
      "the name of a node: letters, digits and '_', and not \"local\"";

  private final Reading reading;
  private final Values values;
  private final Problems problems;

  NodesReader(Reading reading) {
    this.reading = reading;
    this.values = reading.values();
    this.problems = reading.problems();
  }

  /// Tells whether each node brings a tree of its own, so that none is needed for all.
  static boolean bringTrees(@Nullable At at) {
    return at != null
        && at.value() instanceof JsonValue.Obj nodes
        && nodes.members().stream()
            .allMatch(member ->
                member.value() instanceof JsonValue.Obj own && own.member("tree") != null);
  }

  /// @param vm that of each node which has none of its own
  /// @param tree likewise; null where there is none to be used
  List<ScenarioNode> nodes(@Nullable At at, Vm vm, @Nullable ChildSpec tree) {
    if (at == null) {
      return tree == null ? List.of() : List.of(new ScenarioNode(GivenNodes.ALONE, vm, tree, 0));
    }
    Map<String, ScenarioNode> nodes = new LinkedHashMap<>();
    int given = 0;
    if (at.value() instanceof JsonValue.Arr) {
      for (At element : values.elements(at, NODES)) {
        given++;
        named(element, vm, tree, nodes);
      }
    } else {
      for (Map.Entry<String, At> entry : values.entries(at, NODES).entrySet()) {
        given++;
        own(entry.getKey(), at, entry.getValue(), vm, tree, nodes);
      }
    }
    checkCount(at, given);
    return List.copyOf(nodes.values());
  }

  private void checkCount(At at, int given) {
    boolean empty =
        (at.value() instanceof JsonValue.Arr || at.value() instanceof JsonValue.Obj) && given == 0;
    if (empty || given > MOST_NODES) {
      problems.mismatch(at, "1 to " + MOST_NODES + " nodes");
    }
  }

  private void named(At at, Vm vm, @Nullable ChildSpec tree, Map<String, ScenarioNode> nodes) {
    String name = values.name(at, NAME);
    if (name.isEmpty()) {
      return;
    }
    if (!isName(name)) {
      problems.mismatch(at, NAME);
    } else if (nodes.containsKey(name)) {
      problems.add(
          ProblemKind.CLASH,
          at,
          "the name " + Quoted.of(name) + " is already given to another node");
    } else if (tree != null) {
      nodes.put(name, new ScenarioNode(name, vm, tree, 0));
    }
  }

  private void own(
      String name,
      At nodesAt,
      At at,
      Vm vm,
      @Nullable ChildSpec tree,
      Map<String, ScenarioNode> nodes) {
    if (!isName(name) && nodesAt.value() instanceof JsonValue.Obj all) {
      JsonValue.Member member = all.member(name);
      if (member != null) {
        problems.addKey(
            nodesAt, member, "found %s, expected %s".formatted(Quoted.of(name), NAME), List.of());
      }
    }
    Fields fields = values.fields(at, NODE);
    At vmAt = fields.get("vm");
    At treeAt = fields.get("tree");
    Vm machine = vmAt == null ? vm : new VmReader(values).vm(vmAt);
    ChildSpec own = treeAt == null ? tree : reading.tree().rootOfNode(treeAt, machine.schedulers());
    long starts = reading.times().duration(fields.get("starts"), 0);
    fields.finish();
    if (own != null) {
      nodes.put(name, new ScenarioNode(name, machine, own, starts));
    }
  }

  private static boolean isName(String name) {
    return !name.equals(GivenNodes.ALONE)
        && !name.isEmpty()
        && name.length() <= 100
        && name.chars().allMatch(NodesReader::isInName);
  }

  private static boolean isInName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
