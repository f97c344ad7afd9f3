package crashlab.ui.tree;

import crashlab.analysis.Cascade;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Roster;
import crashlab.ui.tree.CascadeArrows.Arrow;
import crashlab.ui.tree.CascadeArrows.Kind;
import crashlab.ui.tree.CascadeArrows.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Follows the causes of a cascade's events to find the arrows between its steps.
final class CascadeTracing {
  /*
   * One pass over the log from the first step on. An event belongs to the cascade if it is told by
   * it, or if it is a signal, an order or a start whose cause belongs to it. Each such event knows
   * the step that it comes from: the nearest told one among its causes, and for what a supervisor
   * orders, the decision.
   */
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_EVENTS = 1_000_000;

  private final TraceLog log;
  private final Roster roster;
  private final Cascade cascade;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> stepOf = new HashMap<>();
  private final Map<Integer, Decision> decisions = new HashMap<>();
  private final Map<Integer, Detail.Budget> gaveUp = new HashMap<>();
  private final Map<Integer, Integer> stopOrders = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();

  private record Decision(int number, Detail.Budget budget) {}

  private CascadeTracing(Recording recording, Cascade cascade) {
    this.log = recording.log();
    this.roster = recording.roster();
    this.cascade = cascade;
  }

  /// Finds the arrows of a cascade. Takes a pass over the events of its time.
  static CascadeArrows arrows(Recording recording, Cascade cascade) {
    return new CascadeTracing(recording, cascade).trace();
  }

  private CascadeArrows trace() {
    for (long seq : cascade.told()) {
      int index = log.indexOf(seq);
      if (index >= 0) {
        int number = steps.size() + 1;
        numbers.put(seq, number);
        steps.add(new Step(number, seq, log.timeNanos(index), slot(log.pid(index))));
      }
    }
    if (!steps.isEmpty()) {
      int from = log.indexOf(steps.getFirst().seq());
      int to = (int) Math.min(log.size(), (long) from + MOST_EVENTS);
      long end = cascade.lastNanos() + 10 * SECOND;
      for (int i = from; i < to && log.timeNanos(i) <= end; i++) {
        follow(i);
      }
    }
    return new CascadeArrows(cascade, steps, labelled());
  }

  private int slot(int pid) {
    return roster.slotOf(pid);
  }

  private void follow(int index) {
    long seq = log.seq(index);
    Integer number = numbers.get(seq);
    Integer before = stepOf.get(log.cause(index));
    boolean belongs = number != null || (before != null && follows(log.type(index)));
    if (!belongs && log.type(index) == EventType.SUPERVISOR_RESTART) {
      decisions.remove(log.pid(index)); // what it starts from now on is another cascade's
    }
    if (!belongs && !isRestart(index)) {
      return;
    }
    int cause = before == null ? 0 : before;
    int effect = number == null ? 0 : number;
    EventType type = log.type(index);
    if (isOrder(type)) {
      Decision decision =
          decisions.get(type == EventType.SPAWN ? log.other(index) : log.pid(index));
      cause = decision == null ? cause : decision.number();
    }
    stepOf.put(seq, effect == 0 ? cause : effect);
    draw(index, type, cause, effect);
  }

  /// Whether a supervisor that decided in this cascade starts again what ended in it. The cause of
  /// such a start need not be in the cascade: it can be what the child started before it did.
  private boolean isRestart(int index) {
    int pid = log.pid(index);
    if (log.type(index) != EventType.SPAWN || !decisions.containsKey(log.other(index))) {
      return false;
    }
    int before = slot(pid) < 0 ? Roster.NONE : roster.pidAt(slot(pid), log.seq(index) - 1);
    return before != Roster.NONE
        && roster.endedSeq(before) >= steps.getFirst().seq()
        && roster.endedSeq(before) < log.seq(index);
  }

  private static boolean isOrder(EventType type) {
    return type == EventType.SUPERVISOR_TERMINATE_CHILD
        || type == EventType.SUPERVISOR_KILL_CHILD
        || type == EventType.SPAWN;
  }

  /// Whether an event that is not told can still carry a cascade on.
  private boolean follows(EventType type) {
    return switch (type) {
      case EXIT_SIGNAL, DOWN, TERMINATE, SPAWN, STARTED, SUPERVISOR_REPORT -> true;
      case SUPERVISOR_TERMINATE_CHILD, SUPERVISOR_KILL_CHILD, SUPERVISOR_START_CHILD -> true;
      case EXIT, SUPERVISOR_RESTART, RECEIVE_EXIT, RECEIVE_DOWN, SUPERVISOR_GIVE_UP ->
          cascade.untold() > 0;
      default -> false;
    };
  }

