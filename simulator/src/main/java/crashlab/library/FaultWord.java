package crashlab.library;

import crashlab.scenario.Arguments;
import crashlab.scenario.FaultVerb;
import crashlab.trace.FaultEvent;
import crashlab.world.FaultInjector;

/// A fault, how its strikes are told, and what makes them.
public record FaultWord(FaultVerb verb, FaultEvent event, Maker maker) {
  /// Makes what strikes.
  @FunctionalInterface
  public interface Maker {
    FaultInjector.Strike make(Arguments given, FaultContext context);
  }
}
