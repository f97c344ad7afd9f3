package crashlab.simulation;

import crashlab.scenario.Fault;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.Target;
import crashlab.world.FaultInjector.Aim;
import crashlab.world.FaultInjector.Strike;
import crashlab.world.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a fault does, on the node that it names or on all that are up.
final class NodesStrike implements Strike {
  private final Fault.Action action;
  private final List<NodeFaults> nodes;
  private final Sweep sweep;
  private final UnaryOperator<Aim> watch;
  private final @Nullable Strike[] strikes;
  private final int[] lives;

  /// @param nodes of the run, of which those are struck that the action means
  /// @param watch is to know of each aim
  NodesStrike(Fault.Action action, List<NodeFaults> nodes, Sweep sweep, UnaryOperator<Aim> watch) {
    this.action = action;
    this.nodes = meant(action, nodes);
    this.sweep = sweep;
    this.watch = watch;
    this.strikes = new Strike[this.nodes.size()];
    this.lives = new int[strikes.length];
    for (int i = 0; i < strikes.length; i++) {
      make(i);
    }
  }

  private Strike make(int i) {
    NodeFaults node = nodes.get(i);
    Strike strike = node.strike(action, watch);
    strikes[i] = strike;
    lives[i] = node.node().life();
    return strike;
  }

  @Override
  public void strike() {
    if (nodes.size() == 1) {
      strike(0);
      return;
    }
    sweep.begin();
    for (int i = 0; i < strikes.length; i++) {
      if (nodes.get(i).node().isUp()) {
        strike(i);
      }
    }
    sweep.end();
  }

  /// What strikes is made of the code of the node, which is another one after a boot.
  private void strike(int i) {
    Strike made = strikes[i];
    if (made == null || lives[i] != nodes.get(i).node().life()) {
      made = make(i);
    }
    made.strike();
  }

  private static List<NodeFaults> meant(Fault.Action action, List<NodeFaults> nodes) {
    if (action.verb().reach() == FaultVerb.Reach.THE_RUN) {
      return List.of(nodes.getFirst());
    }
    List<NodeFaults> found = new ArrayList<>(nodes);
    action
        .arguments()
        .forEach((_, value) -> {
          if (value instanceof Target target) {
            found.retainAll(meant(target, nodes));
          }
        });
    return List.copyOf(found);
  }

  /// The nodes on which a target can be.
  static List<NodeFaults> meant(Target target, List<NodeFaults> nodes) {
    return target instanceof Target.OnNode(Target _, String name) && nodes.size() > 1
        ? nodes.stream().filter(node -> node.node().name().name().equals(name)).toList()
        : nodes;
  }
}
