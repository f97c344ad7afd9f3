package crashlab.library.mnesia;

import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a transaction has written and locked so far; a nested one has a copy of that of the one
/// around it. Source: OTP mnesia_tm.erl, `tidstore`.
final class Store {
  private final Map<Oid, List<Change>> changes = new LinkedHashMap<>();
  private final Map<Oid, LockKind> locks = new LinkedHashMap<>();

  Store copy() {
    var copy = new Store();
    changes.forEach((oid, list) -> copy.changes.put(oid, new ArrayList<>(list)));
    copy.locks.putAll(locks);
    return copy;
  }

  /// Tells whether a lock is still needed. Source: OTP mnesia_locker.erl, `need_lock/4`.
  boolean needs(Oid oid, LockKind kind) {
    LockKind has = locks.get(oid);
    return has == null || (kind.isExclusive() && !has.isExclusive());
  }

  void locked(Oid oid, LockKind kind) {
    locks.merge(oid, kind, (before, now) -> before.isExclusive() ? before : now);
  }

  /// Source: OTP mnesia.erl, `write_to_store/4`, `delete/5`.
  void add(Change change, boolean isBag) {
    List<Change> list =
        changes.computeIfAbsent(new Oid(change.table(), change.key()), _ -> new ArrayList<>());
    if (!isBag || change.kind() == Change.ChangeKind.DELETE) {
      list.clear();
    }
    list.add(change);
  }

  /// What a read gives: the rows, and over them what the transaction has written. Source: OTP
  /// mnesia.erl, `add_written/4`.
  List<Term> over(List<Term> rows, Oid oid, TableRows type) {
    List<Term> seen = rows;
    for (Change change : changes.getOrDefault(oid, List.of())) {
      seen =
          change.kind() == Change.ChangeKind.DELETE
              ? List.of()
              : type.written(seen, change.value());
    }
    return seen;
  }

  List<Change> changes() {
    return changes.values().stream().flatMap(List::stream).toList();
  }
}
