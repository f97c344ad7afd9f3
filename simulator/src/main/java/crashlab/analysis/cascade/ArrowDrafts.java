package crashlab.analysis.cascade;

import crashlab.analysis.cascade.CascadeArrow.End;
import crashlab.analysis.cascade.CascadeArrow.Kind;
import crashlab.analysis.state.Roster;
import crashlab.otp.Digested;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  void add(TracedEvent event, Kind kind, int from, String label) {
    End source = end(source(event.index(), from), from);
    String told = label + across(event.index(), from);
    add(event, CascadeArrow.of(kind, source, end(event.index()), told));
  }

  /// What is to be told of an arrow from one node to another: that nothing came from there but the
  /// connection was lost, or from where it came.
  private String across(int index, int from) {
    Detail.Identity there = log.identity(from);
    Detail.Identity here = log.identity(log.pid(index));
    if (there == null || here == null || there.node().index() == here.node().index()) {
      return "";
    }
    return isLostConnection(log.detail(index)) ? ": noconnection" : " from " + there.node().name();
  }

  private static boolean isLostConnection(@Nullable Digested detail) {
    if (detail instanceof Term term) {
      return ExitReason.NOCONNECTION.equals(term);
    }
    Term reason = detail instanceof Detail known ? known.reason() : null;
    return reason != null && ExitReason.NOCONNECTION.equals(reason);
  }

  /// Adds an exit signal that went no further.
  void trapped(TracedEvent event) {
    int from = log.other(event.index());
    End source = end(source(event.index(), from), from);
    End here = end(event.index());
    String told = "trapped" + across(event.index(), from);
    add(event, CascadeArrow.of(Kind.LINK, source, here, told).stoppedThere());
  }

  /// Adds the reply that did not come: nothing left, so it leaves when the caller has waited long
  /// enough.
  void silence(TracedEvent event) {
    End from = end(event.index(), log.other(event.index()));
    add(event, CascadeArrow.of(Kind.MESSAGE, from, end(event.index()), "call timeout"));
  }

  /// Adds a supervisor's order to a child to end.
  void order(int index, String label, int cause) {
    End to = end(index, log.other(index));
    CascadeArrow arrow = CascadeArrow.of(Kind.STOP, end(index), to, label);
    if (add(arrow.between(cause, 0))) {
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
      String label = "restart " + budget.spent();
      CascadeArrow arrow = CascadeArrow.of(Kind.RESTART, end(decision), end(spawn), label);
      if (add(arrow.between(cause, 0))) {
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
  void escalate(TracedEvent event) {
    int supervisor = log.other(event.index());
    Detail.Budget spent = gaveUp.get(supervisor);
    if (spent != null) {
      String share = spent.maxRestarts() + "/" + spent.maxRestarts();
      String label = share + " in " + spent.maxSeconds() + " s";
      add(event, Kind.ESCALATION, supervisor, label);
    }
  }

  private void add(TracedEvent event, CascadeArrow arrow) {
    add(arrow.between(event.cause(), event.effect()));
  }

  /// Adds an arrow between two places that are seen, and says whether it is one.
  private boolean add(CascadeArrow arrow) {
    int from = arrow.from().slot();
    int to = arrow.to().slot();
    boolean seen = from != Roster.NONE && to != Roster.NONE && from != to;
    return seen && arrows.add(arrow);
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
