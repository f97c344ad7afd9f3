package crashlab.behaviour;

import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of a Registry and who holds them.
///
/// Source: Elixir registry.ex. Looking a name up checks that its holder lives, so that a holder
/// that has just died counts as absent before its entry is removed.
final class RegistryTable {
  final boolean unique;
  private final Map<Term, List<ErlangProcess>> holders = new LinkedHashMap<>();
  private final Map<ErlangProcess, List<Term>> keysOf = new LinkedHashMap<>();
  private final @Nullable ErlangProcess[] partitions;

  RegistryTable(boolean unique, int partitions) {
    this.unique = unique;
    this.partitions = new ErlangProcess[partitions];
  }

  /// A partition has started; all of them start together, and empty.
  void setPartition(int index, ErlangProcess process) {
    partitions[index] = process;
  }

  /// The partition that a holder of keys is linked to: it goes by the holder, not by the key. Null
  /// while it does not run.
  ///
  /// Source: Elixir registry.ex, `register/3`, `partitions/4`.
  @Nullable ErlangProcess partitionOf(ErlangProcess holder) {
    ErlangProcess partition = partitions[holder.number() % partitions.length];
    return partition != null && partition.isAlive() ? partition : null;
  }

  /// The table of the registry that holds a name now, or null if there is none.
  static @Nullable RegistryTable of(NameSlot name) {
    ErlangProcess holder = name.holder();
    return holder != null && holder.program() instanceof Supervisor supervisor
        ? supervisor.registryTable()
        : null;
  }

  /// The living process that holds a key of a unique registry, or null.
  @Nullable ErlangProcess whereis(Term key) {
    List<ErlangProcess> list = holders.get(key);
    if (list == null) {
      return null;
    }
    ErlangProcess first = list.getFirst();
    return first.isAlive() ? first : null;
  }

  void add(Term key, ErlangProcess process) {
    List<ErlangProcess> list = holders.computeIfAbsent(key, k -> new ArrayList<>(1));
    if (unique) {
      list.clear();
    }
    list.add(process);
    keysOf.computeIfAbsent(process, p -> new ArrayList<>(1)).add(key);
  }

  void remove(Term key, ErlangProcess process) {
    List<ErlangProcess> list = holders.get(key);
    if (list != null && list.remove(process) && list.isEmpty()) {
      holders.remove(key);
    }
    List<Term> keys = keysOf.get(process);
    if (keys != null && keys.remove(key) && keys.isEmpty()) {
      keysOf.remove(process);
    }
  }

  /// A process gives a key up; with its last one goes its link to the partition.
  ///
  /// Source: Elixir registry.ex, `unregister/2`.
  void unregister(ErlangNode node, Term key, ErlangProcess process) {
    remove(key, process);
    ErlangProcess partition = keysOf.containsKey(process) ? null : partitionOf(process);
    if (partition != null) {
      node.bonds().unlink(process, partition);
    }
  }

  /// Takes away the key that a child was started under, if it was.
  static void unregisterStarted(ErlangNode node, ErlangProcess process) {
    if (process.supervision() instanceof Child child) {
      ChildTemplate.ViaName via = child.template.via();
      Term key = child.viaKey;
      RegistryTable table = via == null ? null : of(via.registry());
      if (table != null && key != null) {
        table.unregister(node, key, process);
      }
    }
  }

  /// Forgets a process that ended.
  void removeAll(ErlangProcess process) {
    List<Term> keys = keysOf.remove(process);
    if (keys == null) {
      return;
    }
    for (Term key : keys) {
      List<ErlangProcess> list = holders.get(key);
      if (list != null && list.remove(process) && list.isEmpty()) {
        holders.remove(key);
      }
    }
  }

  void clear() {
    holders.clear();
    keysOf.clear();
  }
}
