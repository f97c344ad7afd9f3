package crashlab.library.ets;

import crashlab.kernel.Nanos;
import crashlab.otp.Term;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The operations that hold a table or wait for it, in the order in which they came. When one goes
/// before its time, because its process ends, those behind it move up.
///
/// Allocates nothing while nobody waits: processes are watched only when somebody waits for them.
final class LockQueue {
  private final LockTimes times;
  private final TableFigures figures;
  private final ArrayDeque<Hold> holds = new ArrayDeque<>();
  private final ArrayList<Hold> spare = new ArrayList<>();

  LockQueue(LockTimes times, TableFigures figures) {
    this.times = times;
    this.figures = figures;
  }

  /// An operation, which holds its part from one instant until another.
  private final class Hold implements Belonging {
    private @Nullable ErlangProcess process;
    private boolean writing;
    private boolean isWatched;
    private int part;
    private long from;
    private long until;

    @Override
    public void ownerEnded(ErlangNode node, ErlangProcess owner, Term reason, long cause) {
      isWatched = false;
      if (holds.remove(this)) {
        long now = node.nowNanos();
        figures.waitNanos -= Math.max(0, from - now); // it waits no longer
        moveUp(now);
      }
    }
  }

  /// A process takes a part for `nanos` as soon as it is free, and owes both times.
  void join(ErlangProcess process, boolean writing, int part, long nanos) {
    ErlangNode node = process.node();
    long now = node.nowNanos();
    dropPast(now);
    long from = times.freeFrom(writing, part, now);
    if (from > now && holds.removeIf(LockQueue::hasEnded)) {
      moveUp(now);
      from = times.freeFrom(writing, part, now);
    }
    Hold hold = spare.isEmpty() ? new Hold() : spare.removeLast();
    hold.process = process;
    hold.writing = writing;
    hold.part = part;
    hold.from = from;
    hold.until = Nanos.sum(from, nanos);
    holds.add(hold);
    times.take(writing, part, hold.until);
    if (from > now) {
      figures.waitNanos = Nanos.sum(figures.waitNanos, from - now);
      watch();
    }
    node.chargeWork(process, hold.until - now);
  }

  /// The processes that hold a part of the table now, or else those that wait for one, in their
  /// order. Reading changes nothing.
  List<ErlangProcess> processes(boolean holding, long now) {
    return holds.stream()
        .filter(hold -> hold.until > now && !hasEnded(hold) && holding == hold.from <= now)
        .map(hold -> hold.process)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /// Nobody holds or waits for the table any more; who waits goes on at once.
  void dissolve() {
    List<Hold> all = List.copyOf(holds);
    for (Hold hold : all) {
      ErlangProcess process = hold.process;
      if (process != null) {
        long now = process.node().nowNanos();
        if (hold.from >= now) {
          figures.waitNanos -= hold.from - now;
          process.node().relieve(process, hold.until - now);
        }
      }
      release(hold);
    }
    holds.clear();
    times.clear();
  }

  private void dropPast(long now) {
    for (Hold hold = holds.peek(); hold != null && hold.until <= now; hold = holds.peek()) {
      holds.remove();
      release(hold);
      spare.add(hold);
    }
  }

  private static void release(Hold hold) {
    ErlangProcess process = hold.process;
    if (process != null && process.node().belongings().owns(process, hold)) {
      process.node().belongings().giveUp(process, hold);
    }
    hold.isWatched = false;
    hold.process = null;
  }

  /// Its process ended while nobody waited for it.
  private static boolean hasEnded(Hold hold) {
    ErlangProcess process = hold.process;
    return process == null || !process.node().local().hasAlive(process);
  }

  /// Somebody waits: from now on the end of those before it counts, and its own.
  private void watch() {
    for (Hold hold : holds) {
      ErlangProcess process = hold.process;
      if (!hold.isWatched && process != null) {
        process.node().belongings().acquire(process, hold);
        hold.isWatched = true;
      }
    }
  }

  /// Those who have not begun get the table as soon as those before them let it.
  private void moveUp(long now) {
    times.clear();
    for (Hold hold : holds) {
      ErlangProcess process = hold.process;
      if (hold.from > now && process != null) {
        long sooner = hold.from - times.freeFrom(hold.writing, hold.part, now);
        hold.from -= sooner;
        hold.until -= sooner;
        figures.waitNanos -= sooner;
        process.node().relieve(process, sooner);
      }
      times.take(hold.writing, hold.part, hold.until);
    }
  }
}
