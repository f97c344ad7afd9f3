package crashlab.kernel;

import java.util.function.DoubleSupplier;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;

/// M/M/1 on SSJ's splay tree.
final class StationOnSsj {
  private final SsjRun run = new SsjRun();
  private final Station station;

  /// Begins with one customer on the way, and draws as ours does.
  StationOnSsj() {
    this(new Station());
  }

  private StationOnSsj(Station station) {
    this.station = station;
    new Arrival().schedule(station.nextInterarrival());
  }

  /// With SSJ's own draws.
  static StationOnSsj asShipped() {
    DoubleSupplier draw = new ExponentialGen(new MRG32k3a(), 1)::nextDouble;
    return new StationOnSsj(new Station(draw));
  }

  /// Goes on for some events, and returns the sum of all sojourns so far.
  double run(int events) {
    run.run(events);
    return station.sojournNanos();
  }

  private long now() {
    return (long) run.simulator().time();
  }

  private final class Arrival extends Event {
    Arrival() {
      super(run.simulator());
    }

    @Override
    public void actions() {
      new Arrival().schedule(station.nextInterarrival());
      if (station.arrive(now())) {
        new Departure().schedule(station.nextService());
      }
      run.countDown();
    }
  }

  private final class Departure extends Event {
    Departure() {
      super(run.simulator());
    }

    @Override
    public void actions() {
      if (station.depart(now())) {
        new Departure().schedule(station.nextService());
      }
      run.countDown();
    }
  }
}
