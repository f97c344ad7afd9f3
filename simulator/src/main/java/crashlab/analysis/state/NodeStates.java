package crashlab.analysis.state;

import crashlab.otp.Atom;
import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioNode;
import crashlab.trace.Bisection;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which nodes of a run are up, and which have lost each other, at any instant.
public final class NodeStates {
  private static final String WORD = "node";

  private final List<String> names;
  private final List<Change> changes = new ArrayList<>();

  /// How it is from an event on.
  ///
  /// @param up the nodes that are up
  /// @param connected by number of the pair, those that are connected
  /// @param lost those that were, and are no longer
  private record Change(long seq, BitSet up, BitSet connected, BitSet lost) {}

  private NodeStates(Scenario scenario, TraceLog log) {
    names =
        scenario.isDistributed()
            ? scenario.nodes().stream().map(ScenarioNode::name).toList()
            : List.of();
    changes.add(new Change(0, new BitSet(), new BitSet(), new BitSet()));
    for (int i = 0; !names.isEmpty() && i < log.size(); i++) {
      if (log.type(i) == EventType.LIBRARY
          && log.detail(i) instanceof Detail.Operation done
          && done.event().word().equals(WORD)) {
        take(log.seq(i), done);
      }
    }
  }

  /// Reads them off a run's events, in one pass; there is nothing to read where a scenario names no
  /// nodes.
  public static NodeStates of(Scenario scenario, TraceLog log) {
    return new NodeStates(scenario, log);
  }

  private void take(long seq, Detail.Operation done) {
    int node = number(done, 0);
    int peer = done.values().size() > 1 ? number(done, 1) : -1;
    if (node < 0) {
      return;
    }
    Change before = changes.getLast();
    var up = (BitSet) before.up.clone();
    var connected = (BitSet) before.connected.clone();
    var lost = (BitSet) before.lost.clone();
    switch (done.event().kind()) {
      case "up" -> up.set(node);
      case "down" -> up.clear(node);
      case "connected" -> {
        connected.set(pair(node, peer));
        lost.clear(pair(node, peer));
      }
      case "disconnected" -> {
        connected.clear(pair(node, peer));
        lost.set(pair(node, peer));
      }
      default -> {}
    }
    changes.add(new Change(seq, up, connected, lost));
  }

  private int number(Detail.Operation done, int value) {
    return done.values().get(value) instanceof Atom name ? names.indexOf(name.name()) : -1;
  }

  private int pair(int one, int other) {
    return Math.min(one, other) * names.size() + Math.max(one, other);
  }

  /// The names of the nodes, in the order of the scenario; empty where it names none.
  public List<String> names() {
    return names;
  }

  /// How often anything has changed up to an event.
  public int changesUntil(long seq) {
    return Bisection.first(0, changes.size(), at -> changes.get(at).seq > seq);
  }

  private Change at(long seq) {
    return changes.get(changesUntil(seq) - 1);
  }

  /// Whether a node is up after event `seq`.
  public boolean isUp(int node, long seq) {
    return at(seq).up.get(node);
  }

  /// Whether two nodes that are up have been connected and are so no longer, after event `seq`.
  public boolean haveLostEachOther(int one, int other, long seq) {
    Change now = at(seq);
    return now.lost.get(pair(one, other)) && now.up.get(one) && now.up.get(other);
  }
}
