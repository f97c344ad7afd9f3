package crashlab.library.ets;

import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What happened to the tables of one name so far.
final class TableFigures {
  long reads;
  long writes;

  /// Time waited for locks, all together.
  long waitNanos;

  /// Writes of a row by a process that had read an older version of it than the one it wrote over.
  long lostUpdates;

  /// Whether there ever was a table of this name.
  boolean wasMade;

  /// Those of all names of a node.
  static final class OfNode {
    private static final ServiceKey<OfNode> KEY = ServiceKey.of("ets figures", OfNode.class);

    private final Map<String, TableFigures> figures = new LinkedHashMap<>();

    private OfNode() {}

    static OfNode of(ErlangNode node) {
      return node.totals().get(KEY, OfNode::new);
    }

    TableFigures of(String table) {
      return figures.computeIfAbsent(table, _ -> new TableFigures());
    }

    /// The names of the tables that were ever made.
    Stream<String> made() {
      return figures.entrySet().stream()
          .filter(name -> name.getValue().wasMade)
          .map(Map.Entry::getKey);
    }
  }
}
