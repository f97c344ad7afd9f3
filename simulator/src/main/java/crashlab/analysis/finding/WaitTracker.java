package crashlab.analysis.finding;

import crashlab.analysis.finding.Wait.Kind;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.PidSet;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Follows through a run who waits for whom, and finds the circles: processes each of which waits
/// for the next, so that none can go on by itself.
final class WaitTracker {
  private static final long LONG = 1_000_000_000L;
  private static final long LONG_FOR_ARRIVALS = 5_000_000_001L;
  private static final long NOTICEABLE = 50_000_000L;

  private final TraceLog log;
  private final Map<Integer, Wait> calls = new TreeMap<>(); // by caller
  private final AwaitedTasks tasks = new AwaitedTasks(calls);
  private final Map<Integer, List<Wait>> ofSupervisors = new TreeMap<>(); // by supervisor
  private final Map<Integer, Integer> creators = new TreeMap<>(); // of children: their supervisors
  private final Map<Integer, Wait> heldUp = new TreeMap<>(); // by server: its wait at a timeout
  private final List<Circle> circles = new ArrayList<>();
  private final List<Circle> open = new ArrayList<>();
  private final Map<Integer, Interrupted> interrupted = new TreeMap<>(); // by child
  private final PidSet gone = new PidSet();
  private final List<Wait> longStarts = new ArrayList<>();
  private long lastSeq;

  WaitTracker(TraceLog log) {
    this.log = log;
  }

  /// Follows the whole run.
  static WaitTracker of(TraceLog log) {
    var tracker = new WaitTracker(log);
    for (int i = 0; i < log.size(); i++) {
      tracker.take(i);
    }
    tracker.finish();
    return tracker;
  }

  /// In the order in which they closed.
  List<Circle> circles() {
    return circles;
  }

  /// Supervisors that ended before children which they had told to stop.
  List<Interrupted> interrupted() {
    return interrupted.values().stream()
        .filter(left -> left.childNanos() - log.timeNanos(left.end()) > 0)
        .toList();
  }

  /// What the supervisor of a process waited for at an instant: the init of another child; null for
  /// nothing.
  @Nullable Wait supervisorHeldUp(int child, long nanos) {
    int supervisor = creators.getOrDefault(child, 0);
    for (Wait wait : longStarts) {
      if (wait.waiter() == supervisor && wait.sinceNanos() <= nanos && nanos <= wait.untilNanos()) {
        return wait;
      }
    }
    return null;
  }

  /// Who still waits when the run ends, has for long, and is in no circle. Of a boot that is not
  /// over who is waited for in the end.
  ///
  /// @param standstill whether nothing was left to happen
  List<Unanswered> unanswered(long endNanos, boolean standstill) {
    Map<String, Unanswered> found = new TreeMap<>();
    List<Wait> all = new ArrayList<>(calls.values());
    ofSupervisors.values().forEach(all::addAll);
    for (Wait wait : all) {
      Detail.Identity who = log.identity(wait.waiter());
      boolean inACircle = circles.stream().anyMatch(circle -> circle.holds(wait.waiter()));
      boolean lasts = standstill || endNanos - wait.sinceNanos() >= longFor(who);
      if (who != null
          && !who.kind().isInternal()
          && !inACircle
          && lasts
          && waitsOf(wait.awaited()).isEmpty()) {
        found.merge(
            who.place() + wait.kind(), new Unanswered(wait, 1), (known, _) -> known.again());
      }
    }
    return List.copyOf(found.values());
  }

  /// Arrivals that wait for less are in the table of the loads; for more only those do that have
  /// set a longer time limit than the usual one of a call, or none.
  private static long longFor(Detail.@Nullable Identity who) {
    return who != null && who.kind().isArrival() ? LONG_FOR_ARRIVALS : LONG;
  }

  /// What a server itself waited for when a call to it first went unanswered; null for nothing.
  @Nullable Wait heldUp(int server) {
    return heldUp.get(server);
  }

  private void take(int index) {
    if (log.seq(index) != lastSeq + 1) {
      calls.clear(); // the replies may be among what was not kept
    }
    lastSeq = log.seq(index);
    if (log.role(index) == EventRole.END || log.role(index) == EventRole.RESCUE) {
      awaited(index);
    }
    if (log.type(index) == EventType.CALL_TIMEOUT) {
      timedOut(index);
    }
    if (goesOn(index)) {
      close(calls.remove(log.pid(index)), log.timeNanos(index));
    }
    childIsUpOrGone(index);
    begins(index);
  }

  private void begins(int index) {
    EventType type = log.type(index);
    if (type == EventType.CALL) {
      begin(wait(Kind.CALL, log.pid(index), log.other(index), index));
    } else if (type == EventType.SUPERVISOR_TERMINATE_CHILD && !gone.contains(log.other(index))) {
      creators.put(log.other(index), log.pid(index));
      begin(wait(Kind.STOP, log.pid(index), log.other(index), index));
    } else if (type == EventType.SPAWN) {
      spawned(index);
    } else if (type == EventType.RECEIVE_CALL) {
      tasks.callTaken(log.other(index), log.cause(index));
    }
  }

  private Wait wait(Kind kind, int waiter, int awaited, int index) {
    return new Wait(kind, waiter, awaited, log.seq(index), log.timeNanos(index), Wait.OPEN);
  }

