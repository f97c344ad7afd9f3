package crashlab.library.ets;

import crashlab.otp.Term;
import java.util.Arrays;

/// Who holds a table until when. A write holds its part alone, reads share it: without
/// `write_concurrency` the part is the whole table, with it 1 of 64 by key.
///
/// An operation takes the part from now on, or as soon as those before it let go of it, and keeps
/// it for as long as its work takes. Whoever waits keeps its scheduler, as on a real lock.
///
/// Source: OTP ets manual, `read_concurrency`, `write_concurrency`; erl_db.c, `db_lock`;
/// erl_db_hash.h, `DB_HASH_LOCK_CNT`.
final class TableLock {
  /// Stands for all parts.
  static final int WHOLE = -1;

  private static final int PARTS = 64;
  private static final byte READ = 1;
  private static final byte WRITE = 2;

  private final long[] readUntil;
  private final long[] writtenUntil;
  private final byte[] latest; // 0 nothing yet, READ or WRITE
  private final boolean readConcurrency;

  TableLock(boolean readConcurrency, boolean writeConcurrency) {
    int parts = writeConcurrency ? PARTS : 1;
    this.readUntil = new long[parts];
    this.writtenUntil = new long[parts];
    this.latest = new byte[parts];
    this.readConcurrency = readConcurrency;
  }

  /// The part that holds a key.
  int partOf(Term key) {
    int parts = readUntil.length;
    return parts == 1 ? 0 : (int) ((key.digest() & Long.MAX_VALUE) % parts);
  }

  /// Tells whether the next operation goes over from reading to writing or back, which is dear with
  /// `read_concurrency`.
  boolean turnsTo(boolean writing, int part) {
    byte now = writing ? WRITE : READ;
    boolean turns = false;
    for (int i = first(part); i < end(part); i++) {
      turns |= latest[i] != 0 && latest[i] != now;
      latest[i] = now;
    }
    return turns && readConcurrency;
  }

  /// Takes a part for `nanos` as soon as it is free; returns how long that takes.
  long hold(boolean writing, int part, long nowNanos, long nanos) {
    long from = nowNanos;
    for (int i = first(part); i < end(part); i++) {
      from = Math.max(from, writtenUntil[i]);
      if (writing) {
        from = Math.max(from, readUntil[i]);
      }
    }
    long until = from + nanos;
    if (writing) {
      Arrays.fill(writtenUntil, first(part), end(part), until);
    } else {
      for (int i = first(part); i < end(part); i++) {
        readUntil[i] = Math.max(readUntil[i], until);
      }
    }
    return from - nowNanos;
  }

  private static int first(int part) {
    return part == WHOLE ? 0 : part;
  }

  private int end(int part) {
    return part == WHOLE ? readUntil.length : part + 1;
  }
}
