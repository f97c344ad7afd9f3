package crashlab.vm;

import crashlab.kernel.EventQueue;
import crashlab.kernel.Nanos;
import crashlab.otp.Cost;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The schedulers of a node: each runs one process at a time, for a time slice while others wait.
/// Allocates nothing after construction.
///
/// Source: OTP erl_process.c, `erts_schedule`; a slice stands for 4000 reductions.
final class Schedulers implements Upcoming.Expected {
  /*
   * A process runs its program in no time and then owes the time that its operations cost; while it
   * pays, its scheduler is busy. A busy stretch ends with an event in the queue. Nobody else waiting,
   * that event lies at the end of the whole stretch, however long; as soon as somebody waits, it is
   * moved forward to the end of the current slice. Events that were overtaken are told by their epoch.
   */
  private final NodeCores node;
  private final Upcoming upcoming;
  private final EventQueue queue;
  private final RunQueue runQueue = new RunQueue();
  private final @Nullable ErlangProcess[] running;
  private final long[] epoch;
  private final long[] sliceStart;
  private final long[] stretchStart;
  private final boolean[] stretched;
  private final int[] idle;
  private final List<ErlangProcess> interrupted = new ArrayList<>(0);
  private final long sliceNanos;
  private int idleCount;
  private int stretchedCount;
  private long busyNanos;

  Schedulers(NodeCores node, Upcoming upcoming, int count) {
    this.node = node;
    this.upcoming = upcoming;
    this.queue = upcoming.queue;
    this.running = new ErlangProcess[count];
    this.epoch = new long[count];
    this.sliceStart = new long[count];
    this.stretchStart = new long[count];
    this.stretched = new boolean[count];
    this.idle = new int[count];
    this.sliceNanos = Math.max(1, node.costs().of(Cost.TIMESLICE));
    for (int i = count - 1; i >= 0; i--) {
      idle[idleCount++] = i;
    }
  }

  int count() {
    return running.length;
  }

  @Override
  public int entry() {
    return node.entries() | QueueEntry.SLICE;
  }

  /// Core time spent so far, summed over the schedulers, up to the present instant.
  long busyNanos() {
    long total = busyNanos;
    for (int s = 0; s < running.length; s++) {
      ErlangProcess process = running[s];
      if (process != null) {
        total += queue.nowNanos() - stretchStart[s];
      }
    }
    return total;
  }

  boolean canDispatch() {
    return idleCount > 0 && !runQueue.isEmpty();
  }

  /// Gives an idle scheduler to the process whose turn it is.
  void dispatch() {
    ErlangProcess process = runQueue.poll();
    upcoming.ready--;
    if (process == null || process.status != ErlangProcess.Status.READY) {
      return; // it ended while it stood in the queue
    }
    if (process.isHeldUp()) {
      process.status = ErlangProcess.Status.WAITING;
      process.setWantsToRun(true);
      return;
    }
    int scheduler = idle[--idleCount];
    take(scheduler, process);
    node.charge(process, Cost.CONTEXT_SWITCH);
    if (process.busyNanos > 0) {
      node.pay(process);
      beginStretch(scheduler, process);
    } else {
      proceed(scheduler, process);
    }
  }

  /// Lets a running process be busy for `nanos` at once, if it stays within its slice and nothing
  /// else happens up to and at the end, which must be before `horizonNanos`. Returns false, and
  /// does nothing, otherwise.
  boolean pass(ErlangProcess process, long nanos, long horizonNanos) {
    long end = Nanos.sum(queue.nowNanos(), nanos);
    int scheduler = process.scheduler;
    if (end >= horizonNanos
        || scheduler < 0
        || process.busyNanos > 0
        || end - sliceStart[scheduler] >= sliceNanos
        || canDispatch()
        || !upcoming.advanceFreely(end)) {
      return false;
    }
    busyNanos += end - stretchStart[scheduler];
    stretchStart[scheduler] = end;
    return true;
  }

  /// How long the slice of a running process still is.
  long leftOfSlice(ErlangProcess process) {
    int scheduler = process.scheduler;
    return scheduler < 0 ? 0 : sliceStart[scheduler] + sliceNanos - queue.nowNanos();
  }

  /// Puts a process at the end of its run queue.
  void enqueue(ErlangProcess process) {
    process.status = ErlangProcess.Status.READY;
    node.touch(process);
    runQueue.add(process);
    upcoming.ready++;
    if (idleCount == 0 && stretchedCount > 0) {
      cutStretches();
    }
  }

  /// Takes the scheduler from a process that ended or was suspended while it paid.
  void withdraw(ErlangProcess process) {
    int scheduler = process.scheduler;
    process.busyNanos = Math.max(0, process.busyNanos - endStretch(scheduler));
    release(scheduler);
  }

  /// A process has `nanos` less to pay of what it is paying.
  void relieve(ErlangProcess process, long nanos) {
    int scheduler = process.scheduler;
    boolean runs = scheduler >= 0 && process.busyNanos > 0;
    long paid = runs ? endStretch(scheduler) : 0;
    process.busyNanos = Math.max(0, process.busyNanos - paid - nanos);
    if (runs) {
      beginStretch(scheduler, process);
    }
  }

