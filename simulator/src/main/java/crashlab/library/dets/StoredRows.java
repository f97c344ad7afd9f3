package crashlab.library.dets;

import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows that stand in a file, and the space that they take there.
final class StoredRows {
  /// What stands before an object in its block: the size of the block, its status, and the size of
  /// the object. Source: OTP dets_v9.erl, "The format of an object collection".
  private static final int FRAME_BYTES = 12;

  private static final int LEAST_BLOCK = 32;

  private final FileType type;
  private final Map<Term, List<Term>> values = new LinkedHashMap<>();
  private long count;
  private long bytes;

  StoredRows(FileType type) {
    this.type = type;
  }

  long count() {
    return count;
  }

  /// The keys, in the order of their first writing.
  Set<Term> keys() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /// The bytes of their blocks.
  long bytes() {
    return bytes;
  }

  /// The values under a key, oldest first.
  List<Term> under(Term key) {
    return values.getOrDefault(key, List.of());
  }

  /// Writes an object as the type of the file wants it.
  void insert(Term key, Term value) {
    List<Term> list = values.computeIfAbsent(key, _ -> new ArrayList<>(1));
    if (type == FileType.SET) {
      list.forEach(old -> removed(key, old));
      list.clear();
    } else if (type == FileType.BAG && list.stream().anyMatch(old -> TableKeys.same(old, value))) {
      return;
    }
    list.add(value);
    count++;
    bytes += block(key, value);
  }

  void delete(Term key) {
    List<Term> list = values.remove(key);
    if (list != null) {
      list.forEach(old -> removed(key, old));
    }
  }

  private void removed(Term key, Term value) {
    count--;
    bytes -= block(key, value);
  }

  /// The block of an object: blocks are powers of two. Source: OTP dets_utils.erl, `sz2pos/1`.
  static long block(Term key, Term value) {
    long needed = ExternalSize.ofObject(key, value) + FRAME_BYTES;
    long block = LEAST_BLOCK;
    while (block < needed) {
      block *= 2;
    }
    return block;
  }
}
