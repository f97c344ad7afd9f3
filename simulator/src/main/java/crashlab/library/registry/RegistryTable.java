package crashlab.library.registry;

import crashlab.library.NodeObject;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The keys of a Registry and who holds them.
///
/// Source: Elixir registry.ex. Looking a name up checks that its holder lives, so that a holder
/// that has just died counts as absent before its entry is removed.
final class RegistryTable {
  final boolean unique;
  private final ErlangNode node;
  private final Map<Term, List<Entry>> entries = new LinkedHashMap<>();
  private final Map<ErlangProcess, List<Term>> keysOf = new LinkedHashMap<>();
  private final Map<Term, Term> meta = new LinkedHashMap<>();
  private final @Nullable ErlangProcess[] partitions;

  /// A process under a key, and the value that it gave with it.
  record Entry(ErlangProcess holder, Term value) {}

  RegistryTable(ErlangNode node, boolean unique, int partitions) {
    this.node = node;
    this.unique = unique;
    this.partitions = new ErlangProcess[partitions];
  }

  /// A partition has started; it begins empty.
  void setPartition(int index, ErlangProcess process) {
    clear(index);
    partitions[index] = process;
  }

  /// The partition that a holder of keys is linked to: it goes by the holder, not by the key. Null
  /// while it does not run.
  ///
  /// Source: Elixir registry.ex, `register/3`, `partitions/4`.
  @Nullable ErlangProcess partitionOf(ErlangProcess holder) {
    ErlangProcess partition = partitions[indexOf(holder)];
    return partition != null && node.local().isAlive(partition) ? partition : null;
  }

  /// Tells whether the partition of a holder of keys runs. Its tables went with it if not.
  boolean isOpenTo(ErlangProcess holder) {
    return partitionOf(holder) != null;
  }

  /// The living process that holds a key of a unique registry, or null.
  @Nullable ErlangProcess whereis(Term key) {
    List<Entry> list = entries.get(key);
    if (list == null) {
      return null;
    }
    ErlangProcess first = list.getFirst().holder();
    return node.local().isAlive(first) && isOpenTo(first) ? first : null;
  }

  /// A process takes a key and is linked to its partition. Returns what it raises, or null.
  ///
  /// Source: Elixir registry.ex, `register/3`: links first, and then writes into the tables.
  @Nullable Atom register(Term key, Term value, ErlangProcess process) {
    ErlangProcess partition = partitions[indexOf(process)];
    if (partition == null) {
      return ExitReason.BADARG;
    }
    Atom raised = node.bonds().linkOrRaise(process, partition);
    if (raised != null) {
      return raised;
    }
    if (!isOpenTo(process)) {
      return ExitReason.BADARG;
    }
    add(key, value, process);
    return null;
  }

  /// A process gives a key up, with all its entries under it; with its last key goes its link to
  /// the partition.
  ///
  /// Source: Elixir registry.ex, `unregister/2`.
  void unregister(Term key, ErlangProcess process) {
    remove(key, process);
    ErlangProcess partition = keysOf.containsKey(process) ? null : partitionOf(process);
    if (partition != null) {
      node.bonds().unlink(process, partition);
    }
  }

  /// A process gives up those of its entries under a key whose value fits.
  ///
  /// Source: Elixir registry.ex, `unregister_match/4`.
  void unregister(Term key, ErlangProcess process, Predicate<Term> fits) {
    List<Entry> list = entries.getOrDefault(key, List.of());
    int left = 0;
    for (Entry entry : list) {
      left += entry.holder() == process && !fits.test(entry.value()) ? 1 : 0;
    }
    List<Term> keys = keysOf.get(process);
    if (left == 0 || keys == null) {
      unregister(key, process);
      return;
    }
    list.removeIf(entry -> entry.holder() == process && fits.test(entry.value()));
    keys.removeIf(key::equals);
    keys.addAll(Collections.nCopies(left, key));
  }

  /// A process gives its entry under a unique key another value. Returns the one before, or null
  /// where it has no such entry.
  ///
  /// Source: Elixir registry.ex, `update_value/3`.
  @Nullable Term update(Term key, Term value, ErlangProcess process) {
    List<Entry> list = entries.get(key);
    if (list == null || list.getFirst().holder() != process || !isOpenTo(process)) {
      return null;
    }
    return list.set(0, new Entry(process, value)).value();
  }

