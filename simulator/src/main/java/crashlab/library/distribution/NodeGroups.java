package crashlab.library.distribution;

import crashlab.scenario.At;
import crashlab.scenario.JsonValue;
import crashlab.scenario.ProblemKind;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.ValueType;
import java.util.ArrayList;
import java.util.List;

/// Groups of nodes, as a file gives them.
final class NodeGroups {
  private static final String NAMES =
      "{\"anyOf\": [{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/name\"}}, {\"$ref\":"
          + " \"#/$defs/param\"}]}";

  private static final String EXPECTED = "an array of two groups of nodes or more";
  private static final String GROUP = "an array of nodes";
  private static final String TWO = "an array of two nodes";

  /// Two groups or more: `[["a"], ["b", "c"]]`.
  static final ValueType<List<List<String>>> GROUPS =
      ValueType.<List<List<String>>>of(
              "{\"anyOf\": [{\"type\": \"array\", \"minItems\": 2, \"items\": "
                  + NAMES
                  + "}, {\"$ref\": \"#/$defs/param\"}]}",
              "[[NODE, …], [NODE, …], …]",
              List.of(),
              NodeGroups::groups)
          .naming("node");

  /// Two nodes.
  static final ValueType<List<String>> PAIR =
      ValueType.<List<String>>of(NAMES, "[NODE, NODE]", List.of(), NodeGroups::pair).naming("node");

  private NodeGroups() {}

  private static List<List<String>> groups(At at, Reading reading, Scope scope) {
    List<String> seen = new ArrayList<>();
    List<List<String>> groups = new ArrayList<>();
    for (At element : reading.values().elements(at, EXPECTED)) {
      groups.add(nodes(element, reading, seen, GROUP));
    }
    if (groups.size() < 2 && isArray(at)) {
      reading.problems().mismatch(at, EXPECTED);
    }
    return groups;
  }

  private static List<String> pair(At at, Reading reading, Scope scope) {
    List<String> names = nodes(at, reading, new ArrayList<>(), TWO);
    if (names.size() != 2 && !names.isEmpty()) {
      reading.problems().mismatch(at, TWO);
    }
    return names;
  }

  private static boolean isArray(At at) {
    return at.value() instanceof JsonValue.Arr;
  }

  private static List<String> nodes(At at, Reading reading, List<String> seen, String expected) {
    List<String> group = new ArrayList<>();
    for (At element : reading.values().elements(at, expected)) {
      String name = reading.names().nodes().name(element, reading.problems());
      boolean isGiven = element.value() instanceof JsonValue.Str text && text.value().equals(name);
      if (isGiven && seen.contains(name)) {
        reading
            .problems()
            .add(ProblemKind.CLASH, element, "node \"" + name + "\" is in a group already");
      }
      seen.add(name);
      group.add(name);
    }
    if (group.isEmpty() && isArray(at)) {
      reading.problems().mismatch(at, expected);
    }
    return group;
  }
}