  /// Whether a process that does this waits for no reply any more.
  private boolean goesOn(int index) {
    return switch (log.role(index)) {
      case RECEIPT, TURN, RETURN, FAILURE, RESCUE, END, NOTICE, TERMINATION, NOTE -> true;
      case WORK -> !isInflicted(index);
      case SENDING -> log.type(index) != EventType.TIMER; // which the node sends for it
      case START, STOP, SIGNAL, LINK, MONITOR, DECISION, ORDER, REPORT, STANDSTILL -> false;
      case ARRIVAL, FAULT -> false;
    };
  }

  private boolean isInflicted(int index) {
    return log.detail(index) instanceof Detail.Operation done && done.event().isInflicted();
  }

  private void spawned(int index) {
    Detail.Identity child = log.identity(log.pid(index));
    Detail.Identity creator = log.identity(log.other(index));
    if (child == null || creator == null) {
      return;
    }
    if (creator.kind().supervises()) {
      creators.put(log.pid(index), log.other(index));
    }
    if (child.kind().hasResult()) {
      tasks.started(log.pid(index), log.other(index));
    }
    if (creator.kind().supervises() && child.kind().isServer()) {
      begin(wait(Kind.START, log.other(index), log.pid(index), index));
    }
  }

  private void begin(Wait wait) {
    if (wait.awaited() == 0 || wait.awaited() == wait.waiter()) {
      return;
    }
    if (wait.kind() == Kind.CALL) {
      calls.put(wait.waiter(), wait);
    } else {
      ofSupervisors.computeIfAbsent(wait.waiter(), _ -> new ArrayList<>(1)).add(wait);
    }
    List<Wait> path = new ArrayList<>(List.of(wait));
    if (leadsTo(wait.waiter(), path)) {
      open.add(new Circle(path, Wait.OPEN));
    }
  }

  private List<Wait> waitsOf(int pid) {
    Wait call = calls.get(pid);
    List<Wait> others = ofSupervisors.getOrDefault(pid, List.of());
    return call == null ? others : List.of(call);
  }

  /// Whether who is awaited last on the path waits for `goal` in the end; then the path leads
  /// there.
  private boolean leadsTo(int goal, List<Wait> path) {
    for (Wait next : waitsOf(path.getLast().awaited())) {
      boolean seen = path.stream().anyMatch(one -> one.waiter() == next.waiter());
      if (!seen) {
        path.add(next);
        if (next.awaited() == goal || leadsTo(goal, path)) {
          return true;
        }
        path.removeLast();
      }
    }
    return false;
  }

  /// A supervisor waits no longer for a child whose init is over, or that has ended.
  private void childIsUpOrGone(int index) {
    EventType type = log.type(index);
    boolean gone = type == EventType.EXIT;
    if (!gone && type != EventType.STARTED && type != EventType.INIT_FAILED) {
      return;
    }
    int child = log.pid(index);
    long nanos = log.timeNanos(index);
    if (gone) {
      this.gone.add(child);
      List<Wait> own = ofSupervisors.remove(child);
      for (Wait wait : own == null ? List.<Wait>of() : own) {
        close(wait, nanos);
        if (wait.kind() == Kind.STOP) {
          interrupted.put(wait.awaited(), new Interrupted(wait, index, Wait.OPEN));
        }
      }
      Interrupted left = interrupted.get(child);
      if (left != null) {
        interrupted.put(child, new Interrupted(left.stop(), left.end(), nanos));
      }
    }
    List<Wait> waits = ofSupervisors.get(creators.getOrDefault(child, 0));
    if (waits != null) {
      waits.removeIf(wait -> over(wait, child, gone, nanos));
    }
  }

  private boolean over(Wait wait, int child, boolean gone, long nanos) {
    boolean over = wait.awaited() == child && (gone || wait.kind() == Kind.START);
    if (over) {
      close(wait, nanos);
    }
    return over;
  }

  /// Notes when a wait ended, where somebody wants to know.
  private void close(@Nullable Wait wait, long nanos) {
    if (wait == null) {
      return;
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).waits().contains(wait)) {
        circles.add(open.remove(i).until(nanos));
      }
    }
    if (wait.kind() == Kind.START && nanos - wait.sinceNanos() >= NOTICEABLE) {
      longStarts.add(wait.until(nanos));
    }
    if (wait.equals(heldUp.get(wait.waiter()))) {
      heldUp.put(wait.waiter(), wait.until(nanos));
    }
  }

  private void timedOut(int index) {
    int server = log.other(index);
    List<Wait> own = waitsOf(server);
    if (!own.isEmpty()) {
      heldUp.putIfAbsent(server, own.getFirst());
    }
  }

  /// A process whose task calls it while it awaits that task.
  private void awaited(int index) {
    if (log.detail(index) instanceof Term reason && AwaitedTasks.isFailedAwait(reason)) {
      Circle circle = tasks.circle(log.pid(index));
      if (circle != null) {
        circles.add(circle.until(log.timeNanos(index)));
      }
    }
  }

  /// Those whose call to their owner waits in its mailbox when the run ends: it would have taken
  /// the call up, did it not await them.
  private void finish() {
    circles.addAll(open);
    for (int owner : tasks.owners()) {
      Circle circle = waitsOf(owner).isEmpty() ? tasks.circle(owner) : null;
      if (circle != null) {
        circles.add(circle);
      }
    }
    circles.removeIf(Circle::isShort);
  }
}