  /// What the registry keeps about itself: goes with it, not with a partition.
  ///
  /// Source: Elixir registry.ex, `put_meta/3`, `meta/2`.
  Map<Term, Term> meta() {
    return meta;
  }

  /// The entries under a key, partition by partition, those of one in the order of their making;
  /// entries of a holder that has just died are among them. Null while a partition does not run:
  /// its table is gone.
  ///
  /// Source: Elixir registry.ex, `lookup/2`.
  @Nullable List<Entry> lookup(Term key) {
    List<Entry> list = entries.getOrDefault(key, List.of());
    for (int i = 0; i < partitions.length; i++) {
      if (!runs(i)) {
        return null;
      }
    }
    if (list.size() < 2 || partitions.length == 1) {
      return list;
    }
    List<Entry> found = new ArrayList<>(list);
    found.sort(Comparator.comparingInt(entry -> indexOf(entry.holder())));
    return found;
  }

  /// Entries of [#lookup] in the order in which a dispatch goes through them: from the last
  /// partition on.
  ///
  /// Source: Elixir registry.ex, `dispatch_serial/4`.
  List<Entry> inOrderOfDispatch(List<Entry> found) {
    if (found.size() < 2 || partitions.length == 1) {
      return found;
    }
    List<Entry> all = new ArrayList<>(found);
    all.sort(Comparator.comparingInt(entry -> -indexOf(entry.holder())));
    return all;
  }

  /// The keys of a process, as often as it holds each, in the order in which it took them.
  ///
  /// Source: Elixir registry.ex, `keys/2`.
  List<Term> keysOf(ErlangProcess process) {
    return isOpenTo(process) ? keysOf.getOrDefault(process, List.of()) : List.of();
  }

  /// How many entries there are.
  ///
  /// Source: Elixir registry.ex, `count/1`.
  int count() {
    int count = 0;
    for (List<Entry> list : entries.values()) {
      count += list.size();
    }
    return count;
  }

  /// Its keys and who holds them, for those who look.
  List<NodeObject.Fact> facts(int most) {
    List<NodeObject.Fact> facts = new ArrayList<>();
    facts.add(NodeObject.Fact.of("keys", unique ? "unique" : "duplicate"));
    facts.add(NodeObject.Fact.of("entries", count()));
    entries.entrySet().stream()
        .limit(most)
        .forEach(one ->
            facts.add(
                NodeObject.Fact.of(
                    one.getKey().inspect(), one.getValue().stream().map(Entry::holder).toList())));
    return facts;
  }

  int partitionCount() {
    return partitions.length;
  }

  private boolean runs(int index) {
    ErlangProcess partition = partitions[index];
    return partition != null && node.local().isAlive(partition);
  }

  private void add(Term key, Term value, ErlangProcess process) {
    List<Entry> list = entries.computeIfAbsent(key, k -> new ArrayList<>(1));
    if (unique) {
      list.clear();
    }
    list.add(new Entry(process, value));
    keysOf.computeIfAbsent(process, p -> new ArrayList<>(1)).add(key);
  }

  private void remove(Term key, ErlangProcess process) {
    removeHolder(key, process);
    List<Term> keys = keysOf.get(process);
    if (keys != null && keys.removeIf(key::equals) && keys.isEmpty()) {
      keysOf.remove(process);
    }
  }

  private void removeHolder(Term key, ErlangProcess process) {
    List<Entry> list = entries.get(key);
    if (list != null && list.removeIf(entry -> entry.holder() == process) && list.isEmpty()) {
      entries.remove(key);
    }
  }

  /// Forgets a process that ended.
  void removeAll(ErlangProcess process) {
    List<Term> keys = keysOf.remove(process);
    if (keys == null) {
      return;
    }
    for (Term key : keys) {
      removeHolder(key, process);
    }
  }

  /// Forgets the holders that are linked to a partition, which starts anew.
  private void clear(int index) {
    for (ErlangProcess holder : List.copyOf(keysOf.keySet())) {
      if (indexOf(holder) == index) {
        removeAll(holder);
      }
    }
  }

  private int indexOf(ErlangProcess holder) {
    return holder.number() % partitions.length;
  }
}
