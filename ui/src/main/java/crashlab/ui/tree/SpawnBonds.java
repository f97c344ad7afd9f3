package crashlab.ui.tree;

import crashlab.scenario.Module;
import crashlab.scenario.Scenario;
import crashlab.scenario.Step;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What ties the processes that modules spawn to their creators: the trace says that a process was
/// spawned, the scenario says how.
final class SpawnBonds {
  private static final Map<String, Bond> BONDS =
      Map.of("spawn", Bond.NONE, "spawn_link", Bond.LINK, "spawn_monitor", Bond.MONITOR);

  private final Map<String, Set<Bond>> byModule = new HashMap<>();

  private enum Bond {
    NONE,
    LINK,
    MONITOR
  }

  SpawnBonds(Scenario scenario) {
    for (Module module : scenario.modules().values()) {
      read(module);
    }
  }

  /// Whether every process of this module is spawned with a link.
  boolean isLinked(@Nullable String module) {
    return module != null && Set.of(Bond.LINK).equals(byModule.get(module));
  }

  private void read(Module module) {
    switch (module) {
      case Module.GenServer server -> {
        steps(server.init());
        steps(server.terminate());
        clauses(server.handleCall());
        clauses(server.handleCast());
        clauses(server.handleInfo());
        clauses(server.handleContinue());
      }
      case Module.Agent agent -> {
        steps(agent.init());
        clauses(agent.functions());
      }
      case Module.GenStatem machine -> {
        steps(machine.init());
        steps(machine.terminate());
        machine.states().values().forEach(this::read);
      }
      case Module.Task task -> steps(task.run());
      case Module.Process process -> steps(process.run());
    }
  }

  private void read(Module.State state) {
    steps(state.enter());
    steps(state.stateTimeout());
    steps(state.eventTimeout());
    clauses(state.call());
    clauses(state.cast());
    clauses(state.info());
    clauses(state.internal());
    clauses(state.genericTimeouts());
  }

  private void clauses(Map<String, List<Step>> clauses) {
    clauses.values().forEach(this::steps);
  }

  private void steps(@Nullable Collection<Step> steps) {
    if (steps != null) {
      steps.forEach(this::step);
    }
  }

  private void step(Step step) {
    Bond bond = BONDS.get(step.verb().name());
    if (bond != null && step.arguments().value(step.verb().name()) instanceof String name) {
      byModule.computeIfAbsent(name, _ -> EnumSet.noneOf(Bond.class)).add(bond);
    }
    step.blocks().forEach(this::steps);
  }
}
