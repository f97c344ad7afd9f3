package crashlab.library.mnesia;

import crashlab.library.NodeObject;
import crashlab.library.NodeObject.Fact;
import crashlab.vm.ErlangNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table as one node knows it: its own copy, if it has one, and where others are loaded.
final class TableCopy {
  final TableSpec spec;
  private final ErlangNode node;
  final @Nullable Storage storage;

  /// The nodes whose copies are loaded and written. Source: OTP mnesia_controller.erl,
  /// `active_replicas`, `where_to_commit`.
  final Set<ErlangNode> active = new LinkedHashSet<>();

  TableRows rows;

  /// Whether this node may load it from its disk, or empty, if nobody else has it.
  boolean isSafe;

  /// From which node it is being loaded.
  @Nullable ErlangNode loadingFrom;

  /// Changes that came from others while it is loaded.
  final List<Change> early = new java.util.ArrayList<>();

  TableCopy(TableSpec spec, ErlangNode node) {
    this.spec = spec;
    this.node = node;
    this.storage = spec.copies().get(node.name().name());
    this.rows = new TableRows(spec.type());
  }

  /// What this node knows of the table, for those who look.
  NodeObject object() {
    List<String> copies = new ArrayList<>();
    spec.copies().forEach((name, kept) -> copies.add(kept.word() + " on " + name));
    return NodeObject.of(
        spec.name(),
        Fact.of("here", here()),
        Fact.of("rows here", rows.size()),
        Fact.of("copies", String.join(", ", copies)),
        Fact.of("written on", names(writtenOn())));
  }

  private String here() {
    ErlangNode source = loadingFrom;
    if (storage == null) {
      return "no copy";
    }
    if (isLoaded()) {
      return storage.word() + ", loaded";
    }
    return storage.word()
        + (source == null ? ", not loaded" : ", being loaded from " + source.name().name());
  }

  private static String names(List<ErlangNode> nodes) {
    return nodes.isEmpty()
        ? "no node"
        : nodes.stream().map(one -> one.name().name()).collect(Collectors.joining(", "));
  }

  boolean isLoaded() {
    return active.contains(node);
  }

  boolean isMissing() {
    return storage != null && !isLoaded();
  }

  Storage storageOn(ErlangNode other) {
    return spec.copies().getOrDefault(other.name().name(), Storage.RAM);
  }

  /// The nodes to be written, in the order of the run. Source: OTP mnesia_lib.erl, `add_lsort/2`.
  List<ErlangNode> writtenOn() {
    return active.stream().sorted(java.util.Comparator.comparingInt(ErlangNode::index)).toList();
  }
}
