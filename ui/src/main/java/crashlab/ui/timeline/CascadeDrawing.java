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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A cascade as a picture: its steps, numbered in the order of time, and the arrows between them.
///
/// @param steps the events that are told
/// @param arrows from cause to effect, merged where there are too many
record CascadeDrawing(List<Step> steps, List<CascadeArrow> arrows) {
  static final CascadeDrawing NONE = new CascadeDrawing(List.of(), List.of());
  private static final int MOST_ARROWS = 50;
  private static final int MOST_HOPS = 12;
  private static final int LOOK_AHEAD = 4_000;

  /// @param number from 1
  /// @param seq of the event
  /// @param stopped whether an exit was trapped here, so that it went no further
  record Step(int number, long seq, int slot, long nanos, boolean stopped) {}

  CascadeDrawing {
    steps = List.copyOf(steps);
    arrows = List.copyOf(arrows);
  }

  /// Finds the steps and arrows of a cascade.
  static CascadeDrawing of(Recording run, Cascade cascade) {
    return new Search(run, cascade).draw();
  }

  private static final class Search {
    private final TraceLog log;
    private final Roster roster;
    private final Cascade cascade;
    private final long[] told;
    private final List<CascadeArrow> arrows = new ArrayList<>();

    Search(Recording run, Cascade cascade) {
      this.log = run.log();
      this.roster = run.roster();
      this.cascade = cascade;
      this.told = cascade.told().stream().mapToLong(Long::longValue).toArray();
    }

    CascadeDrawing draw() {
      List<Step> steps = new ArrayList<>();
      for (long seq : told) {
        int at = log.indexOf(seq);
        int slot = at < 0 ? Roster.NONE : roster.slotOf(log.pid(at));
        if (slot != Roster.NONE) {
          boolean stopped = log.type(at) == EventType.RECEIVE_EXIT;
          steps.add(new Step(steps.size() + 1, seq, slot, log.timeNanos(at), stopped));
        }
        if (at >= 0) {
          arrive(at);
        }
      }
      restarts();
      return new CascadeDrawing(steps, merged(arrows));
    }

    private boolean isTold(int at) {
      return Arrays.binarySearch(told, log.seq(at)) >= 0 || log.seq(at) == cascade.rootSeq();
    }

    /// Adds the arrow that arrives at a told event from the nearest told one before it.
    private void arrive(int effect) {
      var between = EnumSet.noneOf(EventType.class);
      int at = effect;
      for (int hop = 0; hop < MOST_HOPS; hop++) {
        at = log.indexOf(log.cause(at));
        if (at < 0) {
          return;
        }
        if (isTold(at)) {
          add(at, effect, kind(at, effect, between), label(effect));
          return;
        }
        between.add(log.type(at));
      }
    }

    private Kind kind(int cause, int effect, EnumSet<EventType> between) {
      return switch (log.type(effect)) {
        case SUPERVISOR_RESTART, SUPERVISOR_GIVE_UP, SUPERVISOR_AUTO_SHUTDOWN ->
            isOfSupervisor(cause) ? Kind.ESCALATION : Kind.DECISION;
        case RECEIVE_DOWN -> Kind.MONITOR;
        case RECEIVE_EXIT -> Kind.LINK;
        default -> {
          if (between.contains(EventType.SUPERVISOR_TERMINATE_CHILD)
              || between.contains(EventType.SUPERVISOR_KILL_CHILD)) {
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
            if (log.type(i) == EventType.SPAWN && comesFrom(i, decision)) {
              add(decision, i, Kind.RESTART, "");
            }
            if (log.type(i) == EventType.SUPERVISOR_RESTART && log.pid(i) == log.pid(decision)) {
              break;
            }
          }
        }
      }
    }

    private boolean comesFrom(int effect, int decision) {
      int at = effect;
      for (int hop = 0; hop < MOST_HOPS && at > decision; hop++) {
        at = log.indexOf(log.cause(at));
        if (at >= 0 && at != decision && isTold(at)) {
          return false;
        }
      }
      return at == decision && log.other(effect) == log.pid(decision);
    }

    private void add(int cause, int effect, Kind kind, String label) {
      int from = roster.slotOf(log.pid(cause));
      int to = roster.slotOf(log.pid(effect));
      if (from != Roster.NONE && to != Roster.NONE && from != to) {
        arrows.add(
            new CascadeArrow(
                from, log.timeNanos(cause), to, log.timeNanos(effect), kind, label, 1));
      }
    }

    /// Of too many arrows those of one kind that leave one place at one instant become one, which
    /// says how many it stands for.
    private static List<CascadeArrow> merged(List<CascadeArrow> arrows) {
      if (arrows.size() <= MOST_ARROWS) {
        return arrows;
      }
      record Source(int slot, long nanos, Kind kind) {}
      Map<Source, CascadeArrow> bundles = new LinkedHashMap<>();
      for (CascadeArrow arrow : arrows) {
        bundles.merge(
            new Source(arrow.fromSlot(), arrow.fromNanos(), arrow.kind()),
            arrow,
            (one, other) -> other.times(one.count() + 1));
      }
      return List.copyOf(bundles.values());
    }
  }
}
