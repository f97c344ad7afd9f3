package crashlab.library.dets;

import org.jspecify.annotations.Nullable;

/// What became of the tables of one name, in all lives of a node.
final class TableRecord {
  /// The file that was opened last under the name.
  @Nullable DetsFile file;

  /// What waits to be written of the table that is open; null while none is.
  @Nullable WriteCache cache;

  /// How many rows were gone before they were written.
  long lost;

  long repairs;

  long rows() {
    if (file == null) {
      return 0;
    }
    return file.rows.count() + (cache == null ? 0 : cache.growth(file));
  }

  long bytes() {
    return file == null ? 0 : file.bytes();
  }

  long pending() {
    return cache == null ? 0 : cache.rows();
  }
}
