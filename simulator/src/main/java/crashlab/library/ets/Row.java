package crashlab.library.ets;

import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An object `{key, value}` of a table. The objects of one key in a bag are a chain, in the order
/// in which they came.
final class Row {
  private static final int FEW = 16; // values that are looked through one by one

  Term key;
  Term value;

  /// Counts the writes of this row.
  int version;

  /// The pid number of who wrote it last.
  int writer;

  /// The next object of the same key.
  @Nullable Row next;

  /// The last object of the key; of the first one alone, and null if that is the only one.
  private @Nullable Row lastIfMany;

  /// What a lookup of the key returns, made at the first one; of the first object of a chain alone.
  Detail.@Nullable Result found;

  Row(Term key, Term value) {
    this.key = key;
    this.value = value;
  }

  /// The values of the key, once there are many; of the first one alone.
  private @Nullable Set<Term> values;

  /// Tells whether an object of the key has a value; this is the first of them.
  boolean isThere(Term value) {
    Set<Term> known = values;
    if (known != null) {
      return known.contains(TableKeys.exact(value));
    }
    int count = 0;
    for (Row row = this; row != null; row = row.next) {
      if (TableKeys.same(row.value, value)) {
        return true;
      }
      count++;
    }
    if (count > FEW) {
      known = new LinkedHashSet<>();
      for (Row row = this; row != null; row = row.next) {
        known.add(TableKeys.exact(row.value));
      }
      values = known;
    }
    return false;
  }

  /// Puts an object behind all others of the key; this is the first of them.
  void append(Row row) {
    if (values != null) {
      values.add(TableKeys.exact(row.value));
    }
    Row last = lastIfMany;
    (last == null ? this : last).next = row;
    lastIfMany = row;
  }
}
