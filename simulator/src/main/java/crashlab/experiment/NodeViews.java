package crashlab.experiment;

import crashlab.analysis.NodeView;
import crashlab.otp.Pid;
import crashlab.simulation.Simulation;
import crashlab.simulation.SystemObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks what the nodes do not agree about: just before each partition ends, and at the end.
final class NodeViews {
  private static final int MOST_INSTANTS = 4;
  private static final int MOST_OBJECTS = 200;
  private static final int MOST_VIEWS = 12;

  private final List<NodeView> views = new ArrayList<>();
  private int looks;

  /// What somebody calls a thing that all mean the same by.
  private record Thing(String kind, String name, String word) {}

  /// What somebody sees of it; in which order, matters not.
  private record Seen(Set<Pid> processes, int more) {}

  /// Looks just before a partition ends; of many, at the first ones alone.
  void lookBeforeAnEnd(Simulation run) {
    if (looks < MOST_INSTANTS) {
      looks++;
      look(run);
    }
  }

  /// Looks at the present instant.
  void look(Simulation run) {
    List<SystemObject> shared =
        run.objects(MOST_OBJECTS).stream().filter(SystemObject::shared).toList();
    if (shared.isEmpty()) {
      return;
    }
    List<String> up = run.nodesUp();
    Map<Thing, Map<String, Seen>> seen = new LinkedHashMap<>();
    for (SystemObject object : shared) {
      for (SystemObject.Fact fact : object.facts()) {
        if (fact.text().isEmpty()) {
          seen.computeIfAbsent(
                  new Thing(object.kind(), object.name(), fact.word()), _ -> new LinkedHashMap<>())
              .put(object.node(), new Seen(sorted(fact.processes()), fact.more()));
        }
      }
    }
    seen.forEach((thing, byNode) -> add(run.nowNanos(), thing, byNode, up));
  }

  private static Set<Pid> sorted(List<Pid> pids) {
    return new LinkedHashSet<>(pids.stream().sorted(Comparator.comparingInt(Pid::number)).toList());
  }

  private void add(long nanos, Thing thing, Map<String, Seen> byNode, List<String> up) {
    Map<Seen, List<String>> sides = new LinkedHashMap<>();
    for (String node : up) {
      Seen seen = byNode.getOrDefault(node, new Seen(Set.of(), 0));
      sides.computeIfAbsent(seen, _ -> new ArrayList<>()).add(node);
    }
    if (sides.size() > 1 && views.size() < MOST_VIEWS) {
      List<NodeView.Sight> sights = new ArrayList<>();
      sides.forEach((seen, nodes) ->
          sights.add(
              new NodeView.Sight(List.copyOf(nodes), List.copyOf(seen.processes), seen.more)));
      views.add(new NodeView(nanos, thing.kind + " " + thing.name, thing.word, sights));
    }
  }

  List<NodeView> all() {
    return views;
  }
}
