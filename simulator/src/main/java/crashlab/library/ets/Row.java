package crashlab.library.ets;

import crashlab.otp.Term;
import crashlab.trace.Detail;
import org.jspecify.annotations.Nullable;

/// An object `{key, value}` of a table. The objects of one key in a bag are a chain, in the order
/// in which they came.
final class Row {
  Term key;
  Term value;

  /// Counts the writes of this row.
  int version;

  /// The next object of the same key.
  @Nullable Row next;

  /// What a lookup of the key returns, made at the first one; of the first object of a chain alone.
  Detail.@Nullable Result found;

  Row(Term key, Term value) {
    this.key = key;
    this.value = value;
  }

  Row last() {
    Row row = this;
    for (Row next = row.next; next != null; next = row.next) {
      row = next;
    }
    return row;
  }
}
