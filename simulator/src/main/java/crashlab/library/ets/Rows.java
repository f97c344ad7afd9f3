package crashlab.library.ets;

import crashlab.otp.ErlangTermOrder;
import crashlab.otp.Term;
import crashlab.otp.TermWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The objects of a table by key. Changing an object and looking one up allocate nothing.
///
/// Source: OTP ets manual, `insert/2`, `lookup/2`; erl_db_hash.c, `db_put_hash`.
final class Rows {
  /// The link, the hash and the size of an object, and a tuple of two. Source: OTP erl_db_hash.h,
  /// `HashDbTerm`; erl_db_util.h, `DbTerm`.
  private static final int ROW_WORDS = 3 + 3;

  private final TableType type;
  private final Map<Term, Row> firsts;
  private int size;
  private long words;

  Rows(TableType type) {
    this.type = type;
    this.firsts =
        type == TableType.ORDERED_SET
            ? new TreeMap<>(ErlangTermOrder.ORDER)
            : new LinkedHashMap<>();
  }

  int size() {
    return size;
  }

  /// What the objects take of memory, in words.
  long words() {
    return words;
  }

  /// The first object of a key, or null.
  @Nullable Row find(Term key) {
    return firsts.get(key);
  }

  /// Puts an object in: over the one of its key, or in a bag behind the others. Returns the first
  /// object of the key.
  Row insert(Term key, Term value) {
    Row first = firsts.get(key);
    if (first == null) {
      first = new Row(key, value);
      firsts.put(key, first);
      added(key, value);
    } else if (!type.isBag()) {
      words += TermWords.of(key) - TermWords.of(first.key);
      first.key = key; // which an ordered_set may take for an equal one
      update(first, value);
    } else if (type == TableType.DUPLICATE_BAG || !first.isThere(value)) {
      first.append(new Row(key, value));
      added(key, value);
      changed(first);
    }
    return first;
  }

  /// Gives an object another value; its key stays as it was inserted.
  ///
  /// @param row one that this table holds, alone under its key
  void update(Row row, Term value) {
    words += TermWords.of(value) - TermWords.of(row.value);
    row.value = value;
    changed(row);
  }

  private void added(Term key, Term value) {
    size++;
    words += wordsOf(key, value);
  }

  private static void changed(Row first) {
    first.version++;
    first.found = null;
  }

  private static long wordsOf(Term key, Term value) {
    return ROW_WORDS + TermWords.of(key) + TermWords.of(value);
  }

  /// Takes the objects of a key out; returns the first of them, or null.
  @Nullable Row remove(Term key) {
    Row first = firsts.remove(key);
    for (Row row = first; row != null; row = row.next) {
      size--;
      words -= wordsOf(row.key, row.value);
    }
    return first;
  }

  /// Walks the objects: those of an ordered_set by key, others as their keys came.
  void forEach(Consumer<Row> action) {
    for (Row first : firsts.values()) {
      for (Row row = first; row != null; row = row.next) {
        action.accept(row);
      }
    }
  }
}
