package crashlab.analysis.cascade;

import crashlab.analysis.cascade.CascadeArrow.End;
import crashlab.analysis.cascade.CascadeArrow.Kind;
import crashlab.analysis.state.Roster;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The arrows of a cascade while it is traced: some learn only later what they led to.
final class ArrowDrafts {
  private static final int MOST_HOPS = 12;

  private final TraceLog log;
  private final Roster roster;
  private final List<CascadeArrow> arrows = new ArrayList<>();
  private final Map<Integer, List<Integer>> stops =
      new LinkedHashMap<>(); // positions, by who is to end
  private final Map<Integer, Integer> starts =
      new LinkedHashMap<>(); // a position, by who is started
  private final Map<Integer, Detail.Budget> gaveUp = new LinkedHashMap<>();

  ArrowDrafts(TraceLog log, Roster roster) {
    this.log = log;
    this.roster = roster;
  }

  /// Adds the arrow that arrives with an event.
  ///
  /// @param from the pid of who brought it about
  void add(int index, Kind kind, int from, String label, int cause, int effect) {
    int source = source(index, from);
    add(kind, end(source, from), end(index), label, false, cause, effect);
  }

  /// Adds an exit signal that went no further.
  void trapped(int index, int cause, int effect) {
    int from = log.other(index);
    int source = source(index, from);
    add(Kind.LINK, end(source, from), end(index), "trapped", true, cause, effect);
  }

  /// Adds the reply that did not come: nothing left, so it leaves when the caller has waited long
  /// enough.
  void silence(int index, int cause, int effect) {
    End from = end(index, log.other(index));
    add(Kind.MESSAGE, from, end(index), "call timeout", false, cause, effect);
  }

  /// Adds a supervisor's order to a child to end.
  void order(int index, String label, int cause) {
    End from = end(index);
    End to = end(index, log.other(index));
    if (add(Kind.STOP, from, to, label, false, cause, 0)) {
      stops.computeIfAbsent(log.other(index), _ -> new ArrayList<>()).add(arrows.size() - 1);
    }
  }

  /// Lets the orders to end arrive with that end.
  void endOrdered(int exit, int effect) {
    List<Integer> positions = stops.remove(log.pid(exit));
    if (positions != null) {
      positions.forEach(at -> arrows.set(at, arrows.get(at).leadingTo(end(exit), effect)));
    }
  }

  /// Adds the arrow from a decision to who is started again because of it.
  void restart(int spawn, int decision, int cause) {
    if (log.detail(decision) instanceof Detail.Budget budget) {
      End from = end(decision);
      String label = "restart " + budget.spent();
      if (add(Kind.RESTART, from, end(spawn), label, false, cause, 0)) {
        starts.put(log.pid(spawn), arrows.size() - 1);
      }
    }
  }

  /// Says which step came of the start of a process.
  void startLedTo(int pid, int effect) {
    Integer at = starts.get(pid);
    if (at != null) {
      CascadeArrow start = arrows.get(at);
      arrows.set(at, start.leadingTo(start.to(), effect));
    }
  }

  /// Remembers what a supervisor had spent when it gave up.
  void gaveUp(int supervisor, Detail.Budget budget) {
    gaveUp.put(supervisor, budget);
  }

  /// Adds the arrow from a supervisor that gave up to its parent, which decides next.
  void escalate(int index, int cause, int effect) {
    Detail.Budget spent = gaveUp.get(log.other(index));
    if (spent != null) {
      String share = spent.maxRestarts() + "/" + spent.maxRestarts();
      String label = share + " in " + spent.maxSeconds() + " s";
      add(index, Kind.ESCALATION, log.other(index), label, cause, effect);
    }
  }

  private boolean add(
      Kind kind, End from, End to, String label, boolean stopped, int cause, int effect) {
    boolean seen = from.slot() != Roster.NONE && to.slot() != Roster.NONE;
    if (!seen || from.slot() == to.slot()) {
      return false;
    }
    long since = kind == Kind.STOP ? from.seq() : to.seq();
    arrows.add(new CascadeArrow(kind, from, to, since, label, stopped, cause, effect, 1));
    return true;
  }

  private End end(int index) {
    return end(index, log.pid(index));
  }

  private End end(int index, int pid) {
    return new End(pid, roster.slotOf(pid), log.seq(index), log.timeNanos(index));
  }

  /// The event at the place of `from` that is nearest among the causes of an event: with it the
  /// arrow leaves. Of a start that failed it is the failure. The event itself if there is none.
  private int source(int index, int from) {
    int slot = roster.slotOf(from);
    int at = index;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      at = log.indexOf(log.cause(at));
      if (at < 0) {
        return index;
      }
      if (roster.slotOf(log.pid(at)) == slot) {
        return log.type(at) == EventType.SPAWN ? failure(at, index) : at;
      }
    }
    return index;
  }

  /// The event with which the process failed that was started, if its init did.
  private int failure(int start, int effect) {
    int failed = log.indexOfFailedInit(log.pid(start));
    return failed > start && failed < effect ? failed : start;
  }

  /// The arrows; each decision says how many children it stopped.
  List<CascadeArrow> arrows() {
    Map<By, Set<Integer>> stopped = stopped();
    return arrows.stream()
        .map(arrow -> {
          Set<Integer> children = stopped.get(new By(arrow.to().slot(), arrow.effect()));
          return arrow.kind() == Kind.DECISION && children != null
              ? arrow.labelled(arrow.label() + ": stop " + children.size())
              : arrow;
        })
        .toList();
  }

  /// A supervisor and the step that made it act.
  private record By(int slot, int step) {}

  /// Who is stopped by whom: who is told twice is one.
  private Map<By, Set<Integer>> stopped() {
    Map<By, Set<Integer>> found = new LinkedHashMap<>();
    for (CascadeArrow arrow : arrows) {
      if (arrow.kind() == Kind.STOP) {
        found
            .computeIfAbsent(new By(arrow.from().slot(), arrow.cause()), _ -> new LinkedHashSet<>())
            .add(arrow.to().slot());
      }
    }
    return found;
  }
}
