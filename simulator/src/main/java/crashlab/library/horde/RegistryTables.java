package crashlab.library.horde;

import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tables of a Horde.Registry on one node, at which its processes look by themselves.
///
/// Source: horde 0.10 registry_impl.ex, `init/1`, `unregister_local/3`.
final class RegistryTables {
  /// @param node the member where it was registered
  record Row(String node, ErlangProcess process, Term value) {}

  private final Map<Term, Row> keys = new LinkedHashMap<>();
  private final Map<ErlangProcess, List<Term>> keysOf = new LinkedHashMap<>();
  private final Set<String> members = new TreeSet<>();

  Set<String> members() {
    return members;
  }

  /// The keys that have a row, those of dead processes among them.
  List<Term> keys() {
    return List.copyOf(keys.keySet());
  }

  @Nullable Row get(Term key) {
    return keys.get(key);
  }

  void put(Term key, Row row) {
    keys.put(key, row);
  }

  /// A process has a key, whatever else it has.
  void note(ErlangProcess process, Term key) {
    List<Term> known = keysOf.computeIfAbsent(process, _ -> new ArrayList<>(1));
    if (!known.contains(key)) {
      known.add(key);
    }
  }

  /// The keys of a process that has ended, which it has no more.
  List<Term> take(ErlangProcess process) {
    List<Term> known = keysOf.remove(process);
    return known == null ? List.of() : known;
  }

  /// Whoever has the key has it no more.
  void remove(Term key) {
    Row row = keys.remove(key);
    if (row != null) {
      forget(key, row.process());
    }
  }

  /// A process has a key no more, if it has it.
  void remove(Term key, ErlangProcess process) {
    forget(key, process);
    Row row = keys.get(key);
    if (row != null && row.process() == process) {
      keys.remove(key);
    }
  }

  private void forget(Term key, ErlangProcess process) {
    List<Term> known = keysOf.get(process);
    if (known != null && known.remove(key) && known.isEmpty()) {
      keysOf.remove(process);
    }
  }
}
