package crashlab.analysis.cascade;

import crashlab.analysis.state.Roster;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which events belong to each cascade: those that it tells, and the signals, orders and starts
/// whose cause belongs to it.
final class CascadeEvents {
  /// How long after the last event that it tells a cascade can still have others.
  private static final long LASTS_NANOS = 10_000_000_000L;

  private final TraceLog log;
  private final Roster roster;
  private final List<Cascade> cascades;
  private final List<Positions> events = new ArrayList<>();
  // By position: the number of the event's cascade plus 1; 0 where it has none.
  private final int[] cascadeOf;
  private final Map<Integer, Decision> decisions = new TreeMap<>(); // the last, by supervisor

  /// @param number of the cascade that it belongs to, plus 1; 0 for none
  private record Decision(int number, boolean restarts) {
    static final Decision NONE = new Decision(0, false);
  }

  /// Positions in the log, in order.
  private static final class Positions {
    int[] values = new int[8];
    int size;

    void add(int position) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = position;
    }
  }

  private CascadeEvents(TraceLog log, Roster roster, List<Cascade> cascades) {
    this.log = log;
    this.roster = roster;
    this.cascades = cascades;
    this.cascadeOf = new int[log.size()];
  }

  /// Returns the positions of the events of each cascade, in order. Takes one pass over the log.
  ///
  /// Among them is also a restart of another cascade by a supervisor that decided in this one: from
  /// then on what it starts is not this cascade's any more.
  static List<int[]> of(TraceLog log, Roster roster, List<Cascade> cascades) {
    var found = new CascadeEvents(log, roster, cascades);
    found.findTold();
    for (int i = 0; i < log.size(); i++) {
      found.take(i);
    }
    return found.events.stream().map(of -> Arrays.copyOf(of.values, of.size)).toList();
  }

  private void findTold() {
    for (Cascade cascade : cascades) {
      events.add(new Positions());
      for (long seq : cascade.told()) {
        int index = log.indexOf(seq);
        if (index >= 0) {
          cascadeOf[index] = events.size();
        }
      }
    }
  }

  private void take(int index) {
    EventRole role = log.role(index);
    int told = cascadeOf[index];
    int number = told > 0 ? told : carriedBy(index, role);
    int restarted = log.type(index) == EventType.SPAWN ? restartedBy(index) : 0;
    add(number, index);
    if (restarted != number) {
      add(restarted, index);
    }
    cascadeOf[index] = number > 0 ? number : restarted;
    if (told > 0 && log.type(index) == EventType.INIT_FAILED) {
      startFailed(index, told);
    }
    if (role == EventRole.DECISION) {
      decided(index, number);
    }
  }

  private void add(int number, int index) {
    if (number > 0) {
      events.get(number - 1).add(index);
    }
  }

  /// What follows from the start comes from its failure.
  private void startFailed(int index, int number) {
    int start = log.indexOf(log.cause(index));
    if (start >= 0) {
      cascadeOf[start] = number;
    }
  }

  private void decided(int index, int number) {
    boolean restarts = log.type(index) == EventType.SUPERVISOR_RESTART;
    Decision now = new Decision(number, restarts);
    Decision before = decisions.put(log.pid(index), now);
    if (restarts && before != null && before.number() != number) {
      add(before.number(), index);
    }
  }

  /// The number of the cascade that an event carries on without being told; 0 for none.
  private int carriedBy(int index, EventRole role) {
    int cause = log.indexOf(log.cause(index));
    int number = cause < 0 ? 0 : cascadeOf[cause];
    return number > 0 && lasts(number, index) && carries(cascades.get(number - 1), role, index)
        ? number
        : 0;
  }

  private boolean lasts(int number, int index) {
    return log.timeNanos(index) <= cascades.get(number - 1).lastNanos() + LASTS_NANOS;
  }

  /// Traffic carries nothing on; what else could be told does if there is too much to tell.
  private boolean carries(Cascade cascade, EventRole role, int index) {
    return switch (role) {
      case START, TERMINATION, SIGNAL, ORDER, REPORT -> true;
      case FAILURE -> Meaning.isSaidByTheChild(log, index);
      case END, NOTICE, DECISION -> cascade.untold() > 0;
      case STOP, SENDING, RECEIPT, TURN, LINK, MONITOR, RESCUE, RETURN, STANDSTILL -> false;
      case NOTE, WORK, ARRIVAL, FAULT -> false;
    };
  }

  /// The number of the cascade in which a supervisor decided to restart what had ended in it, and
  /// now starts it again; 0 for none. The cause of such a start need not be in the cascade: it can
  /// be what the child that was started before it did.
  private int restartedBy(int spawn) {
    Decision decision = decisions.getOrDefault(log.other(spawn), Decision.NONE);
    int slot = roster.slotOf(log.pid(spawn));
    if (!decision.restarts() || decision.number() == 0 || slot == Roster.NONE) {
      return 0;
    }
    int before = roster.pidAt(slot, log.seq(spawn) - 1);
    boolean endedInIt =
        before != Roster.NONE
            && roster.endedSeq(before) < log.seq(spawn)
            && roster.endedSeq(before) >= cascades.get(decision.number() - 1).told().getFirst();
    return endedInIt && lasts(decision.number(), spawn) ? decision.number() : 0;
  }
}
