package crashlab.library.persistentterm;

import crashlab.library.NodeObject;
import crashlab.otp.Atom;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The persistent terms of a node. They belong to no process and live until the VM ends.
///
/// Source: OTP persistent_term manual; erl_bif_persistent.c.
final class PersistentTerms {
  private static final ServiceKey<PersistentTerms> KEY =
      ServiceKey.of("persistent_term", PersistentTerms.class);

  final ErlangNode node;
  private final Map<Term, StoredTerm> terms = new LinkedHashMap<>();

  /// What processes have of terms that were replaced or erased.
  private final Set<HeapCopy> copies = new LinkedHashSet<>();

  final ScanFigures figures;

  private PersistentTerms(ErlangNode node) {
    this.node = node;
    this.figures = ScanFigures.of(node);
  }

  static PersistentTerms of(ErlangNode node) {
    return node.services().get(KEY, () -> new PersistentTerms(node));
  }

  /// Those of a node whose processes have used any.
  static Optional<PersistentTerms> usedOn(ErlangNode node) {
    return node.services().find(KEY);
  }

  /// A key as the trace tells it: names of keys are atoms in general.
  static Term told(Term key) {
    return key instanceof Text(String name) ? new Atom(name) : key;
  }

  /// What is stored, in the order in which the keys came.
  List<NodeObject> objects() {
    return terms.values().stream().map(StoredTerm::object).toList();
  }

  @Nullable StoredTerm find(Term key) {
    return terms.get(key);
  }

  /// Stores a copy of a term. Returns the one that was there; it is to be dropped.
  @Nullable StoredTerm put(Term key, Term value, Pid writer) {
    var stored = new StoredTerm(key, value, node, writer);
    node.claimMemory(stored.areaBytes());
    return terms.put(key, stored);
  }

  /// Returns the term that was there; it is to be dropped. Null if there was none.
  @Nullable StoredTerm erase(Term key) {
    return terms.remove(key);
  }

  /// Frees a term that no `get` gives any more.
  ///
  /// Source: OTP erl_bif_persistent.c, `delete_tuple`: an immediate at once, any other when nobody
  /// refers to it.
  ///
  /// @param cause the `seq` of the step that replaced or erased it
  void drop(StoredTerm old, long cause) {
    if (old.isImmediate) {
      node.freeMemory(old.areaBytes());
    } else {
      figures.scans++;
      node.literalAreas().free(new OldTerm(this, old, cause));
    }
  }

  void add(HeapCopy copy) {
    copies.add(copy);
  }

  void remove(HeapCopy copy) {
    copies.remove(copy);
  }

  /// All processes have just been scanned: copies that their owners refer to no longer are garbage.
  void freeGarbage() {
    copies.removeIf(copy -> copy.freeIfGarbage(node));
  }
}
