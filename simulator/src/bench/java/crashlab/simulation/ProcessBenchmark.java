package crashlab.simulation;

import crashlab.scenario.Scenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Processes that come and go. The BEAM took 1.9 µs for spawn, monitor, exit and DOWN, 13.4 µs for
/// each of a million children of a DynamicSupervisor, and 45 µs for a restart, growing to 166 µs
/// with 20,000 restarts remembered.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 8)
@Fork(1)
public class ProcessBenchmark {
  private static final int SPAWNS = 500_000;
  private static final int CHILDREN = 1_000_000;
  private static final int RESTARTS = 200_000;

  /// Restarts take 44 µs of simulated time each: some 23,000 of them are remembered for each second
  /// of the window.
  @State(Scope.Thread)
  public static class WithWindow {
    @Param({"1", "8"})
    public int seconds;

    private Scenario restarts = Workload.read(Workload.restarts(RESTARTS, 1));

    /// Builds the scenario.
    @Setup
    public void build() {
      restarts = Workload.read(Workload.restarts(RESTARTS, seconds));
    }
  }

  /// Those that depend on nothing.
  @State(Scope.Thread)
  public static class Plain {
    private final Scenario spawns = Workload.read(Workload.spawns(SPAWNS));
    private final Scenario children = Workload.read(Workload.dynamicChildren(CHILDREN));
  }

  @Benchmark
  @OperationsPerInvocation(SPAWNS)
  public Simulation spawnMonitorExitDown(Plain plain) {
    return Workload.run(plain.spawns);
  }

  @Benchmark
  @OperationsPerInvocation(CHILDREN)
  public Simulation dynamicChild(Plain plain) {
    return Workload.run(plain.children);
  }

  @Benchmark
  @OperationsPerInvocation(RESTARTS)
  public Simulation restart(WithWindow window) {
    return Workload.run(window.restarts);
  }
}
