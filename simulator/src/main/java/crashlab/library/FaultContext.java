package crashlab.library;

import crashlab.behaviour.ChildTemplate;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Target;
import crashlab.world.FaultInjector;
import crashlab.world.Strikes;

/// What surrounds a fault when it is planned.
public interface FaultContext {
  Strikes strikes();

  /// Finds a living process at the moment of the strike.
  FaultInjector.Aim aim(Target target);

  ChildTemplate template(ChildSpec child);

  /// The nodes of the run.
  NodeSwitch nodes();
}
