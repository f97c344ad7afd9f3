package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names of the nodes that a scenario gives, found before its parts are read, and the texts
/// that say on which node something is: `Cache@b`.
public final class GivenNodes {
  /// The name of the one node of a scenario that names none.
  public static final String ALONE = "local";

  private static final String NODE = "the name of a node";

  private final List<String> names = new ArrayList<>();
  private final boolean areNamed;

  /// A text without the node that it speaks of.
  ///
  /// @param node null where it speaks of none
  public record Placed(String text, @Nullable String node) {
    /// What stands behind the text in the file.
    String suffix() {
      return node == null ? "" : '@' + node;
    }
  }

  GivenNodes(JsonValue scenario) {
    JsonValue nodes = scenario instanceof JsonValue.Obj root ? root.get("nodes") : null;
    areNamed = nodes != null;
    if (nodes instanceof JsonValue.Arr array) {
      for (JsonValue element : array.elements()) {
        if (element instanceof JsonValue.Str name) {
          names.add(name.value());
        }
      }
    } else if (nodes instanceof JsonValue.Obj object) {
      object.members().forEach(member -> names.add(member.key()));
    }
    if (!areNamed) {
      names.add(ALONE);
    }
  }

  /// Whether the nodes have names of their own, so that processes say on which of them they are.
  public boolean areNamed() {
    return areNamed;
  }

  /// The names, in the order of the file.
  public List<String> names() {
    return List.copyOf(names);
  }

  /// Reads the name of a node; notes one that the scenario does not have.
  public String name(@Nullable At at, Problems problems) {
    if (at == null) {
      return names.isEmpty() ? ALONE : names.getFirst();
    }
    if (at.value() instanceof JsonValue.Str text && names.contains(text.value())) {
      return text.value();
    }
    if (at.value() instanceof JsonValue.Str) {
      String known =
          areNamed
              ? NODE + " (" + Words.list(names, "or") + ")"
              : NODE + " (" + ALONE + ": the scenario has no \"nodes\")";
      problems.mismatch(ProblemKind.UNKNOWN_NAME, at, known, names);
    } else {
      problems.mismatch(at, NODE);
    }
    return names.isEmpty() ? ALONE : names.getFirst();
  }

  /// Takes a text apart that may end in `@` and a node; notes a node that the scenario does not
  /// have.
  Placed placed(At at, String text, Problems problems) {
    int sign = text.lastIndexOf('@');
    if (!areNamed || sign <= 0) {
      return new Placed(text, null);
    }
    String before = text.substring(0, sign);
    String node = text.substring(sign + 1);
    if (names.contains(node)) {
      return new Placed(before, node);
    }
    noteUnknown(at, text, sign + 1, text.length(), problems);
    return new Placed("", null);
  }

  /// Returns a text without the node that stands behind it where the scenario has no nodes; null
  /// where that is not so.
  @Nullable String unplaced(String text) {
    int sign = text.lastIndexOf('@');
    return areNamed || sign <= 0 ? null : text.substring(0, sign);
  }

  /// Notes that something is said to be on a node of a scenario that has none.
  ///
  /// @param what it is
  static void noteNone(At at, String text, String what, String meant, Problems problems) {
    problems.add(
        ProblemKind.UNKNOWN_NAME,
        at,
        "found %s, expected %s without '@': the scenario has no \"nodes\""
            .formatted(Quoted.of(text), what),
        new Problems.Hint.Exactly(meant));
  }

  /// Notes that the scenario names no nodes, where that is needed.
  ///
  /// @param what is only between nodes
  public void needNames(At at, String what, Problems problems) {
    if (!areNamed) {
      problems.add(
          ProblemKind.CLASH,
          at,
          "found no \"nodes\" in the scenario, expected some, such as \"nodes\": [\"a\", \"b\"]: "
              + what
              + " is between nodes");
    }
  }

  /// Notes that a part of a text names no node.
  void noteUnknown(At at, String text, int from, int to, Problems problems) {
    problems.add(
        ProblemKind.UNKNOWN_NAME,
        at,
        "found %s, expected %s after '@'".formatted(Quoted.of(text), NODE),
        new Problems.Hint.Inside(
            text.substring(0, from), text.substring(from, to), text.substring(to), names));
  }
}
