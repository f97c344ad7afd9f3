package crashlab.library.ets;

import crashlab.behaviour.StepProgram;
import crashlab.vm.ServiceKey;
import org.jspecify.annotations.Nullable;

/// Which versions of which rows a process has read lately, so that a write over a newer one counts
/// as a lost update. Only the latest reads are kept: who reads more rows before it writes is not
/// caught. Kept for processes alone whose code both reads and writes the table ([TableUse]).
final class RecentReads {
  private static final ServiceKey<RecentReads> KEY = ServiceKey.of("ets reads", RecentReads.class);
  private static final int KEPT = 16;

  private final @Nullable Row[] rows = new Row[KEPT];
  private final int[] versions = new int[KEPT];
  private int next;

  private RecentReads() {}

  static RecentReads of(StepProgram program) {
    return program.services().get(KEY, RecentReads::new);
  }

  /// The process has read a row.
  void note(Row row) {
    int at = indexOf(row);
    if (at < 0) {
      at = next;
      next = (next + 1) % KEPT;
      rows[at] = row;
    }
    versions[at] = row.version;
  }

  /// The process is about to write a row: tells whether it has read an older version of it. What it
  /// has read does not count for a later write.
  boolean isStale(Row row) {
    int at = indexOf(row);
    if (at < 0) {
      return false;
    }
    rows[at] = null;
    return versions[at] != row.version;
  }

  private int indexOf(Row row) {
    for (int i = 0; i < KEPT; i++) {
      if (rows[i] == row) {
        return i;
      }
    }
    return -1;
  }
}
