package crashlab.analysis;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// The connections that nodes have lost by one cause, in one clause: the trace has a line for each
/// side of each, and there are as many as there are pairs.
final class LostConnections {
  private static final int MOST_NAMED = 4;
  private static final int MOST_SIDES = 4;

  /// More than these are not listed: of a cascade with very many events not all are told.
  private static final int MANY = 40;

  /// Nodes that have lost the same others.
  private record Side(List<String> nodes, SequencedSet<String> lost) {
    /// Whether the two lost each other, and nobody else.
    boolean isMutualWith(Side other) {
      return lost.equals(new LinkedHashSet<>(other.nodes))
          && other.lost.equals(new LinkedHashSet<>(nodes));
    }
  }

  /// By reason, and then by node.
  private final Map<String, Map<String, SequencedSet<String>>> lost = new LinkedHashMap<>();

  /// Whether the event at a position of the log says that a node has lost another one.
  static boolean isOne(TraceLog log, int index) {
    return log.detail(index) instanceof Detail.Operation done
        && done.event().word().equals("node")
        && done.event().kind().equals("disconnected");
  }

  /// Takes in such an event.
  ///
  /// @param since why its reason is what it is; empty where that needs no words
  void add(Detail.Operation done, String since) {
    lost.computeIfAbsent(" (" + text(done, 2) + ")" + since, _ -> new LinkedHashMap<>())
        .computeIfAbsent(text(done, 0), _ -> new LinkedHashSet<>())
        .add(text(done, 1));
  }

  private static String text(Detail.Operation done, int key) {
    Term value = done.values().get(key);
    return value instanceof Atom atom ? atom.name() : "";
  }

  String clause() {
    List<String> clauses = new ArrayList<>();
    lost.forEach((why, ofNodes) -> clauses.add(clause(sides(ofNodes)) + why));
    return String.join("; ", clauses);
  }

  private static List<Side> sides(Map<String, SequencedSet<String>> lost) {
    Map<SequencedSet<String>, Side> sides = new LinkedHashMap<>();
    lost.forEach((node, others) ->
        sides.computeIfAbsent(others, _ -> new Side(new ArrayList<>(), others)).nodes().add(node));
    return new ArrayList<>(sides.values());
  }

  private static String clause(List<Side> sides) {
    Side first = sides.getFirst();
    if (sides.stream().mapToInt(side -> side.nodes().size() * side.lost().size()).sum() > MANY) {
      String those = first.nodes().getFirst() + " and " + first.lost().getFirst();
      return "many nodes lost their connections, " + those + " first";
    }
    List<String> parts = new ArrayList<>();
    while (!sides.isEmpty() && parts.size() < MOST_SIDES) {
      Side side = sides.removeFirst();
      Side other = sides.stream().filter(side::isMutualWith).findFirst().orElse(null);
      if (other == null) {
        parts.add(names(side.nodes()) + " lost " + names(List.copyOf(side.lost())));
      } else {
        sides.remove(other);
        parts.add(names(side.nodes()) + " and " + names(other.nodes()) + " lost each other");
      }
    }
    int more = sides.stream().mapToInt(side -> side.nodes().size()).sum();
    if (more > 0) {
      parts.add(Wording.count(more) + " more lost others");
    }
    return String.join(", ", parts);
  }

  private static String names(List<String> names) {
    String which =
        Wording.names(names.subList(0, Math.min(names.size(), MOST_NAMED)), names.size());
    return (names.size() == 1 ? "node " : "nodes ") + which;
  }
}
