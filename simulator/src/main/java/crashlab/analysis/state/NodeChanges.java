package crashlab.analysis.state;

import crashlab.analysis.state.NodeLink.Cut;
import crashlab.analysis.state.NodeLink.End;
import crashlab.analysis.state.NodeStates.Disturbance;
import crashlab.otp.Atom;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.NodeSpell;
import crashlab.trace.NodeSpell.What;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changed of the nodes of a run and of the links between them, one after the other: by events
/// and, where a fault holds for a time, by the clock.
final class NodeChanges {
  private static final String WORD = "node";
  private static final long NO_LATENCY = -1;

  private final List<String> names;
  private final List<Change> changes = new ArrayList<>();
  private final Phases[] nodes;
  private final Phases[] ends;
  private final Phases[] cuts;
  private final Phases[] latencies;
  private final List<Struck> holding = new ArrayList<>();
  private final List<Disturbance> over = new ArrayList<>();

  /// @param seq of the event; 0 where the clock alone brings it
  /// @param done what a node tells; null where a fault begins or ends
  /// @param struck the fault; null where a node tells something
  private record Change(
      long nanos, long seq, Detail.@Nullable Operation done, @Nullable Struck struck) {}

  private record Struck(long nanos, long seq, String words, NodeSpell spell) {}

  NodeChanges(List<String> names) {
    int count = names.size();
    this.names = names;
    this.nodes = phases(count, NodeState.ABSENT.ordinal());
    this.ends = phases(count * count, End.NEVER.ordinal());
    this.cuts = phases(count * count, Cut.NONE.ordinal());
    this.latencies = phases(count * count, NO_LATENCY);
  }

  /// The nodes that came up; none in a run that has one node without a name.
  static List<String> names(TraceLog log) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.LIBRARY
          && log.detail(i) instanceof Detail.Operation done
          && done.event().word().equals(WORD)
          && done.event().kind().equals("up")
          && done.values().getFirst() instanceof Atom node
          && !names.contains(node.name())) {
        names.add(node.name());
      }
    }
    return names;
  }

  private static Phases[] phases(int count, long first) {
    var made = new Phases[count];
    for (int i = 0; i < count; i++) {
      made[i] = new Phases(first);
    }
    return made;
  }

  void read(TraceLog log) {
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.LIBRARY
          && log.detail(i) instanceof Detail.Operation done
          && done.event().word().equals(WORD)) {
        changes.add(new Change(log.timeNanos(i), log.seq(i), done, null));
      } else if (log.type(i) == EventType.FAULT
          && log.detail(i) instanceof Detail.Struck fault
          && fault.spell() != null) {
        String words = fault.text() + fault.spell().what().qualifier();
        add(new Struck(log.timeNanos(i), log.seq(i), words, fault.spell()));
      }
    }
    changes.sort(Comparator.comparingLong(Change::nanos).thenComparingLong(Change::seq));
    for (int i = 0; i < changes.size(); i++) {
      take(i + 1, changes.get(i));
    }
    holding.forEach(struck -> end(struck, Long.MAX_VALUE));
    over.sort(Comparator.comparingLong(Disturbance::seq));
  }

  private void add(Struck struck) {
    changes.add(new Change(struck.nanos, struck.seq, null, struck));
    long end = struck.nanos + struck.spell.lastsNanos();
    if (struck.spell.lastsNanos() != Long.MAX_VALUE && end > 0) {
      changes.add(new Change(end, 0, null, struck)); // first of all that happens then
    }
  }

  private void take(int number, Change change) {
    Struck struck = change.struck;
    Detail.Operation done = change.done;
    if (struck != null) {
      take(number, change, struck);
    } else if (done != null) {
      take(number, done);
    }
  }

  private void take(int number, Change change, Struck struck) {
    boolean begins = change.seq != 0;
    switch (struck.spell.what()) {
      case What.Freeze(String node) -> freeze(number, names.indexOf(node), begins);
      case What.Heal() -> {
        holding.forEach(one -> end(one, change.nanos));
        holding.clear();
      }
      case What.Partition _, What.Latency _ -> {
        if (begins) {
          holding.add(struck);
        } else if (holding.remove(struck)) {
          end(struck, change.nanos);
        }
      }
    }
    review(number);
  }

  private void end(Struck struck, long nanos) {
    over.add(new Disturbance(struck.seq, struck.nanos, nanos, struck.words));
  }

  private void freeze(int number, int node, boolean begins) {
    NodeState from = begins ? NodeState.UP : NodeState.FROZEN;
    NodeState to = begins ? NodeState.FROZEN : NodeState.UP;
    if (node >= 0 && nodes[node].last() == from.ordinal()) {
      nodes[node].set(number, to.ordinal());
    }
  }

  /// What holds now between each two nodes.
  private void review(int number) {
    for (int one = 0; one < names.size(); one++) {
      for (int other = one + 1; other < names.size(); other++) {
        cut(one, other).set(number, cutNow(one, other).ordinal());
        latency(one, other).set(number, latencyNow(one, other));
      }
    }
  }

  private Cut cutNow(int one, int other) {
    Cut found = Cut.NONE;
    for (Struck struck : holding) {
      if (struck.spell.what() instanceof What.Partition partition
          && partition.separates(names.get(one), names.get(other))) {
        found = partition.silent() && found == Cut.NONE ? Cut.SILENT : Cut.CLOSED;
        if (found == Cut.CLOSED) {
          return found;
        }
      }
    }
    return found;
  }

  private long latencyNow(int one, int other) {
    long found = NO_LATENCY;
    for (Struck struck : holding) {
      if (struck.spell.what() instanceof What.Latency latency
          && latency.isBetween(names.get(one), names.get(other))) {
        found = latency.averageNanos();
      }
    }
    return found;
  }

  private void take(int number, Detail.Operation done) {
    int node = number(done, 0);
    if (node < 0) {
      return;
    }
    switch (done.event().kind()) {
      case "up" -> nodes[node].set(number, NodeState.UP.ordinal());
      case "down" -> goDown(number, node);
      case "connected" -> end(node, number(done, 1)).set(number, End.CONNECTED.ordinal());
      case "disconnected" -> end(node, number(done, 1)).set(number, End.LOST.ordinal());
      default -> {}
    }
  }

  /// What it knew of others went with it.
  private void goDown(int number, int node) {
    nodes[node].set(number, NodeState.DOWN.ordinal());
    for (int peer = 0; peer < names.size(); peer++) {
      end(node, peer).set(number, End.NEVER.ordinal());
    }
  }

  private int number(Detail.Operation done, int value) {
    return done.values().get(value) instanceof Atom name ? names.indexOf(name.name()) : -1;
  }

  List<String> names() {
    return names;
  }

  int size() {
    return changes.size();
  }

  long seq(int change) {
    return changes.get(change).seq;
  }

  long nanos(int change) {
    return changes.get(change).nanos;
  }

  /// Whether a change has not happened yet at an instant.
  boolean isAfter(int change, Moment now) {
    Change asked = changes.get(change);
    return asked.nanos > now.timeNanos() || asked.seq > now.seq();
  }

  Phases node(int node) {
    return nodes[node];
  }

  /// What a node knows of a peer.
  Phases end(int node, int peer) {
    return ends[node * names.size() + peer];
  }

  Phases cut(int one, int other) {
    return cuts[Math.min(one, other) * names.size() + Math.max(one, other)];
  }

  Phases latency(int one, int other) {
    return latencies[Math.min(one, other) * names.size() + Math.max(one, other)];
  }

  List<Disturbance> disturbances() {
    return List.copyOf(over);
  }
}
