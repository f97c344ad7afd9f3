package crashlab.library.mnesia;

import crashlab.scenario.ChildSpec;
import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tables of a scenario and the nodes that share them: those with the child.
record Schema(List<TableSpec> tables, List<String> nodes) {
  static final Schema NONE = new Schema(List.of(), List.of());

  static Schema of(Scenario scenario) {
    List<String> nodes =
        scenario.nodes().stream()
            .filter(node -> hasMnesia(node.tree()))
            .map(ScenarioNode::name)
            .toList();
    List<TableSpec> tables =
        MnesiaPart.PART.of(scenario.parts().values()).stream().map(one -> one.on(nodes)).toList();
    return new Schema(tables, nodes);
  }

  /// The same where the one node of the scenario is called so by itself.
  Schema ofOne(String node) {
    List<TableSpec> own =
        tables.stream()
            .filter(table -> !table.copies().isEmpty())
            .map(table ->
                new TableSpec(
                    table.name(),
                    table.type(),
                    table.majority(),
                    ofOne(node, table.copies().values().iterator().next())))
            .toList();
    return new Schema(own, nodes.isEmpty() ? nodes : List.of(node));
  }

  private static Map<String, Storage> ofOne(String node, Storage storage) {
    Map<String, Storage> copies = new LinkedHashMap<>();
    copies.put(node, storage);
    return copies;
  }

  private static boolean hasMnesia(ChildSpec spec) {
    return spec.type() == MnesiaChild.WORD.type()
        || spec.children().stream().anyMatch(Schema::hasMnesia);
  }
}
