package crashlab.analysis.cascade;

import crashlab.analysis.cascade.CascadeArrow.Kind;
import crashlab.analysis.state.Roster;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Follows the causes of a cascade's events to find its steps and the arrows between them.
final class GraphTracer {
  /*
   * Each event of the cascade knows the step that it comes from: the nearest told one among its
   * causes, unless its sentence says more. What a supervisor orders comes from its decision, and so
   * do the ends that it ordered and its own; what follows from a start that failed comes from the
   * failure.
   *
   * An arrow says what the sentence of the event says, and nothing is guessed from what happens to
   * stand between two steps.
   */
  private final TraceLog log;
  private final Roster roster;
  private final Cascade cascade;
  private final ArrowDrafts drafts;
  private final List<CascadeStep> steps = new ArrayList<>();
  private final Map<Long, Integer> stepOf = new LinkedHashMap<>();
  private final Map<Integer, FailedStart> failedStarts =
      new LinkedHashMap<>(); // the last, by supervisor
  private final Map<Integer, Integer> ends = new LinkedHashMap<>(); // numbers of steps, by pid
  private final SupervisorActs acts;
  private int applicationStop;

  private record FailedStart(int child, int number) {}

  GraphTracer(TraceLog log, Roster roster, Cascade cascade) {
    this.log = log;
    this.roster = roster;
    this.cascade = cascade;
    this.drafts = new ArrowDrafts(log, roster);
    this.acts = new SupervisorActs(log);
  }

  /// @param events the positions of the cascade's events, as [CascadeEvents] finds them
  CascadeGraph trace(int[] events) {
    for (int index : events) {
      if (steps.size() < cascade.told().size()
          && cascade.told().get(steps.size()) == log.seq(index)) {
        step(index);
      } else {
        follow(index);
      }
    }
    return new CascadeGraph(cascade.lastNanos(), steps, drafts.arrows());
  }

  private void step(int index) {
    int number = steps.size() + 1;
    int cause = told(index, stepBefore(index));
    int pid = log.pid(index);
    steps.add(
        new CascadeStep(
            number,
            log.seq(index),
            log.timeNanos(index),
            pid,
            roster.slotOf(pid),
            StepKind.of(log, index),
            cause));
    stepOf.put(log.seq(index), number);
    if (log.type(index) == EventType.INIT_FAILED) {
      stepOf.put(log.cause(index), number); // what follows from the start comes from its failure
    }
    draw(new TracedEvent(index, cause, number));
  }

  private void follow(int index) {
    Integer before = stepOf.get(log.cause(index));
    boolean carried = before != null && cascade.untold() > 0;
    if (log.role(index) == EventRole.DECISION && !carried) {
      acts.forget(log.pid(index)); // it is another cascade's, and so is what follows from it
      return;
    }
    int cause = acts.cause(index, before == null ? 0 : before);
    stepOf.put(log.seq(index), cause);
    draw(new TracedEvent(index, cause, 0));
  }

