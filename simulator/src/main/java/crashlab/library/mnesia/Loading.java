package crashlab.library.mnesia;

import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.NodeMessage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the tables of a node are loaded: from a node that has them, else from the own disk where no
/// other node can have written them since, else not at all until one comes up.
///
/// Source: OTP mnesia_controller.erl, `initial_safe_loads/0`, `last_consistent_replica/3`,
/// `orphan_tables/5`, `update_whereabouts/3`, `drop_loaders/3`; mnesia_loader.erl.
///
/// Differs: which of several nodes with the right to load a table from its disk does so is decided
/// by the order of the nodes, where OTP takes a lock.
final class Loading {
  private static final Atom DISC = new Atom("disc");

  private final Mnesia mnesia;
  private final ErlangNode node;
  private final Map<ErlangNode, Set<String>> intents = new LinkedHashMap<>();
  private final Set<String> foundDown = new LinkedHashSet<>();
  private boolean begun;

  Loading(Mnesia mnesia) {
    this.mnesia = mnesia;
    this.node = mnesia.node;
  }

  List<String> loaded() {
    return mnesia.tables().stream().filter(TableCopy::isLoaded).map(t -> t.spec.name()).toList();
  }

  /// What it loads from its disk unless others have it.
  List<String> intended() {
    return mnesia.tables().stream()
        .filter(table -> table.isSafe && table.isMissing())
        .map(table -> table.spec.name())
        .toList();
  }

  private List<String> masters(TableCopy table) {
    return mnesia.disk.masters.getOrDefault(table.spec.name(), List.of());
  }

  /// Source: OTP mnesia_controller.erl, `last_consistent_replica/3`.
  void findSafe() {
    foundDown.addAll(mnesia.disk.downs);
    for (TableCopy table : mnesia.tables()) {
      table.isSafe = table.storage != null && isSafe(table, table.storage);
    }
  }

  private boolean isSafe(TableCopy table, Storage storage) {
    Map<String, Storage> copies = table.spec.copies();
    String own = node.name().name();
    List<String> masters = masters(table);
    if (copies.size() == 1) {
      return true;
    }
    if (!masters.isEmpty()) {
      return masters.contains(own);
    }
    if (storage == Storage.RAM) {
      return copies.values().stream().allMatch(each -> each == Storage.RAM);
    }
    return copies.entrySet().stream()
        .noneMatch(copy ->
            !copy.getKey().equals(own)
                && copy.getValue() != Storage.RAM
                && !mnesia.disk.downs.contains(copy.getKey()));
  }

  /// Tells whether a table is not loaded here of which a peer has a copy too.
  boolean waitsWith(ErlangNode peer) {
    return mnesia.tables().stream()
        .anyMatch(
            table -> table.isMissing() && table.spec.copies().containsKey(peer.name().name()));
  }

  /// A node runs that has loaded tables, or is about to.
  void peerHas(ErlangNode peer, List<String> loaded, List<String> intended, long cause) {
    intents.put(peer, new LinkedHashSet<>(intended));
    for (String name : loaded) {
      peerHas(peer, name, cause);
    }
  }

  /// Source: OTP mnesia_controller.erl, `update_whereabouts/3`.
  void peerHas(ErlangNode peer, String name, long cause) {
    TableCopy table = mnesia.table(name);
    if (table == null) {
      return;
    }
    table.active.add(peer);
    if (table.isMissing()) {
      fetch(table, cause);
    }
    mnesia.waits.loaded(cause);
  }

  private void fetch(TableCopy table, long cause) {
    if (table.loadingFrom != null || !table.isMissing()) {
      return;
    }
    List<String> masters = masters(table);
    for (ErlangNode peer : table.writtenOn()) {
      if (masters.isEmpty() || masters.contains(peer.name().name())) {
        table.loadingFrom = peer;
        node.run().network().tell(node, peer, new Wanted(table.spec.name()), cause);
        return;
      }
    }
  }

  void loadWhatIsSafe(long cause) {
    begun = true;
    for (TableCopy table : mnesia.tables()) {
      if (table.isMissing() && table.isSafe && table.loadingFrom == null && isFirst(table)) {
        loadFromDisk(table, cause);
      }
    }
  }

