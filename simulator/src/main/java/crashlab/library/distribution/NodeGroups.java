package crashlab.library.distribution;

import crashlab.scenario.At;
import crashlab.scenario.JsonValue;
import crashlab.scenario.ProblemKind;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups of nodes, as a file gives them.
final class NodeGroups {
  private static final String NAMES =
      "{\"anyOf\": [{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/name\"}}, {\"$ref\":"
          + " \"#/$defs/param\"}]}";

  private static final String EXPECTED = "an array of two groups of nodes or more";
  private static final String GROUP = "an array of nodes";
  private static final String TWO = "an array of two nodes";
  private static final String ONE_GROUP = "each node in one group";
  private static final String OTHER = "another node, since a link has two ends";

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
      groups.add(nodes(element, reading, seen, GROUP, ONE_GROUP));
    }
    if (groups.size() == 1 && isArray(at)) {
      reading
          .problems()
          .add(
              ProblemKind.MISMATCH,
              at,
              "found one group, expected two or more, such as [[\"a\"], [\"b\"]]");
    } else if (groups.isEmpty() && isArray(at)) {
      reading.problems().mismatch(at, EXPECTED);
    }
    return groups;
  }

  private static List<String> pair(At at, Reading reading, Scope scope) {
    List<String> names = nodes(at, reading, new ArrayList<>(), TWO, OTHER);
    if (names.size() != 2 && !names.isEmpty()) {
      reading.problems().mismatch(at, TWO);
    }
    return names;
  }

  /// The one node that is left, if there is but one.
  private static @Nullable String left(Reading reading, List<String> seen) {
    List<String> left = new ArrayList<>(reading.names().nodes().names());
    left.removeAll(seen);
    return left.size() == 1 ? left.getFirst() : null;
  }

  private static boolean isArray(At at) {
    return at.value() instanceof JsonValue.Arr;
  }

  /// @param other what is expected in the place of a node that was there before
  private static List<String> nodes(
      At at, Reading reading, List<String> seen, String expected, String other) {
    List<String> group = new ArrayList<>();
    for (At element : reading.values().elements(at, expected)) {
      String name = reading.names().nodes().name(element, reading.problems());
      boolean isGiven = element.value() instanceof JsonValue.Str text && text.value().equals(name);
      if (isGiven && seen.contains(name)) {
        String meant = other.equals(OTHER) ? left(reading, seen) : null;
        reading.problems().mismatch(ProblemKind.CLASH, element, other, meant);
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
