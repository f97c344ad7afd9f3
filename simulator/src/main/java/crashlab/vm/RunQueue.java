package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// The processes that want to run, first come first served within a priority. Allocates nothing.
///
/// `max` goes before `high`, `high` before the rest; `low` gets one turn in eight of `normal`.
/// Source: OTP erl_process.c, `dequeue_process` and `RESCHEDULE_LOW`.
///
/// Differs: one queue serves all schedulers. On the BEAM each has its own and idle ones steal, so
/// who runs is the same while any scheduler is idle; the order among waiting processes may differ.
final class RunQueue {
  static final byte MAX = 0;
  static final byte HIGH = 1;
  static final byte NORMAL = 2;
  static final byte LOW = 3;
  private static final int LOW_TURN = 8;

  private final @Nullable ErlangProcess[] heads = new ErlangProcess[4];
  private final @Nullable ErlangProcess[] tails = new ErlangProcess[4];
  private int size;
  private int normalTurns;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  void add(ErlangProcess process) {
    int level = process.spec.priority();
    process.nextReady = null;
    ErlangProcess last = tails[level];
    if (last == null) {
      heads[level] = process;
    } else {
      last.nextReady = process;
    }
    tails[level] = process;
    size++;
  }

  /// Takes the process whose turn it is, or null. It may have ended while it stood here.
  @Nullable ErlangProcess poll() {
    if (size == 0) {
      return null;
    }
    int level = nextLevel();
    ErlangProcess process = heads[level];
    if (process == null) {
      throw new IllegalStateException("run queue of size (" + size + ") is empty");
    }
    heads[level] = process.nextReady;
    if (process.nextReady == null) {
      tails[level] = null;
    }
    process.nextReady = null;
    size--;
    return process;
  }

  private int nextLevel() {
    if (heads[MAX] != null) {
      return MAX;
    }
    if (heads[HIGH] != null) {
      return HIGH;
    }
    if (heads[NORMAL] == null) {
      return LOW;
    }
    if (heads[LOW] != null && ++normalTurns >= LOW_TURN) {
      normalTurns = 0;
      return LOW;
    }
    return NORMAL;
  }
}
