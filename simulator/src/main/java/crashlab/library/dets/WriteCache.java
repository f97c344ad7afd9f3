package crashlab.library.dets;

import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/// What the process of a table keeps back from its file.
///
/// Source: OTP dets.erl, "The write cache is list of …", `update_cache/2`.
final class WriteCache {
  /// What `[{insert, [Object]}]` takes beside the object, and `[{delete_key, [Key]}]` beside the
  /// key. Source: OTP dets.erl, `update_cache/2`, which adds `external_size(ToAdd)`.
  private static final int INSERT_BYTES = 23;

  private static final int DELETE_BYTES = 27;

  /// One write that waits.
  ///
  /// @param value null: the key is deleted
  private record Waiting(Term key, @Nullable Term value) {}

  private final FileType type;
  private final List<Waiting> waiting = new ArrayList<>();

  /// The latest write of each key.
  private final Map<Term, Waiting> latest = new LinkedHashMap<>();

  private long bytes;

  WriteCache(FileType type) {
    this.type = type;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// The bytes by which it is found full.
  long bytes() {
    return bytes;
  }

  void insert(Term key, Term value) {
    add(new Waiting(key, value), INSERT_BYTES + ExternalSize.ofObject(key, value));
  }

  void delete(Term key) {
    add(new Waiting(key, null), DELETE_BYTES + ExternalSize.of(key));
  }

  private void add(Waiting one, long more) {
    waiting.add(one);
    latest.put(one.key, one);
    bytes += more;
  }

  /// How many rows wait: of a set each key once.
  long rows() {
    return type == FileType.SET ? latest.size() : waiting.size();
  }

  /// The values of a key where the cache alone tells them; null where the file has to be asked.
  ///
  /// Source: OTP dets_utils.erl, `cache_lookup/4`.
  @Nullable List<Term> lookup(Term key) {
    Waiting last = latest.get(key);
    if (last == null) {
      return null;
    }
    if (last.value == null) {
      return List.of();
    }
    return type == FileType.SET ? List.of(last.value) : null;
  }

  /// Tells whether the file has room for all that waits.
  boolean fits(DetsFile file) {
    return file.hasRoomFor(atMost()) || file.hasRoomFor(growth(file, WriteCache::blocks));
  }

  /// The bytes of blocks that all takes which waits, if nothing is written over.
  private long atMost() {
    long sum = 0;
    for (Waiting one : waiting) {
      sum += one.value == null ? 0 : StoredRows.block(one.key, one.value);
    }
    return sum;
  }

  private static long blocks(Term key, List<Term> values) {
    long sum = 0;
    for (Term value : values) {
      sum += StoredRows.block(key, value);
    }
    return sum;
  }

  /// Writes all that waits, in its order.
  void writeTo(DetsFile file) {
    for (Waiting one : waiting) {
      if (one.value == null) {
        file.rows.delete(one.key);
      } else {
        file.rows.insert(one.key, one.value);
      }
    }
    clear();
  }

  void clear() {
    waiting.clear();
    latest.clear();
    bytes = 0;
  }

  /// By how much the rows of the file grow once all is written.
  long growth(DetsFile file) {
    return growth(file, (_, values) -> values.size());
  }

  private long growth(DetsFile file, ToLongBiFunction<Term, List<Term>> figure) {
    long growth = 0;
    var seen = new LinkedHashMap<Term, List<Term>>();
    for (Waiting one : waiting) {
      List<Term> values = seen.get(one.key);
      if (values == null) {
        values = new ArrayList<>(file.rows.under(one.key));
        growth -= figure.applyAsLong(one.key, values);
        seen.put(one.key, values);
      }
      apply(one, values);
    }
    for (Map.Entry<Term, List<Term>> entry : seen.entrySet()) {
      growth += figure.applyAsLong(entry.getKey(), entry.getValue());
    }
    return growth;
  }

  /// The values of a key as they are once all is written.
  List<Term> under(Term key, DetsFile file) {
    var values = new ArrayList<>(file.rows.under(key));
    waiting.stream().filter(one -> one.key.equals(key)).forEach(one -> apply(one, values));
    return values;
  }

  /// The keys that wait.
  Set<Term> keys() {
    return Collections.unmodifiableSet(latest.keySet());
  }

  private void apply(Waiting one, List<Term> values) {
    Term value = one.value;
    if (value == null) {
      values.clear();
      return;
    }
    switch (type) {
      case SET, ORDERED_SET -> values.clear();
      case BAG -> {
        if (values.stream().anyMatch(old -> TableKeys.same(old, value))) {
          return;
        }
      }
      case DUPLICATE_BAG -> {}
    }
    values.add(value);
  }
}
