package crashlab.library.mnesia;

import java.util.List;
import java.util.Map;

/// A table of the schema.
///
/// @param copies the nodes that keep one, with how they do; empty for ram_copies on every node with
///   Mnesia
/// @param majority whether it is written only where more than half of its copies are
record TableSpec(String name, TableType type, boolean majority, Map<String, Storage> copies) {
  /// The same with its copies named.
  TableSpec on(List<String> nodes) {
    if (!copies.isEmpty()) {
      return this;
    }
    Map<String, Storage> all = new java.util.LinkedHashMap<>();
    nodes.forEach(node -> all.put(node, Storage.RAM));
    return new TableSpec(name, type, majority, all);
  }
}
