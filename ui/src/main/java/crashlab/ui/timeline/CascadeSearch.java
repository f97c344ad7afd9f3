package crashlab.ui.timeline;

import crashlab.analysis.Cascade;
import crashlab.otp.Strategy;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Roster;
import crashlab.ui.timeline.CascadeArrow.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Follows the causes of a cascade's events to find its steps and the arrows between them.
final class CascadeSearch {
  private static final int MOST_HOPS = 12;
  private static final int LOOK_AHEAD = 4_000;

  private final TraceLog log;
  private final Roster roster;
  private final Cascade cascade;
  private final long[] told;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Integer, Integer> decisions = new HashMap<>(); // a supervisor's last, by pid
  private final List<CascadeArrow> arrows = new ArrayList<>();

  CascadeSearch(Recording run, Cascade cascade) {
    this.log = run.log();
    this.roster = run.roster();
    this.cascade = cascade;
    this.told = cascade.told().stream().mapToLong(Long::longValue).toArray();
  }

  CascadeDrawing draw() {
    List<CascadeDrawing.Step> steps = new ArrayList<>();
    for (long seq : told) {
      int at = log.indexOf(seq);
      if (at >= 0) {
        int number = steps.size() + 1;
        numbers.put(seq, number);
        boolean stopped = log.type(at) == EventType.RECEIVE_EXIT;
        int slot = roster.slotOf(log.pid(at));
        steps.add(new CascadeDrawing.Step(number, seq, slot, log.timeNanos(at), stopped));
        if (isDecision(log.type(at))) {
          decisions.put(log.pid(at), number);
        }
        arrive(at);
      }
    }
    restarts();
    return new CascadeDrawing(steps, arrows, cascade.lastNanos());
  }

  private boolean isTold(int at) {
    return Arrays.binarySearch(told, log.seq(at)) >= 0 || log.seq(at) == cascade.rootSeq();
  }

  /// Adds the arrow that arrives at a told event from the nearest told one before it; who is told
  /// to stop is told so by its supervisor.
  private void arrive(int effect) {
    var between = EnumSet.noneOf(EventType.class);
    int order = -1;
    int at = effect;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      at = log.indexOf(log.cause(at));
      if (at < 0) {
        return;
      }
      if (isTold(at)) {
        Kind kind = kind(at, effect, between);
        if (kind == Kind.STOP && order >= 0) {
          int decision = decisions.getOrDefault(log.pid(order), number(at));
          add(order, effect, kind, label(effect), decision);
        } else {
          add(at, effect, kind, label(effect), number(at));
        }
        return;
      }
      between.add(log.type(at));
      if (order < 0 && isStopOrder(log.type(at))) {
        order = at;
      }
    }
  }

  private static boolean isStopOrder(EventType type) {
    return type == EventType.SUPERVISOR_TERMINATE_CHILD || type == EventType.SUPERVISOR_KILL_CHILD;
  }

  private static boolean isDecision(EventType type) {
    return type == EventType.SUPERVISOR_RESTART
        || type == EventType.SUPERVISOR_GIVE_UP
        || type == EventType.SUPERVISOR_AUTO_SHUTDOWN;
  }

  /// The number of an event's step; 0 if it is none.
  private int number(int at) {
    return numbers.getOrDefault(log.seq(at), 0);
  }

  private Kind kind(int cause, int effect, EnumSet<EventType> between) {
    return switch (log.type(effect)) {
      case SUPERVISOR_RESTART, SUPERVISOR_GIVE_UP, SUPERVISOR_AUTO_SHUTDOWN ->
          isOfSupervisor(cause) ? Kind.ESCALATION : Kind.DECISION;
      case RECEIVE_DOWN -> Kind.MONITOR;
      case RECEIVE_EXIT -> Kind.LINK;
      default -> {
        if (between.stream().anyMatch(CascadeSearch::isStopOrder)) {
          yield Kind.STOP;
        }
        if (between.contains(EventType.DOWN)) {
          yield Kind.MONITOR;
        }
        if (between.contains(EventType.EXIT_SIGNAL)) {
          yield Kind.LINK;
        }
        boolean decided = log.type(cause) == EventType.SUPERVISOR_RESTART;
        yield decided || between.contains(EventType.SPAWN) ? Kind.RESTART : Kind.MESSAGE;
      }
    };
  }

  private boolean isOfSupervisor(int at) {
    Detail.Identity identity = log.identity(log.pid(at));
    return identity != null && identity.kind().isSupervisor();
  }

  private String label(int effect) {
    if (log.type(effect) == EventType.CALL_TIMEOUT) {
      return "call timeout";
    }
    if (!(log.detail(effect) instanceof Detail.Budget budget)) {
      return "";
    }
    int spent = Math.min(budget.spent(), budget.maxRestarts());
    String share = spent + "/" + budget.maxRestarts() + " in " + budget.maxSeconds() + " s";
    if (log.type(effect) == EventType.SUPERVISOR_GIVE_UP) {
      return "gave up, " + share;
    }
    boolean alone = budget.strategy() == Strategy.ONE_FOR_ONE;
    return alone ? share : budget.strategy().name().toLowerCase(Locale.ROOT) + ", " + share;
  }

  /// Adds the arrows from the decisions to restart to those that began anew.
  private void restarts() {
    for (long seq : told) {
      int decision = log.indexOf(seq);
      if (decision >= 0 && log.type(decision) == EventType.SUPERVISOR_RESTART) {
        int end = Math.min(log.size(), decision + LOOK_AHEAD);
        for (int i = decision + 1; i < end; i++) {
          if (log.type(i) == EventType.SPAWN && isRestart(i, decision)) {
            add(decision, i, Kind.RESTART, "", number(decision));
          }
          if (log.type(i) == EventType.SUPERVISOR_RESTART && log.pid(i) == log.pid(decision)) {
            break;
          }
        }
      }
    }
  }

  /// Whether a start is that of a child which ended in this cascade. Its cause need not be the
  /// decision: it can be what the child before it did when it had started.
  private boolean isRestart(int start, int decision) {
    int slot = roster.slotOf(log.pid(start));
    if (log.other(start) != log.pid(decision) || slot == Roster.NONE) {
      return false;
    }
    int before = roster.pidAt(slot, log.seq(start) - 1);
    return before != Roster.NONE
        && roster.endedSeq(before) >= told[0]
        && roster.endedSeq(before) < log.seq(start);
  }

  private void add(int cause, int effect, Kind kind, String label, int step) {
    int from = roster.slotOf(log.pid(cause));
    int to = roster.slotOf(log.pid(effect));
    if (from != Roster.NONE && to != Roster.NONE && from != to) {
      arrows.add(
          new CascadeArrow(
              new CascadeArrow.End(from, log.timeNanos(cause)),
              new CascadeArrow.End(to, log.timeNanos(effect)),
              kind,
              label,
              log.type(effect) == EventType.RECEIVE_EXIT,
              step,
              number(effect),
              1));
    }
  }
}
