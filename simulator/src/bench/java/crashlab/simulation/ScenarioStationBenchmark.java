package crashlab.simulation;

import crashlab.kernel.RandomStream;
import crashlab.scenario.Scenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.SplayTree;

/// M/M/1 at a load of 0.8 as a scenario file, with processes, a mailbox and a fingerprint, beside
/// SSJ's bare model. One operation is a customer.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 8)
@Fork(1)
@State(Scope.Thread)
public class ScenarioStationBenchmark {
  private static final int CUSTOMERS = 1_000_000;

  private final Scenario casts = Workload.read(Workload.station(CUSTOMERS));
  private final Scenario load = Workload.read(Workload.stationWithLoad((int) (CUSTOMERS * 1.25)));

  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public Simulation customersAsCasts() {
    return Workload.run(casts);
  }

  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public Simulation customersAsProcessesOfALoad() {
    return Workload.run(load);
  }

  /// With our draws.
  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public double ssj() {
    RandomStream random = RandomStream.of(1, "station");
    return new SsjStation(random::nextExponential).run();
  }

  /// With its own draws.
  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public double ssjAsShipped() {
    var exponential = new ExponentialGen(new MRG32k3a(), 1);
    return new SsjStation(exponential::nextDouble).run();
  }

  private interface Draw {
    double next();
  }

  private static final class SsjStation {
    private final Simulator simulator = new Simulator(new SplayTree());
    private final Draw draw;
    private final double[] arrivedAt = new double[1 << 12];
    private int arrived;
    private int departed;
    private double sojourns;

    SsjStation(Draw draw) {
      this.draw = draw;
    }

    double run() {
      simulator.init();
      new Arrival().schedule(1.25 * draw.next());
      simulator.start();
      return sojourns / CUSTOMERS;
    }

    private void serve() {
      new Departure().schedule(draw.next());
    }

    private final class Arrival extends Event {
      Arrival() {
        super(simulator);
      }

      @Override
      public void actions() {
        arrivedAt[arrived & arrivedAt.length - 1] = simulator.time();
        if (arrived++ == departed) {
          serve();
        }
        if (arrived < CUSTOMERS) {
          new Arrival().schedule(1.25 * draw.next());
        }
      }
    }

    private final class Departure extends Event {
      Departure() {
        super(simulator);
      }

      @Override
      public void actions() {
        sojourns += simulator.time() - arrivedAt[departed & arrivedAt.length - 1];
        if (++departed < arrived) {
          serve();
        }
      }
    }
  }
}