  /// The number of the nearest told event among the causes; 0 for none.
  private int stepBefore(int index) {
    int at = index;
    while (at >= 0 && log.seq(at) >= cascade.told().getFirst()) {
      Integer step = stepOf.get(log.cause(at));
      if (step != null) {
        return step;
      }
      at = log.indexOf(log.cause(at));
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

  private void draw(TracedEvent event) {
    int index = event.index();
    switch (log.role(index)) {
      case END -> exit(event);
      case NOTICE -> notice(event);
      case RECEIPT -> message(event);
      case DECISION -> decide(event);
      case ORDER -> order(index, event.cause());
      case START -> start(index, event.cause());
      case FAILURE -> failure(event);
      case STOP ->
          applicationStop =
              log.type(index) == EventType.APPLICATION_STOP ? event.effect() : applicationStop;
      case TERMINATION, SENDING, TURN, SIGNAL, LINK, MONITOR, RESCUE, REPORT, RETURN -> {}
      case STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> {}
    }
  }

  private void notice(TracedEvent event) {
    int index = event.index();
    if (log.type(index) == EventType.RECEIVE_EXIT) {
      drafts.trapped(event);
    } else {
      drafts.add(event, Kind.MONITOR, log.other(index), "DOWN");
    }
  }

  private void start(int index, int cause) {
    int creator = log.other(index);
    if (log.type(index) == EventType.SPAWN && acts.isRestarting(creator)) {
      drafts.restart(index, acts.decision(creator), cause);
    }
  }

  private void failure(TracedEvent event) {
    EventType type = log.type(event.index());
    if (type == EventType.CALL_TIMEOUT) {
      drafts.silence(event);
    } else if (type == EventType.INIT_FAILED) {
      initFailed(event);
    } else if (type == EventType.SUPERVISOR_START_FAILED) {
      startFailed(event);
    }
  }

  /// A message is in the cascade if its sending is: what came before the root is another story.
  private void message(TracedEvent event) {
    int index = event.index();
    if (event.cause() > 0 || log.cause(index) == cascade.rootSeq()) {
      EventType type = log.type(index);
      boolean plain = type == EventType.RECEIVE_INFO || type == EventType.RECEIVE_TASK_RESULT;
      String label = plain ? "message" : type.kind();
      drafts.add(event, Kind.MESSAGE, log.other(index), label);
    }
  }

  private void order(int index, int cause) {
    boolean kill = log.type(index) == EventType.SUPERVISOR_KILL_CHILD;
    acts.ordered(index, cause);
    drafts.order(index, kill ? "kill" : "stop", cause);
  }

  private void exit(TracedEvent event) {
    int index = event.index();
    int pid = log.pid(index);
    if (event.effect() > 0) {
      ends.put(pid, event.effect());
    }
    int signal = log.indexOf(log.cause(index));
    if (acts.ended(index, event.effect())) {
      drafts.endOrdered(index, event.effect());
    } else if (signal >= 0 && log.type(signal) == EventType.EXIT_SIGNAL) {
      int source = log.indexOf(log.cause(signal));
      boolean alongLink = source >= 0 && log.type(source) == EventType.EXIT;
      String label = alongLink ? "link" : "exit signal";
      drafts.add(event, Kind.LINK, log.pid(signal), label);
    } else if (signal >= 0 && log.type(signal) == EventType.DOWN && !acts.isEnding(pid)) {
      drafts.add(event, Kind.MONITOR, log.pid(signal), "DOWN");
    }
  }

  private void startFailed(TracedEvent event) {
    int index = event.index();
    if (event.effect() > 0) {
      drafts.add(event, Kind.DECISION, log.other(index), "start failed");
    } else {
      failedStarts.put(log.pid(index), new FailedStart(log.other(index), event.cause()));
    }
  }

  private void initFailed(TracedEvent event) {
    int index = event.index();
    FailedStart child = failedStarts.remove(log.pid(index));
    if (child != null) {
      drafts.add(event, Kind.DECISION, child.child(), "start failed");
    }
    drafts.startLedTo(log.pid(index), event.effect());
  }

  private void decide(TracedEvent event) {
    int index = event.index();
    int child = log.other(index);
    EventType type = log.type(index);
    if (acts.hasGivenUp(child)) {
      drafts.escalate(event);
    } else if (type == EventType.SUPERVISOR_AUTO_SHUTDOWN) {
      drafts.add(event, Kind.DECISION, child, "auto_shutdown");
    } else if (type == EventType.SUPERVISOR_GIVE_UP) {
      drafts.add(event, Kind.DECISION, child, "gives up");
    } else if (log.detail(index) instanceof Detail.Budget budget) {
      drafts.add(event, Kind.DECISION, child, budget.strategy().word());
    }
    acts.decided(index, event.effect() == 0 ? event.cause() : event.effect());
    if (type == EventType.SUPERVISOR_GIVE_UP && log.detail(index) instanceof Detail.Budget spent) {
      drafts.gaveUp(log.pid(index), spent);
    }
  }
}
