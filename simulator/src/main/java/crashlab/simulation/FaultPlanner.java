package crashlab.simulation;

import crashlab.analysis.EventWatch;
import crashlab.scenario.Fault;
import crashlab.scenario.Target;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.world.FaultInjector;
import crashlab.world.FaultInjector.Aim;
import crashlab.world.Sweep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the faults of a scenario into plans of the injector.
final class FaultPlanner {
  private final List<NodeFaults> nodes = new ArrayList<>();
  private final Sweep sweep = new Sweep();
  private final FaultInjector injector;
  private final List<PlannedFault> planned = new ArrayList<>();
  private @Nullable EventWatch events;

  FaultPlanner(Installations installations, FaultInjector injector) {
    this.injector = injector;
    installations.all().forEach(each -> nodes.add(new NodeFaults(each, sweep)));
  }

  /// What looks for the events that conditions ask for, and is to see those of the run; null if
  /// none asks.
  @Nullable EventWatch events() {
    return events;
  }

  /// The faults of the scenario, and what came of them so far.
  List<PlannedFault> planned() {
    return planned;
  }

  void plan(Fault fault) {
    var strike = new PlannedFault(fault);
    planned.add(strike);
    strike.strikeWith(new NodesStrike(fault.action(), nodes, sweep, strike::watched));
    switch (fault.trigger()) {
      case Fault.Trigger.AtTimes(long at, long every, int times) ->
          injector.plan(at, every, times, strike);
      case Fault.Trigger.When(Fault.Occurrence condition, long after, int times) ->
          injector.watch(condition(condition), after, times, strike);
    }
  }

  FaultInjector.Strike strike(Fault.Action action) {
    return new NodesStrike(action, nodes, sweep, aim -> aim);
  }

  private FaultInjector.FaultCondition condition(Fault.Occurrence occurrence) {
    return switch (occurrence) {
      case Fault.Occurrence.MailboxAbove(Target target, int above) -> {
        List<Aim> aims =
            NodesStrike.meant(target, nodes).stream().map(n -> n.living(target)).toList();
        yield () -> anyAbove(aims, above);
      }
      case Fault.Occurrence.Happened(var event, int count) -> {
        var counter = new EventCounter(count);
        if (events == null) {
          events = new EventWatch();
        }
        events.watch(event, counter);
        yield counter;
      }
    };
  }

  private static boolean anyAbove(List<Aim> aims, int above) {
    for (int i = 0; i < aims.size(); i++) {
      ErlangProcess process = aims.get(i).find();
      if (process != null && Inspection.mailboxSize(process) > above) {
        return true;
      }
    }
    return false;
  }
}
