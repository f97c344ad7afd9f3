package crashlab.library.dets;

import crashlab.library.NodeObject;
import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of a node, which outlive its VM, and what became of tables so far.
final class DetsDisk {
  private static final ServiceKey<DetsDisk> KEY = ServiceKey.of("dets", DetsDisk.class);

  private final Map<String, DetsFile> files = new LinkedHashMap<>();
  private final Map<String, TableRecord> tables = new LinkedHashMap<>();

  private DetsDisk() {}

  static DetsDisk of(ErlangNode node) {
    return node.disk().get(KEY, DetsDisk::new);
  }

  /// Those of a node that ever opened a table.
  static Optional<DetsDisk> usedOn(ErlangNode node) {
    return node.disk().find(KEY);
  }

  @Nullable DetsFile file(String name) {
    return files.get(name);
  }

  DetsFile create(String name, FileType type) {
    var file = new DetsFile(type);
    files.put(name, file);
    return file;
  }

  /// What is known of a table of that name, which somebody opens.
  TableRecord table(String name) {
    return tables.computeIfAbsent(name, _ -> new TableRecord());
  }

  @Nullable TableRecord opened(String name) {
    return tables.get(name);
  }

  /// What there is to know of the tables that were ever open, for those who look.
  List<NodeObject> objects(OpenTables open) {
    List<NodeObject> objects = new ArrayList<>();
    tables.forEach((name, record) -> objects.add(record.object(name, open.process(name))));
    return objects;
  }

  /// The names of the tables that were ever open.
  Stream<String> names() {
    return tables.keySet().stream();
  }
}