  /// The nodes that may have a newer copy of a table than the own disk, none of which is there;
  /// none where it is loaded, or waits for something else.
  List<String> awaited(String name) {
    TableCopy table = mnesia.table(name);
    if (table == null || !table.isMissing() || table.isSafe || !table.active.isEmpty()) {
      return List.of();
    }
    List<String> masters = masters(table);
    return table.spec.copies().entrySet().stream()
        .filter(copy -> copy.getValue() != Storage.RAM)
        .map(Map.Entry::getKey)
        .filter(other -> !other.equals(node.name().name()))
        .filter(other -> masters.isEmpty() ? !foundDown.contains(other) : masters.contains(other))
        .toList();
  }

  /// Tells whether nobody else has it, nor is to load it before this node. Source: OTP
  /// mnesia_controller.erl, `late_load_filter/4`.
  private boolean isFirst(TableCopy table) {
    String name = table.spec.name();
    return table.active.isEmpty()
        && intents.entrySet().stream()
            .noneMatch(peer ->
                mnesia.membership().isUp(peer.getKey())
                    && peer.getKey().index() < node.index()
                    && peer.getValue().contains(name));
  }

  /// The last of the nodes with a copy on disk has come up, and none has loaded it: the first of
  /// them does. Source: OTP mnesia_controller.erl, `orphan_tables/5`.
  void adoptOrphans(long cause) {
    for (TableCopy table : mnesia.tables()) {
      boolean isOrphan = table.isMissing() && table.active.isEmpty() && masters(table).isEmpty();
      if (isOrphan && isLeast(table) && !isIntended(table)) {
        loadFromDisk(table, cause);
      }
    }
  }

  private boolean isIntended(TableCopy table) {
    return intents.entrySet().stream()
        .anyMatch(peer ->
            mnesia.membership().isUp(peer.getKey()) && peer.getValue().contains(table.spec.name()));
  }

  private boolean isLeast(TableCopy table) {
    List<String> holders =
        table.spec.copies().entrySet().stream()
            .filter(copy -> copy.getValue() != Storage.RAM)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    List<String> up =
        mnesia.membership().running().stream().map(peer -> peer.name().name()).toList();
    return !holders.isEmpty()
        && up.containsAll(holders)
        && holders.getFirst().equals(node.name().name());
  }

  private void loadFromDisk(TableCopy table, long cause) {
    if (table.storage != Storage.RAM) {
      table.rows = mnesia.disk.rows(table.spec).copy();
    }
    ready(table, DISC, cause);
    for (ErlangNode peer : mnesia.membership().running()) {
      if (peer != node) {
        node.run().network().tell(node, peer, new Have(table.spec.name()), cause);
      }
    }
  }

  private void ready(TableCopy table, Term source, long cause) {
    table.loadingFrom = null;
    table.active.add(node);
    table.early.forEach(mnesia::apply);
    table.early.clear();
    Term name = new Atom(table.spec.name());
    mnesia.emit(MnesiaServer.CONTROLLER, MnesiaEvents.LOAD.with(name, source), cause);
    mnesia.waits.loaded(cause);
  }

  /// A node is gone, with its copies.
  void peerLost(ErlangNode peer, long cause) {
    intents.remove(peer);
    for (TableCopy table : mnesia.tables()) {
      table.active.remove(peer);
      if (table.loadingFrom == peer) {
        table.loadingFrom = null;
        table.early.clear();
        fetch(table, cause);
      }
    }
    if (begun) {
      loadWhatIsSafe(cause);
    }
  }

  /// The sender has loaded a table, and takes part in what is written from now on.
  private record Have(String table) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      Mnesia mnesia = Mnesia.of(at);
      if (mnesia.membership().isUp(from)) {
        mnesia.membership().loading().peerHas(from, table, cause);
      }
    }
  }

  /// The sender wants a table.
  private record Wanted(String table) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      Mnesia mnesia = Mnesia.of(at);
      TableCopy copy = mnesia.table(table);
      if (copy != null && copy.isLoaded()) {
        new Transfer(mnesia, copy, from).begin(cause);
      }
    }
  }

  /// The rows of a table have come from another node.
  void take(String name, TableRows rows, ErlangNode from, long cause) {
    TableCopy table = mnesia.table(name);
    if (table == null || table.loadingFrom != from) {
      return;
    }
    long dropped = FormerRows.of(node).missingFrom(name, rows);
    table.rows = rows;
    if (table.storage != Storage.RAM) {
      mnesia.flush();
      mnesia.disk.tables.put(name, rows.copy());
    }
    ready(table, from.name(), cause);
    if (dropped > 0 && foundDown.contains(from.name().name())) {
      mnesia.emit(
          MnesiaServer.CONTROLLER,
          MnesiaEvents.DROP.with(new Atom(name), new Int(dropped), from.name()),
          cause);
    }
  }
}