  private void draw(int index, EventType type, int cause, int effect) {
    int pid = log.pid(index);
    int other = log.other(index);
    switch (type) {
      case EXIT -> exit(index, cause, effect);
      case RECEIVE_EXIT -> add(index, Kind.LINK, other, pid, "trapped", true, cause, effect);
      case RECEIVE_DOWN -> add(index, Kind.MONITOR, other, pid, "DOWN", false, cause, effect);
      case CALL_TIMEOUT ->
          add(index, Kind.MESSAGE, other, pid, "call timeout", false, cause, effect);
      case RECEIVE_CALL -> add(index, Kind.MESSAGE, other, pid, "call", false, cause, effect);
      case RECEIVE_CAST -> add(index, Kind.MESSAGE, other, pid, "cast", false, cause, effect);
      case RECEIVE_REPLY -> add(index, Kind.MESSAGE, other, pid, "reply", false, cause, effect);
      case RECEIVE_INFO, RECEIVE_TASK_RESULT ->
          add(index, Kind.MESSAGE, other, pid, "message", false, cause, effect);
      case SUPERVISOR_RESTART, SUPERVISOR_GIVE_UP -> decide(index, type, cause, effect);
      case SUPERVISOR_AUTO_SHUTDOWN ->
          add(index, Kind.DECISION, other, pid, "auto_shutdown", false, cause, effect);
      case SUPERVISOR_START_FAILED ->
          add(index, Kind.DECISION, other, pid, "start failed", false, cause, effect);
      case SUPERVISOR_TERMINATE_CHILD, SUPERVISOR_KILL_CHILD -> {
        String label = type == EventType.SUPERVISOR_KILL_CHILD ? "kill" : "stop";
        if (add(index, Kind.STOP, pid, other, label, false, cause, 0)) {
          stopOrders.put(other, arrows.size() - 1);
        }
      }
      case SPAWN -> {
        Decision decision = decisions.get(other);
        if (decision != null) {
          String label = "restart " + decision.budget().spent();
          add(index, Kind.RESTART, other, pid, label, false, cause, 0);
        }
      }
      default -> {}
    }
  }

  private void exit(int index, int cause, int effect) {
    int pid = log.pid(index);
    Integer order = stopOrders.remove(pid);
    int signal = log.indexOf(log.cause(index));
    if (order != null) {
      Arrow stop = arrows.get(order);
      arrows.set(
          order,
          new Arrow(
              stop.seq(),
              stop.kind(),
              stop.from(),
              stop.to(),
              stop.label(),
              false,
              stop.cause(),
              effect,
              1));
    } else if (signal >= 0 && log.type(signal) == EventType.EXIT_SIGNAL) {
      int source = log.indexOf(log.cause(signal));
      boolean alongLink = source >= 0 && log.type(source) == EventType.EXIT;
      String label = alongLink ? "link" : "exit signal";
      add(index, Kind.LINK, log.pid(signal), pid, label, false, cause, effect);
    } else if (signal >= 0 && log.type(signal) == EventType.DOWN) {
      add(index, Kind.MONITOR, log.pid(signal), pid, "DOWN", false, cause, effect);
    }
  }

  private void decide(int index, EventType type, int cause, int effect) {
    int pid = log.pid(index);
    int child = log.other(index);
    if (!(log.detail(index) instanceof Detail.Budget budget)) {
      return;
    }
    if (type == EventType.SUPERVISOR_GIVE_UP) {
      gaveUp.put(pid, budget);
      decisions.remove(pid);
    } else {
      decisions.put(pid, new Decision(effect == 0 ? cause : effect, budget));
    }
    Detail.Budget spent = gaveUp.get(child);
    if (spent != null) {
      String label = spent.maxRestarts() + "/" + spent.maxRestarts();
      label += " in " + spent.maxSeconds() + " s";
      add(index, Kind.ESCALATION, child, pid, label, false, cause, effect);
    } else {
      String label = type == EventType.SUPERVISOR_GIVE_UP ? "gives up" : budget.strategy().word();
      add(index, Kind.DECISION, child, pid, label, false, cause, effect);
    }
  }

  private boolean add(
      int index,
      Kind kind,
      int from,
      int to,
      String label,
      boolean stopped,
      int cause,
      int effect) {
    int start = slot(from);
    int end = slot(to);
    if (start < 0 || end < 0 || start == end || isHidden(start) || isHidden(end)) {
      return false;
    }
    arrows.add(new Arrow(log.seq(index), kind, start, end, label, stopped, cause, effect, 1));
    return true;
  }

  private boolean isHidden(int slot) {
    return roster.isBehindTheScenes(slot);
  }

  /// Says with each decision how many children it stopped.
  private List<Arrow> labelled() {
    Map<Integer, Integer> stops = new HashMap<>();
    for (Arrow arrow : arrows) {
      if (arrow.kind() == Kind.STOP) {
        stops.merge(arrow.cause(), 1, Integer::sum);
      }
    }
    List<Arrow> labelled = new ArrayList<>();
    for (Arrow arrow : arrows) {
      Integer count = arrow.effect() == 0 ? null : stops.get(arrow.effect());
      labelled.add(
          arrow.kind() == Kind.DECISION && count != null
              ? new Arrow(
                  arrow.seq(),
                  arrow.kind(),
                  arrow.from(),
                  arrow.to(),
                  arrow.label() + ": stop " + count,
                  false,
                  arrow.cause(),
                  arrow.effect(),
                  1)
              : arrow);
    }
    return labelled;
  }
}
