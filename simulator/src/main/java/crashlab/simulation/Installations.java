package crashlab.simulation;

import crashlab.behaviour.KeySource;
import crashlab.library.NodeSwitch;
import crashlab.library.distribution.NetworkPart;
import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioNode;
import crashlab.vm.ErlangNode;
import crashlab.vm.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a scenario installs on the nodes of a run.
final class Installations implements NodeSwitch {
  private final List<Installation> all = new ArrayList<>();
  private final Map<String, Installation> byName = new LinkedHashMap<>();
  private final Map<String, KeySource> sequences = new LinkedHashMap<>();

  /// Adds the nodes of the scenario to the run, which has the first one already.
  Installations(Scenario scenario, Run run) {
    List<ErlangNode> nodes = new ArrayList<>();
    for (ScenarioNode given : scenario.nodes()) {
      nodes.add(
          nodes.isEmpty() ? run.firstNode() : run.addNode(RunSettings.ofNode(scenario, given)));
    }
    run.network().configure(NetworkPart.of(scenario));
    if (scenario.isDistributed()) {
      nodes.forEach(run::holdDown);
    }
    for (int i = 0; i < nodes.size(); i++) {
      ScenarioNode given = scenario.nodes().get(i);
      var installation = new Installation(scenario, given, nodes.get(i), this);
      all.add(installation);
      byName.put(given.name(), installation);
    }
  }

  /// Those of all nodes, in the order of the scenario.
  List<Installation> all() {
    return all;
  }

  Installation of(String node) {
    Installation found = byName.get(node);
    if (found == null) {
      throw new IllegalStateException("node (" + node + ") is not in the scenario");
    }
    return found;
  }

  @Override
  public ErlangNode node(String name) {
    return of(name).node();
  }

  @Override
  public void boot(String name, long cause) {
    of(name).boot(cause);
  }

  @Override
  public void stop(String name, long cause) {
    of(name).stop(cause);
  }

  Installation of(ErlangNode node) {
    return all.get(node.index());
  }

  /// Numbers after a prefix, counted over all nodes.
  KeySource sequence(String prefix) {
    return sequences.computeIfAbsent(prefix, KeySource.Sequence::new);
  }

  /// Boots the nodes whose time is the beginning, and plans the boots of the others. Those that
  /// boot at one instant are all up before their applications start.
  void start() {
    if (all.size() == 1 && all.getFirst().startsNanos() == 0 && !isDistributed()) {
      all.getFirst().startApplications();
      return;
    }
    Map<Long, List<Installation>> byTime = new LinkedHashMap<>();
    for (Installation each : all) {
      byTime.computeIfAbsent(each.startsNanos(), _ -> new ArrayList<>()).add(each);
    }
    byTime.forEach((time, together) -> {
      if (time == 0) {
        boot(together);
      } else {
        together.getFirst().node().run().planBoot(time, () -> boot(together));
      }
    });
  }

  private boolean isDistributed() {
    return all.getFirst().node().id().isDistributed();
  }

  private static void boot(List<Installation> together) {
    List<Installation> down = together.stream().filter(each -> !each.node().isUp()).toList();
    down.forEach(each -> each.node().run().bringUp(each.node(), 0));
    down.forEach(Installation::startAfterBoot);
  }
}
