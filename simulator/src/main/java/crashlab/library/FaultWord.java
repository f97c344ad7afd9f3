package crashlab.library;

import crashlab.scenario.Arguments;
import crashlab.scenario.FaultVerb;
import crashlab.world.FaultInjector;

/// A fault, and what makes a strike of it.
public record FaultWord(FaultVerb verb, Maker maker) {
  /// Makes what strikes.
  @FunctionalInterface
  public interface Maker {
    FaultInjector.Strike make(Arguments given, FaultContext context);
  }
}
