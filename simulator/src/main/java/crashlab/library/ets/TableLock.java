package crashlab.library.ets;

import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import java.util.List;

/// Who holds a table until when. A write holds its part alone, reads share it: without
/// `write_concurrency` the part is the whole table, with it 1 of 64 by key.
///
/// An operation takes the part from now on, or as soon as those before it let go of it, and keeps
/// it for as long as its work takes. Whoever waits keeps its scheduler, as on a real lock. When a
/// process ends that holds the table or waits for it, those behind it get it sooner.
///
/// Source: OTP ets manual, `read_concurrency`, `write_concurrency`; erl_db.c, `db_lock`;
/// erl_db_hash.h, `DB_HASH_LOCK_CNT`.
final class TableLock {
  /// Stands for all parts.
  static final int WHOLE = -1;

  private static final int PARTS = 64;
  private static final byte READ = 1;
  private static final byte WRITE = 2;

  private final LockTimes times;
  private final LockQueue queue;
  private final byte[] latest; // 0 nothing yet, READ or WRITE
  private final boolean readConcurrency;

  /// @param figures take the time that is waited
  TableLock(TableOptions options, TableFigures figures) {
    int parts = options.writeConcurrency() ? PARTS : 1;
    this.times = new LockTimes(parts);
    this.queue = new LockQueue(times, figures);
    this.latest = new byte[parts];
    this.readConcurrency = options.readConcurrency();
  }

  /// The part that holds a key.
  int partOf(Term key) {
    int parts = latest.length;
    return parts == 1 ? 0 : (int) ((key.digest() & Long.MAX_VALUE) % parts);
  }

  /// Tells whether the next operation goes over from reading to writing or back, which is dear with
  /// `read_concurrency`.
  boolean turnsTo(boolean writing, int part) {
    byte now = writing ? WRITE : READ;
    boolean turns = false;
    for (int i = times.first(part); i < times.end(part); i++) {
      turns |= latest[i] != 0 && latest[i] != now;
      latest[i] = now;
    }
    return turns && readConcurrency;
  }

  /// A process takes a part for `nanos` as soon as it is free, and owes the time that this takes
  /// and the wait before.
  void hold(ErlangProcess process, boolean writing, int part, long nanos) {
    queue.join(process, writing, part, nanos);
  }

  /// Those who hold a part now, in the order in which they came.
  List<ErlangProcess> holders(long nowNanos) {
    return queue.processes(true, nowNanos);
  }

  /// Those who wait for a part now, in the order in which they get it.
  List<ErlangProcess> waiters(long nowNanos) {
    return queue.processes(false, nowNanos);
  }

  /// The table is gone: nobody waits for it any more.
  void vanish() {
    queue.dissolve();
  }
}
