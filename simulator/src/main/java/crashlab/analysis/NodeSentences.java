package crashlab.analysis;

import crashlab.analysis.state.NodeState;
import crashlab.analysis.state.NodeStates;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of the nodes of a run, node by node: when one was down or frozen, whom it lost and
/// when they met again, and about what they did not agree. Nothing where nothing was wrong.
final class NodeSentences {
  private static final int MOST_NODES = 12;
  private static final int MOST_PARTS = 8;
  private static final int MOST_NAMES = 4;

  private final RunFacts facts;
  private final NodeStates states;
  private final Wording wording;

  NodeSentences(RunFacts facts, TraceLog log) {
    this.facts = facts;
    this.states = NodeStates.of(log);
    this.wording = new Wording(log.identities());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    states.disturbances().forEach(one -> lines.add("network: " + disturbance(one)));
    int told = 0;
    int untold = 0;
    for (int node = 0; node < states.names().size(); node++) {
      List<String> parts = standstills(node);
      List<String> losses = losses(node);
      if (told < MOST_NODES) {
        told += parts.isEmpty() && losses.isEmpty() ? 0 : 1;
        parts.addAll(some(losses));
      } else if (parts.isEmpty() && !losses.isEmpty()) {
        untold++;
      }
      for (int i = 0; i < parts.size(); i += MOST_PARTS) {
        List<String> row = parts.subList(i, Math.min(i + MOST_PARTS, parts.size()));
        lines.add(states.names().get(node) + ": " + String.join("; ", row));
      }
    }
    if (untold > 0) {
      lines.add("… and so on of " + Wording.count(untold) + " more nodes");
    }
    facts.views().forEach(view -> lines.add(view(view)));
    return lines;
  }

  private String disturbance(NodeStates.Disturbance one) {
    return one.words() + " " + span(one.fromNanos(), one.toNanos());
  }

  private String span(long from, long to) {
    return to >= facts.endNanos()
        ? "from " + Wording.when(from) + " to the end"
        : "from " + Wording.when(from) + " to " + Wording.when(to);
  }

  private static List<String> some(List<String> losses) {
    if (losses.size() <= MOST_PARTS) {
      return losses;
    }
    List<String> some = new ArrayList<>(losses.subList(0, MOST_PARTS - 1));
    some.add("and " + Wording.count(losses.size() - some.size()) + " times more");
    return some;
  }

  /// All the times when it was down or frozen.
  private List<String> standstills(int node) {
    List<String> parts = new ArrayList<>();
    for (NodeStates.Span span : states.spans(node)) {
      if (span.state() == NodeState.DOWN || span.state() == NodeState.FROZEN) {
        parts.add(span.state().word() + " " + span(span.fromNanos(), span.toNanos()));
      }
    }
    return parts;
  }

  private List<String> losses(int node) {
    List<String> parts = new ArrayList<>();
    Map<String, List<String>> lost = new LinkedHashMap<>();
    for (NodeStates.Loss loss : states.losses(node)) {
      String when = "at " + Wording.when(loss.nanos()) + met(loss);
      lost.computeIfAbsent(when, _ -> new ArrayList<>()).add(states.names().get(loss.peer()));
    }
    lost.forEach((when, peers) -> parts.add("lost " + names(peers) + " " + when));
    return parts;
  }

  private static String met(NodeStates.Loss loss) {
    return loss.againNanos() == Long.MAX_VALUE
        ? " for good"
        : ", connected again at " + Wording.when(loss.againNanos());
  }

  private static String names(List<String> names) {
    return Wording.names(names.subList(0, Math.min(names.size(), MOST_NAMES)), names.size());
  }

  private String view(NodeView view) {
    List<String> sights = new ArrayList<>();
    for (NodeView.Sight sight : view.sights()) {
      String seen =
          sight.processes().isEmpty()
              ? "nobody"
              : Wording.names(
                  sight.processes().stream()
                      .limit(MOST_NAMES)
                      .map(pid -> wording.process(pid.number()))
                      .toList(),
                  sight.processes().size() + sight.more());
      sights.add("on " + names(sight.nodes()) + " " + seen);
    }
    String doubled = view.isDoubled() ? "; so it is there more than once" : "";
    return Wording.when(view.nanos())
        + "  "
        + view.thing()
        + ", "
        + view.word()
        + ": "
        + String.join("; ", sights)
        + doubled;
  }
}
