package crashlab.ui.session;

import crashlab.analysis.Cascade;
import crashlab.analysis.state.Roster;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import crashlab.ui.session.CascadeArrow.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows the causes of a cascade's events to find its steps and the arrows between them.
final class CascadeTracing {
  /*
   * One pass over the log from the first step on. An event belongs to the cascade if it is told by
   * it, or if it is a signal, an order or a start whose cause belongs to it. Each such event knows
   * the step that it comes from: the nearest told one among its causes, unless its sentence says
   * more. What a supervisor orders comes from its decision, and so do the ends that it ordered and
   * its own; what follows from a start that failed comes from the failure.
   *
   * An arrow says what the sentence of the event says, and nothing is guessed from what happens to
   * stand between two steps.
   */
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_EVENTS = 1_000_000;
  private static final int MOST_HOPS = 200;

  /// What carries a cascade on without being told; traffic does not.
  private static final Set<EventType> CARRIES =
      EnumSet.of(
          EventType.EXIT_SIGNAL,
          EventType.DOWN,
          EventType.TERMINATE,
          EventType.SPAWN,
          EventType.STARTED,
          EventType.SUPERVISOR_REPORT,
          EventType.SUPERVISOR_START_FAILED,
          EventType.SUPERVISOR_TERMINATE_CHILD,
          EventType.SUPERVISOR_KILL_CHILD,
          EventType.SUPERVISOR_START_CHILD);

  /// What is not told only because there is too much to tell.
  private static final Set<EventType> UNTOLD =
      EnumSet.of(
          EventType.EXIT,
          EventType.RECEIVE_EXIT,
          EventType.RECEIVE_DOWN,
          EventType.SUPERVISOR_RESTART,
          EventType.SUPERVISOR_GIVE_UP);

  private final TraceLog log;
  private final Roster roster;
  private final Cascade cascade;
  private final CascadeDraft draft;
  private final Set<EventType> followed = EnumSet.copyOf(CARRIES);
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> stepOf = new HashMap<>();
  private final Map<Integer, FailedStart> failedStarts = new HashMap<>(); // the last, by supervisor
  private final Map<Integer, Integer> ends = new HashMap<>(); // numbers of steps, by pid
  private final SupervisorActs acts;
  private final int[] causes;
  private int applicationStop;

  private record FailedStart(int child, int number) {}

  CascadeTracing(Recording recording, Cascade cascade) {
    this.log = recording.log();
    this.roster = recording.roster();
    this.cascade = cascade;
    this.draft = new CascadeDraft(recording);
    this.acts = new SupervisorActs(log);
    this.causes = new int[cascade.told().size() + 1];
    if (cascade.untold() > 0) {
      followed.addAll(UNTOLD);
    }
  }

  CascadeArrows trace() {
    List<Integer> told = new ArrayList<>();
    for (long seq : cascade.told()) {
      int index = log.indexOf(seq);
      if (index >= 0) {
        told.add(index);
        numbers.put(seq, told.size());
      }
    }
    if (!told.isEmpty()) {
      followAll(told);
    }
    return new CascadeArrows(cascade.lastNanos(), steps(told), draft.arrows());
  }

  private void followAll(List<Integer> told) {
    int from = told.getFirst();
    int to = (int) Math.min(log.size(), (long) from + MOST_EVENTS);
    long end = cascade.lastNanos() + 10 * SECOND;
    int next = 0;
    for (int i = from; i < to && log.timeNanos(i) <= end; i++) {
      boolean isTold = next < told.size() && told.get(next) == i;
      if (isTold) {
        next++;
        step(i, next);
      } else if (followed.contains(log.type(i)) || log.type(i) == EventType.SUPERVISOR_RESTART) {
        follow(i);
      }
    }
  }

  private List<CascadeStep> steps(List<Integer> told) {
    List<CascadeStep> steps = new ArrayList<>();
    for (int index : told) {
      int number = steps.size() + 1;
      steps.add(
          new CascadeStep(
              number,
              log.seq(index),
              log.timeNanos(index),
              roster.slotOf(log.pid(index)),
              log.type(index) == EventType.RECEIVE_EXIT,
              causes[number]));
    }
    return Collections.unmodifiableList(steps);
  }

  // ---- what an event comes from

  private void step(int index, int number) {
    int cause = told(index, stepBefore(index));
    causes[number] = cause;
    stepOf.put(log.seq(index), number);
    if (log.type(index) == EventType.INIT_FAILED) {
      stepOf.put(log.cause(index), number); // what follows from the start comes from its failure
    }
    draw(index, cause, number);
  }

  private void follow(int index) {
    EventType type = log.type(index);
    Integer before = stepOf.get(log.cause(index));
    if (before == null || !followed.contains(type)) {
      if (type == EventType.SUPERVISOR_RESTART) {
        acts.forget(log.pid(index)); // what it starts from now on is another cascade's
      }
      if (!isRestart(index)) {
        return;
      }
    }
    int cause = acts.cause(index, before == null ? 0 : before);
    stepOf.put(log.seq(index), cause);
    draw(index, cause, 0);
  }

