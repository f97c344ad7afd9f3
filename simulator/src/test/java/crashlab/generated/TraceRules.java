package crashlab.generated;

import crashlab.otp.Digested;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds what is true of every trace, without knowing the model: the order of events and of their
/// causes, that nothing comes from nothing and the dead stay dead, and that no supervisor restarts
/// more than its budget.
final class TraceRules implements TraceSink {
  private static final long SECOND = 1_000_000_000L;

  /// What a process that has ended may still be told of: what its end brings about, what it had set
  /// going before, and what strikes at it.
  private static final Set<EventType> OF_THE_DEAD =
      EnumSet.of(
          EventType.EXIT_SIGNAL,
          EventType.DOWN,
          EventType.UNLINK,
          EventType.DEMONITOR,
          EventType.TIMER,
          EventType.FAULT,
          EventType.APPLICATION_STOP,
          EventType.LIBRARY);

  /// What goes out of one process, by what comes of it in another.
  private static final Map<EventType, EventType> SENT_BEFORE =
      Map.of(
          EventType.RECEIVE_CALL, EventType.CALL,
          EventType.RECEIVE_CAST, EventType.CAST,
          EventType.RECEIVE_REPLY, EventType.REPLY);

  private final List<String> broken = new ArrayList<>();
  private final Map<Integer, Long> bornAt = new HashMap<>();
  private final Map<Integer, Long> diedAt = new HashMap<>();
  private final Map<String, Integer> incarnations = new HashMap<>();
  private final Map<String, Long> underWay = new HashMap<>();
  private final Map<Integer, Deque<Long>> restarts = new HashMap<>();
  private final Map<String, Long> arrivals = new HashMap<>();
  private long lastSeq;
  private long lastNanos;
  private boolean over;
  private boolean several; // nodes: others go on after the death of one

  /// What was broken, in the order of the events; of many the first.
  List<String> broken() {
    return broken;
  }

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    require(seq == lastSeq + 1, seq, "follows event " + lastSeq);
    require(timeNanos >= lastNanos, seq, "goes back from " + lastNanos + " to " + timeNanos);
    require(cause >= 0 && cause < seq, seq, "is caused by event " + cause);
    boolean rest = !over || several || timeNanos == lastNanos; // of the turn in which the VM died
    require(rest, seq, "comes after the death of the VM (" + type + ")");
    lastSeq = seq;
    lastNanos = timeNanos;
    over |= type == EventType.VM_DIED;
    lives(seq, type, pid, other, detail);
    messages(seq, type, pid, other);
    if (detail instanceof Detail.Budget budget) {
      budgets(seq, type, pid, budget);
    }
    loads(seq, type, detail);
  }

  private void lives(long seq, EventType type, int pid, int other, @Nullable Digested detail) {
    if (type == EventType.SPAWN) {
      require(bornAt.put(pid, seq) == null, seq, "is a second birth of " + pid);
      require(other == 0 || bornAt.containsKey(other), seq, "has a creator that never was");
      if (detail instanceof Detail.Identity identity) {
        int before = incarnations.getOrDefault(identity.place(), 0);
        require(
            identity.incarnation() == before + 1,
            seq,
            identity.subject() + " follows incarnation " + before);
        several |= identity.node().isDistributed();
        incarnations.put(identity.place(), identity.incarnation());
      }
    } else if (pid != 0) {
      require(bornAt.containsKey(pid), seq, type + " of " + pid + ", which was never born");
      boolean allowed = !diedAt.containsKey(pid) || OF_THE_DEAD.contains(type);
      require(allowed, seq, type + " of " + pid + ", which ended at " + diedAt.get(pid));
    }
    if (type == EventType.EXIT) {
      require(diedAt.put(pid, seq) == null, seq, "is a second end of " + pid);
    }
  }

  /// Of what goes to a name of another node the sender does not know who will get it.
  private long sentToAName(EventType sent, int from) {
    return several ? underWay.getOrDefault(sent + " " + from + " 0", -1L) : -1L;
  }

  private void messages(long seq, EventType type, int pid, int other) {
    switch (type) {
      case CALL, CAST, REPLY -> underWay.merge(type + " " + pid + " " + other, 1L, Long::sum);
      default -> {
        EventType sent = other == 0 ? null : SENT_BEFORE.get(type);
        if (sent != null) {
          String key = sent + " " + other + " " + pid;
          // what a gen_statem postpones it receives again
          long left =
              sent == EventType.REPLY
                  ? underWay.merge(key, -1L, Long::sum)
                  : Math.max(underWay.getOrDefault(key, -1L), sentToAName(sent, other));
          require(left >= 0, seq, type + " at " + pid + " of what " + other + " never sent");
        }
      }
    }
  }

  private void budgets(long seq, EventType type, int pid, Detail.Budget budget) {
    Deque<Long> decided = restarts.computeIfAbsent(pid, _ -> new ArrayDeque<>());
    if (type == EventType.SUPERVISOR_GIVE_UP) {
      require(budget.spent() > budget.maxRestarts(), seq, "gives up with " + budget);
      return;
    }
    require(budget.spent() <= budget.maxRestarts(), seq, "restarts beyond " + budget);
    require(!diedAt.containsKey(pid), seq, "is a restart by one that has ended");
    decided.add(lastNanos);
    while (decided.getFirst() <= lastNanos - budget.maxSeconds() * SECOND) {
      decided.removeFirst();
    }
    require(decided.size() <= budget.maxRestarts(), seq, decided.size() + " restarts, " + budget);
  }

  private void loads(long seq, EventType type, @Nullable Digested detail) {
    if (type == EventType.LOAD_BEGIN) {
      arrivals.merge(String.valueOf(detail), 1L, Long::sum);
    } else if (type == EventType.LOAD_END) {
      long left = arrivals.merge(String.valueOf(detail), -1L, Long::sum);
      require(left >= 0, seq, "ends an arrival that never began");
    }
  }

  private void require(boolean holds, long seq, String what) {
    if (!holds && broken.size() < 10) {
      broken.add("event " + seq + " " + what);
    }
  }
}
