package crashlab.library;

import crashlab.behaviour.ChildTemplate;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Target;
import crashlab.world.FaultInjector;

/// What surrounds a fault when it is planned.
public interface FaultContext {
  FaultInjector injector();

  /// Finds a living process at the moment of the strike.
  FaultInjector.Aim aim(Target target);

  ChildTemplate template(ChildSpec child);
}