  /// Nobody runs until [#goOn]. Who runs keeps what is left to pay.
  void standStill() {
    for (int s = 0; s < running.length; s++) {
      ErlangProcess process = running[s];
      if (process != null) {
        process.busyNanos = Math.max(0, process.busyNanos - endStretch(s));
        process.status = ErlangProcess.Status.READY;
        interrupted.add(process);
        release(s);
      }
    }
    idleCount = 0;
  }

  /// Those that ran when everything came to a standstill run on.
  void goOn() {
    idleCount = running.length;
    for (ErlangProcess process : interrupted) {
      if (process.status == ErlangProcess.Status.READY && process.isSuspended()) {
        process.status = ErlangProcess.Status.WAITING;
        process.setWantsToRun(true);
      } else if (process.status == ErlangProcess.Status.READY) {
        int scheduler = idle[--idleCount];
        take(scheduler, process);
        beginStretch(scheduler, process);
      }
    }
    interrupted.clear();
  }

  private void take(int scheduler, ErlangProcess process) {
    running[scheduler] = process;
    process.status = ErlangProcess.Status.RUNNING;
    node.touch(process);
    process.scheduler = (short) scheduler;
    sliceStart[scheduler] = queue.nowNanos();
    stretchStart[scheduler] = queue.nowNanos();
  }

  /// Takes all schedulers from their processes, none of which gets another turn.
  void clear() {
    for (int s = 0; s < running.length; s++) {
      if (running[s] != null) {
        endStretch(s);
        release(s);
      }
    }
    idleCount = running.length;
    interrupted.clear();
    while (!runQueue.isEmpty()) {
      runQueue.poll();
      upcoming.ready--;
    }
  }

  /// A busy stretch of `scheduler` is over, or its slice is.
  @Override
  public void happens(int scheduler, long ofEpoch) {
    ErlangProcess process = running[scheduler];
    if (ofEpoch != epoch[scheduler] || process == null) {
      return;
    }
    process.busyNanos -= endStretch(scheduler);
    boolean sliceOver = queue.nowNanos() - sliceStart[scheduler] >= sliceNanos;
    if (sliceOver && !runQueue.isEmpty()) {
      release(scheduler);
      enqueue(process);
      return;
    }
    if (sliceOver) {
      sliceStart[scheduler] = queue.nowNanos();
    }
    if (process.busyNanos > 0) {
      beginStretch(scheduler, process);
    } else {
      proceed(scheduler, process);
    }
  }

  private void proceed(int scheduler, ErlangProcess process) {
    node.execute(process);
    if (process.status == ErlangProcess.Status.RUNNING) {
      if (process.busyNanos > 0) {
        beginStretch(scheduler, process);
      } else {
        release(scheduler); // out of reductions
        enqueue(process);
      }
    } else if (running[scheduler] == process) {
      endStretch(scheduler);
      release(scheduler);
    }
  }

  private void beginStretch(int scheduler, ErlangProcess process) {
    long now = queue.nowNanos();
    stretchStart[scheduler] = now;
    long sliceEnd = Nanos.sum(sliceStart[scheduler], sliceNanos);
    long end = Nanos.sum(now, process.busyNanos);
    if (end > sliceEnd) {
      if (runQueue.isEmpty()) {
        stretched[scheduler] = true;
        stretchedCount++;
      } else {
        end = Math.max(now, sliceEnd);
      }
    }
    upcoming.schedule(end, this, scheduler, epoch[scheduler]);
  }

  /// Returns how long the stretch lasted.
  private long endStretch(int scheduler) {
    if (stretched[scheduler]) {
      stretched[scheduler] = false;
      stretchedCount--;
    }
    epoch[scheduler]++;
    long lasted = queue.nowNanos() - stretchStart[scheduler];
    busyNanos += lasted;
    stretchStart[scheduler] = queue.nowNanos();
    return lasted;
  }

  private void release(int scheduler) {
    ErlangProcess process = running[scheduler];
    if (process != null) {
      process.scheduler = -1;
    }
    running[scheduler] = null;
    idle[idleCount++] = scheduler;
  }

  /// Somebody waits now: those who run beyond their slice are to be asked at its end.
  private void cutStretches() {
    long now = queue.nowNanos();
    for (int s = 0; s < running.length; s++) {
      ErlangProcess process = running[s];
      if (!stretched[s] || process == null) {
        continue;
      }
      stretched[s] = false;
      stretchedCount--;
      long slices = (now - sliceStart[s]) / sliceNanos;
      long boundary = sliceStart[s] + slices * sliceNanos;
      if (boundary < now) {
        boundary += sliceNanos;
      }
      sliceStart[s] = boundary - sliceNanos;
      if (boundary < stretchStart[s] + process.busyNanos) {
        epoch[s]++;
        queue.schedule(boundary, entry(), s, epoch[s]);
      }
    }
  }
}