  /// The number of the nearest told event among the causes; 0 for none.
  private int stepBefore(int index) {
    int at = index;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      long cause = log.cause(at);
      Integer step = stepOf.get(cause);
      if (step != null) {
        return step;
      }
      at = log.indexOf(cause);
      if (at < 0 || cause < cascade.told().getFirst()) {
        return 0;
      }
    }
    return 0;
  }

  /// The step that a told event comes from by its sentence.
  ///
  /// @param before the nearest among its causes
  private int told(int index, int before) {
    EventType type = log.type(index);
    if (type == EventType.APPLICATION_STOP) {
      return ends.getOrDefault(log.pid(index), before);
    }
    if (type == EventType.VM_DIED) {
      return applicationStop > 0 ? applicationStop : before;
    }
    if (type == EventType.INIT_FAILED) {
      FailedStart failed = failedStarts.get(log.pid(index));
      return failed == null ? before : failed.number();
    }
    return acts.cause(index, before);
  }

  /// Whether a supervisor that decided in this cascade starts again what ended in it. The cause of
  /// such a start need not be in the cascade: it can be what the child started before it did.
  private boolean isRestart(int index) {
    int slot = roster.slotOf(log.pid(index));
    if (log.type(index) != EventType.SPAWN
        || !acts.isRestarting(log.other(index))
        || slot == Roster.NONE) {
      return false;
    }
    int before = roster.pidAt(slot, log.seq(index) - 1);
    return before != Roster.NONE
        && roster.endedSeq(before) >= cascade.told().getFirst()
        && roster.endedSeq(before) < log.seq(index);
  }

  // ---- what it looks like

  private void draw(int index, int cause, int effect) {
    switch (log.role(index)) {
      case END -> exit(index, cause, effect);
      case NOTICE -> notice(index, cause, effect);
      case RECEIPT -> message(index, cause, effect);
      case DECISION -> decide(index, cause, effect);
      case ORDER -> order(index, cause);
      case START -> start(index, cause);
      case FAILURE -> failure(index, cause, effect);
      case STOP ->
          applicationStop =
              log.type(index) == EventType.APPLICATION_STOP ? effect : applicationStop;
      case TERMINATION, SENDING, TURN, SIGNAL, LINK, MONITOR, RESCUE, REPORT, RETURN -> {}
      case STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> {}
    }
  }

  private void notice(int index, int cause, int effect) {
    if (log.type(index) == EventType.RECEIVE_EXIT) {
      draft.trapped(index, cause, effect);
    } else {
      draft.add(index, Kind.MONITOR, log.other(index), "DOWN", cause, effect);
    }
  }

  private void start(int index, int cause) {
    int creator = log.other(index);
    if (log.type(index) == EventType.SPAWN && acts.isRestarting(creator)) {
      draft.restart(index, acts.decision(creator), cause);
    }
  }

  private void failure(int index, int cause, int effect) {
    EventType type = log.type(index);
    if (type == EventType.CALL_TIMEOUT) {
      draft.silence(index, cause, effect);
    } else if (type == EventType.INIT_FAILED) {
      initFailed(index, cause, effect);
    } else if (type == EventType.SUPERVISOR_START_FAILED) {
      startFailed(index, cause, effect);
    }
  }

  /// A message is in the cascade if its sending is: what came before the root is another story.
  private void message(int index, int cause, int effect) {
    if (cause > 0 || log.cause(index) == cascade.rootSeq()) {
      EventType type = log.type(index);
      boolean plain = type == EventType.RECEIVE_INFO || type == EventType.RECEIVE_TASK_RESULT;
      String label = plain ? "message" : type.kind();
      draft.add(index, Kind.MESSAGE, log.other(index), label, cause, effect);
    }
  }

  private void order(int index, int cause) {
    boolean kill = log.type(index) == EventType.SUPERVISOR_KILL_CHILD;
    acts.ordered(index, cause);
    draft.order(index, kill ? "kill" : "stop", cause);
  }

  private void exit(int index, int cause, int effect) {
    int pid = log.pid(index);
    if (effect > 0) {
      ends.put(pid, effect);
    }
    int signal = log.indexOf(log.cause(index));
    if (acts.ended(index, effect)) {
      draft.endOrdered(index, effect);
    } else if (signal >= 0 && log.type(signal) == EventType.EXIT_SIGNAL) {
      int source = log.indexOf(log.cause(signal));
      boolean alongLink = source >= 0 && log.type(source) == EventType.EXIT;
      String label = alongLink ? "link" : "exit signal";
      draft.add(index, Kind.LINK, log.pid(signal), label, cause, effect);
    } else if (signal >= 0 && log.type(signal) == EventType.DOWN && !acts.isEnding(pid)) {
      draft.add(index, Kind.MONITOR, log.pid(signal), "DOWN", cause, effect);
    }
  }

  private void startFailed(int index, int cause, int effect) {
    if (effect > 0) {
      draft.add(index, Kind.DECISION, log.other(index), "start failed", cause, effect);
    } else {
      failedStarts.put(log.pid(index), new FailedStart(log.other(index), cause));
    }
  }

  private void initFailed(int index, int cause, int effect) {
    FailedStart child = failedStarts.remove(log.pid(index));
    if (child != null) {
      draft.add(index, Kind.DECISION, child.child(), "start failed", cause, effect);
    }
    draft.startLedTo(log.pid(index), effect);
  }

  private void decide(int index, int cause, int effect) {
    int child = log.other(index);
    EventType type = log.type(index);
    if (acts.hasGivenUp(child)) {
      draft.escalate(index, cause, effect);
    } else if (type == EventType.SUPERVISOR_AUTO_SHUTDOWN) {
      draft.add(index, Kind.DECISION, child, "auto_shutdown", cause, effect);
    } else if (type == EventType.SUPERVISOR_GIVE_UP) {
      draft.add(index, Kind.DECISION, child, "gives up", cause, effect);
    } else if (log.detail(index) instanceof Detail.Budget budget) {
      draft.add(index, Kind.DECISION, child, budget.strategy().word(), cause, effect);
    }
    acts.decided(index, effect == 0 ? cause : effect);
    if (type == EventType.SUPERVISOR_GIVE_UP && log.detail(index) instanceof Detail.Budget spent) {
      draft.gaveUp(log.pid(index), spent);
    }
  }
}
