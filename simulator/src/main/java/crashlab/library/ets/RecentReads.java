package crashlab.library.ets;

import crashlab.behaviour.StepProgram;
import crashlab.vm.ServiceKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which versions of which rows a process has read since it wrote them, so that a write over a
/// newer one counts as a lost update. Of more than 256 rows those read first are forgotten. Kept
/// for processes alone whose code both reads and writes the table ([TableUse]).
final class RecentReads {
  private static final ServiceKey<RecentReads> KEY = ServiceKey.of("ets reads", RecentReads.class);
  private static final int AT_FIRST = 16;
  static final int KEPT = 256;

  private @Nullable Row[] rows = new Row[AT_FIRST];
  private int[] versions = new int[AT_FIRST];

  private int size;

  private RecentReads() {}

  static RecentReads of(StepProgram program) {
    return program.services().get(KEY, RecentReads::new);
  }

  /// The process has read a row.
  void note(Row row) {
    int at = indexOf(row);
    if (at < 0) {
      at = place();
      rows[at] = row;
    }
    versions[at] = row.version;
  }

  private int place() {
    if (size == KEPT) {
      forget(0);
    } else if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      versions = Arrays.copyOf(versions, 2 * size);
    }
    return size++;
  }

  /// The process is about to write a row: tells whether it has read an older version of it. What it
  /// has read does not count for a later write.
  boolean isStale(Row row) {
    int at = indexOf(row);
    if (at < 0) {
      return false;
    }
    boolean stale = versions[at] != row.version;
    forget(at);
    return stale;
  }

  private void forget(int at) {
    size--;
    System.arraycopy(rows, at + 1, rows, at, size - at);
    System.arraycopy(versions, at + 1, versions, at, size - at);
    rows[size] = null;
  }

  private int indexOf(Row row) {
    for (int i = 0; i < size; i++) {
      if (rows[i] == row) {
        return i;
      }
    }
    return -1;
  }
}
