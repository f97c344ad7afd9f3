package crashlab.simulation;

import crashlab.kernel.Distribution;
import crashlab.scenario.Load;
import crashlab.vm.ErlangNode;
import crashlab.world.LoadDriver;
import java.util.List;

/// Turns the loads of a scenario into drivers of their arrivals.
final class LoadPlanner {
  private static final double NANOS_PER_SECOND = 1e9;

  private final ErlangNode node;
  private final SystemCompiler system;
  private final long durationNanos;

  /// @param durationNanos of the run: nothing arrives after it
  LoadPlanner(ErlangNode node, SystemCompiler system, long durationNanos) {
    this.node = node;
    this.system = system;
    this.durationNanos = durationNanos;
  }

  /// Returns what will bring the arrivals of `load`, once it is started.
  LoadDriver driver(Load load) {
    LoadDriver.Plan plan =
        switch (load.arrivals()) {
          case Load.Arrivals.Poisson(double perSecond) ->
              new LoadDriver.Plan.Open(new Distribution.Exponential(gapNanos(perSecond)));
          case Load.Arrivals.Constant(double perSecond) ->
              new LoadDriver.Plan.Open(new Distribution.Fixed(gapNanos(perSecond)));
          case Load.Arrivals.AtTimes(List<Long> times) -> new LoadDriver.Plan.Times(times);
          case Load.Arrivals.Closed(int users, Distribution think) ->
              new LoadDriver.Plan.Closed(users, think);
        };
    long toNanos = Math.min(load.toNanos(), durationNanos);
    return new LoadDriver(
        node,
        load.id(),
        new LoadDriver.Offer(plan, load.fromNanos(), toNanos),
        system.function(load.steps()));
  }

  private static long gapNanos(double perSecond) {
    return Math.max(1, Math.round(NANOS_PER_SECOND / perSecond));
  }
}
