package crashlab.analysis.finding;

import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Follows the calls that timed out: whether their callers lived on and asked again, and whether
/// the server did the work all the same. A server is not told that nobody waits any more.
final class AbandonedCalls {
  /// So many are followed at one time; of more than that no later answer is looked for.
  private static final int MOST_FOLLOWED = 10_000;

  private static final class Draft {
    final int index;
    final boolean ofArrivals;
    long times;
    long lastNanos;
    long rescued;
    long again;
    long served;
    int reply = -1;
    long strays;

    Draft(int index, boolean ofArrivals) {
      this.index = index;
      this.ofArrivals = ofArrivals;
    }
  }

  /// What a caller that gave up may do next.
  private record GaveUp(long seq, int call, Draft draft) {}

  private final TraceLog log;
  private final Map<Integer, Integer> calls = new TreeMap<>(); // the last call, by caller
  private final Map<Integer, Long> taken = new TreeMap<>(); // where it was taken up, by caller
  private final Map<Integer, GaveUp> gaveUp = new TreeMap<>(); // by caller
  private final Map<Long, Draft> waiting = new TreeMap<>(); // by the seq of the call
  private final Map<Long, Draft> atWork = new TreeMap<>(); // by the seq of its taking up
  private final Map<Long, Draft> late = new TreeMap<>(); // by the seq of the answer
  private final Map<String, Draft> found = new LinkedHashMap<>();

  private AbandonedCalls(TraceLog log) {
    this.log = log;
    for (int i = 0; i < log.size(); i++) {
      take(i);
    }
  }

  static List<Abandoned> of(TraceLog log) {
    return new AbandonedCalls(log)
        .found.values().stream()
            .map(draft -> finding(log, draft))
            .filter(Abandoned::matters)
            .toList();
  }

  private static Abandoned finding(TraceLog log, Draft draft) {
    return new Abandoned(
        log.seq(draft.rescued > 0 || draft.reply < 0 ? draft.index : draft.reply),
        draft.index,
        draft.times,
        draft.lastNanos,
        draft.rescued,
        draft.again,
        draft.served,
        draft.reply,
        draft.strays,
        draft.ofArrivals);
  }

  private void take(int index) {
    switch (log.role(index)) {
      case SENDING -> sent(index);
      case RECEIPT, TURN -> received(index);
      case FAILURE -> failed(index);
      case RESCUE -> rescued(index);
      case END -> forget(log.pid(index));
      case START, TERMINATION, STOP, SIGNAL, NOTICE, LINK, MONITOR, DECISION, ORDER -> {}
      case REPORT, RETURN, STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> {}
    }
  }

  private void sent(int index) {
    if (log.type(index) == EventType.CALL) {
      called(index);
    } else if (log.type(index) == EventType.REPLY) {
      answered(index);
    }
  }

  private void received(int index) {
    if (log.type(index) == EventType.RECEIVE_CALL) {
      takenUp(index);
    } else if (log.type(index) == EventType.RECEIVE_TASK_RESULT) {
      strayed(index);
    }
  }

  private void failed(int index) {
    if (log.type(index) == EventType.CALL_TIMEOUT) {
      timedOut(index);
    }
  }

  private void forget(int pid) {
    calls.remove(pid);
    taken.remove(pid);
    gaveUp.remove(pid);
  }

  private void called(int index) {
    int caller = log.pid(index);
    calls.put(caller, index);
    taken.remove(caller);
    GaveUp before = gaveUp.remove(caller);
    if (before != null
        && before.seq() == log.cause(index)
        && log.other(before.call()) == log.other(index)
        && Objects.equals(log.detail(before.call()), log.detail(index))) {
      before.draft().again++;
    }
  }

  private void takenUp(int index) {
    Draft abandoned = waiting.remove(log.cause(index));
    if (abandoned != null) {
      atWork.put(log.seq(index), abandoned);
    }
    int call = calls.getOrDefault(log.other(index), -1);
    if (call >= 0 && log.seq(call) == log.cause(index)) {
      taken.put(log.other(index), log.seq(index));
    }
  }

  private void timedOut(int index) {
    int caller = log.pid(index);
    Draft draft = found.computeIfAbsent(key(index), _ -> draft(index));
    draft.times++;
    draft.lastNanos = log.timeNanos(index);
    int call = calls.getOrDefault(caller, -1);
    if (call < 0 || log.other(call) != log.other(index)) {
      return;
    }
    gaveUp.put(caller, new GaveUp(log.seq(index), call, draft));
    Long at = taken.get(caller);
    if (waiting.size() + atWork.size() < MOST_FOLLOWED) {
      if (at == null) {
        waiting.put(log.seq(call), draft);
      } else {
        atWork.put(at, draft);
      }
    }
  }

  private Draft draft(int index) {
    Detail.Identity caller = log.identity(log.pid(index));
    return new Draft(index, caller != null && caller.kind().isArrival());
  }

  private String key(int index) {
    return Cause.place(log, log.pid(index)) + ' ' + Cause.place(log, log.other(index));
  }

  private void rescued(int index) {
    GaveUp before = gaveUp.get(log.pid(index));
    if (before != null && before.seq() == log.cause(index)) {
      before.draft().rescued++;
    }
  }

  private void answered(int index) {
    Draft abandoned = atWork.remove(log.cause(index));
    if (abandoned != null) {
      abandoned.served++;
      abandoned.reply = abandoned.reply < 0 ? index : abandoned.reply;
      if (late.size() < MOST_FOLLOWED) {
        late.put(log.seq(index), abandoned);
      }
    }
  }

  /// Before OTP 24 a late answer lies in the caller's mailbox like a message.
  private void strayed(int index) {
    Draft abandoned = late.remove(log.cause(index));
    if (abandoned != null) {
      abandoned.strays++;
    }
  }
}
