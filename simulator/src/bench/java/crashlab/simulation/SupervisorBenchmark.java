package crashlab.simulation;

import crashlab.scenario.Scenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A supervisor that stops and starts all its children, because one of them was killed. What it
/// takes is to grow as they do.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 30)
@Measurement(iterations = 20)
@Fork(1)
public class SupervisorBenchmark {
  private static final long KILL_NANOS = 1_000_000_000;

  @Param({"1000", "10000", "99999"})
  public int children;

  private Scenario scenario = Workload.read(Workload.oneForAll(1));
  private Simulation simulation = Simulation.of(scenario);

  /// Builds the scenario.
  @Setup
  public void build() {
    scenario = Workload.read(Workload.oneForAll(children));
  }

  /// Starts the children.
  @Setup(Level.Invocation)
  public void start() {
    simulation = Simulation.of(scenario);
    simulation.runUntil(KILL_NANOS - 1);
  }

  @Benchmark
  public Simulation restartOfAll() {
    return Workload.finish(simulation);
  }
}
