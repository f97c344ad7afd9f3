package crashlab.library.ets;

import crashlab.behaviour.StepProgram;
import crashlab.library.NodeObject;
import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables of a node.
final class EtsTables {
  private static final ServiceKey<EtsTables> KEY = ServiceKey.of("ets", EtsTables.class);

  private final Map<String, TableName> names = new LinkedHashMap<>();

  private final TableFigures.OfNode figures;

  private EtsTables(ErlangNode node) {
    this.figures = TableFigures.OfNode.of(node);
  }

  static EtsTables of(ErlangNode node) {
    return node.services().get(KEY, () -> new EtsTables(node));
  }

  /// The slot of a name; the same object until the VM ends.
  TableName name(String name) {
    return names.computeIfAbsent(name, _ -> new TableName(name, figures.of(name)));
  }

  /// The names of the tables that were ever made.
  Stream<String> made() {
    return figures.made();
  }

  /// The tables that there are, for those who look.
  List<NodeObject> objects() {
    return names.values().stream()
        .map(TableName::current)
        .filter(Objects::nonNull)
        .map(EtsTable::object)
        .toList();
  }

  /// Makes a table of the process; returns null if its name is taken.
  @Nullable EtsTable create(TableName name, TableOptions options, StepProgram owner) {
    if (options.isNamed() && name.named != null) {
      return null;
    }
    var table = new EtsTable(owner.node(), name, options, owner.self());
    name.lostWith = null;
    name.figures.wasMade = true;
    if (options.isNamed()) {
      name.named = table;
    } else {
      name.unnamed = table;
      KnownTables.of(owner).learn(table);
    }
    return table;
  }

  /// The table that a process means by a name: the named one, or else the one it knows. Null if
  /// that is gone, or if there never was one.
  static @Nullable EtsTable find(TableName name, StepProgram program) {
    EtsTable latest = name.unnamed;
    if (name.named != null || latest == null) {
      return name.named;
    }
    EtsTable table = KnownTables.of(program).find(name, latest);
    return table.isAlive() ? table : null;
  }
}
