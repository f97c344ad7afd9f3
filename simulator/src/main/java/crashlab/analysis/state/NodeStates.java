package crashlab.analysis.state;

import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioNode;
import crashlab.trace.Bisection;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How the nodes of a run are, and what is between them, at any instant.
public final class NodeStates {
  private final NodeChanges changes;

  private NodeStates(List<String> names, TraceLog log) {
    changes = new NodeChanges(names);
    if (!names.isEmpty()) {
      changes.read(log);
    }
  }

  /// Reads them off a run's events, in one pass; there is nothing to read where a scenario names no
  /// nodes.
  public static NodeStates of(Scenario scenario, TraceLog log) {
    List<String> names =
        scenario.isDistributed()
            ? scenario.nodes().stream().map(ScenarioNode::name).toList()
            : List.of();
    return new NodeStates(names, log);
  }

  /// The same of those nodes that came up, in the order in which they did.
  public static NodeStates of(TraceLog log) {
    return new NodeStates(NodeChanges.names(log), log);
  }

  /// A time in which a node stayed as it was.
  ///
  /// @param seq of the event with which it began; 0 where it began by the clock alone
  /// @param toNanos [Long#MAX_VALUE] where it has no end
  public record Span(long seq, long fromNanos, long toNanos, NodeState state) {}

  /// A time in which something was wrong with the network.
  ///
  /// @param toNanos [Long#MAX_VALUE] where it has no end
  public record Disturbance(long seq, long fromNanos, long toNanos, String words) {}

  /// The names of the nodes, in the order of the scenario; empty where it names none.
  public List<String> names() {
    return changes.names();
  }

  /// How often anything has changed up to an instant.
  public int changesUntil(Moment now) {
    return Bisection.first(0, changes.size(), at -> changes.isAfter(at, now));
  }

  /// How a node is.
  public NodeState state(int node, Moment now) {
    return NodeState.values()[(int) changes.node(node).after(changesUntil(now))];
  }

  /// What is between two nodes.
  public NodeLink link(int one, int other, Moment now) {
    int after = changesUntil(now);
    return new NodeLink(
        NodeLink.End.values()[(int) changes.end(one, other).after(after)],
        NodeLink.End.values()[(int) changes.end(other, one).after(after)],
        NodeLink.Cut.values()[(int) changes.cut(one, other).after(after)],
        changes.latency(one, other).after(after));
  }

  /// How a node was from the first instant to the last.
  public List<Span> spans(int node) {
    Phases phases = changes.node(node);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      int since = phases.since(i);
      spans.add(
          new Span(
              since == 0 ? 0 : changes.seq(since - 1),
              since == 0 ? 0 : changes.nanos(since - 1),
              i + 1 == phases.size() ? Long.MAX_VALUE : changes.nanos(phases.since(i + 1) - 1),
              NodeState.values()[(int) phases.value(i)]));
    }
    return spans;
  }

  /// A node learned that it is not connected with a peer any more.
  ///
  /// @param againNanos when it was connected with it again; [Long#MAX_VALUE] if it never was
  public record Loss(long seq, long nanos, int peer, long againNanos) {}

  /// Which peers a node has lost, in the order of time.
  public List<Loss> losses(int node) {
    List<Loss> losses = new ArrayList<>();
    for (int peer = 0; peer < names().size(); peer++) {
      Phases phases = changes.end(node, peer);
      for (int i = 1; i < phases.size(); i++) {
        if (phases.value(i) == NodeLink.End.LOST.ordinal()) {
          int change = phases.since(i) - 1;
          losses.add(new Loss(changes.seq(change), changes.nanos(change), peer, again(phases, i)));
        }
      }
    }
    losses.sort(Comparator.comparingLong(Loss::seq));
    return losses;
  }

  private long again(Phases phases, int lost) {
    return lost + 1 < phases.size() && phases.value(lost + 1) == NodeLink.End.CONNECTED.ordinal()
        ? changes.nanos(phases.since(lost + 1) - 1)
        : Long.MAX_VALUE;
  }

  /// What was wrong with the network, in the order of the beginnings.
  public List<Disturbance> disturbances() {
    return changes.disturbances();
  }
}
