package crashlab.simulation;

import crashlab.kernel.Distribution;
import crashlab.scenario.Load;
import crashlab.world.LoadDriver;
import crashlab.world.LoadSite;
import java.util.LinkedHashSet;
import java.util.List;

/// Turns the loads of a scenario into drivers of their arrivals.
final class LoadPlanner {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Installations nodes;
  private final long durationNanos;

  /// @param durationNanos of the run: nothing arrives after it
  LoadPlanner(Installations nodes, long durationNanos) {
    this.nodes = nodes;
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
          case Load.Arrivals.AtTimes(List<Long> times) -> new LoadDriver.Plan.ArrivalTimes(times);
          case Load.Arrivals.Closed(int users, Distribution think) ->
              new LoadDriver.Plan.Closed(users, think);
        };
    long toNanos = Math.min(load.toNanos(), durationNanos);
    List<LoadSite> sites =
        load.nodes().stream().map(node -> site(load, plan, nodes.of(node))).toList();
    var offer = new LoadDriver.Offer(plan, load.fromNanos(), toNanos);
    var driver = new LoadDriver(sites, load.id(), offer);
    new LinkedHashSet<>(load.nodes())
        .forEach(node -> nodes.of(node).whenBooted(driver::nodeBooted));
    return driver;
  }

  private static LoadSite site(Load load, LoadDriver.Plan plan, Installation on) {
    var site = new LoadSite(on.node(), load.id(), plan, () -> on.system().function(load.steps()));
    on.whenBooted(site::renew);
    return site;
  }

  private static long gapNanos(double perSecond) {
    return Math.max(1, Math.round(NANOS_PER_SECOND / perSecond));
  }
}
