package crashlab.library.dets;

import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who has opened which tables, and how often. Source: OTP dets_server.erl, `store`.
final class Users {
  private final Map<ErlangProcess, List<String>> tables = new LinkedHashMap<>();

  void add(ErlangProcess user, String table) {
    tables.computeIfAbsent(user, _ -> new ArrayList<>(1)).add(table);
  }

  /// One opening is over. Tells whether there was one.
  boolean remove(ErlangProcess user, String table) {
    List<String> list = tables.get(user);
    boolean had = list != null && list.remove(table);
    if (list != null && list.isEmpty()) {
      tables.remove(user);
    }
    return had;
  }

  /// Tells whether anybody has a table open.
  boolean has(String table) {
    return tables.values().stream().anyMatch(list -> list.contains(table));
  }

  /// Tells whether a process has any table open.
  boolean uses(ErlangProcess user) {
    return tables.containsKey(user);
  }

  /// The tables that a process has open, each as often as it was opened.
  List<String> of(ErlangProcess user) {
    return List.copyOf(tables.getOrDefault(user, List.of()));
  }

  /// A table is gone; returns who had it open.
  List<ErlangProcess> forget(String table) {
    Set<ErlangProcess> had = new LinkedHashSet<>();
    tables.forEach((user, list) -> {
      if (list.removeIf(table::equals)) {
        had.add(user);
      }
    });
    tables.values().removeIf(List::isEmpty);
    return List.copyOf(had);
  }
}
