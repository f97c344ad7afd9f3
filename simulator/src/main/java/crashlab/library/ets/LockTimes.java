package crashlab.library.ets;

import java.util.Arrays;

/// Until when each part of a table is read and written, in nanoseconds of the run.
final class LockTimes {
  private final long[] readUntil;
  private final long[] writtenUntil;

  LockTimes(int parts) {
    this.readUntil = new long[parts];
    this.writtenUntil = new long[parts];
  }

  int first(int part) {
    return part == TableLock.WHOLE ? 0 : part;
  }

  int end(int part) {
    return part == TableLock.WHOLE ? readUntil.length : part + 1;
  }

  /// When a part is free for an operation that would begin now.
  long freeFrom(boolean writing, int part, long nowNanos) {
    long from = nowNanos;
    for (int i = first(part); i < end(part); i++) {
      from = Math.max(from, writtenUntil[i]);
      if (writing) {
        from = Math.max(from, readUntil[i]);
      }
    }
    return from;
  }

  void take(boolean writing, int part, long until) {
    if (writing) {
      Arrays.fill(writtenUntil, first(part), end(part), until);
      return;
    }
    for (int i = first(part); i < end(part); i++) {
      readUntil[i] = Math.max(readUntil[i], until);
    }
  }

  /// All parts are free.
  void clear() {
    Arrays.fill(readUntil, 0);
    Arrays.fill(writtenUntil, 0);
  }
}
