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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// `GenServer.call`: one operation is a call with its reply, four events of the trace. The BEAM
/// took 2.07 µs for each with the default timeout, 2.08 µs with 1,000 pairs, and 0.99 µs at its
/// best: two pairs on two schedulers, without a timeout.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 8)
@Fork(1)
@State(Scope.Thread)
public class CallBenchmark {
  private static final int CALLS = 1_000_000;

  private final Scenario onePair = Workload.read(Workload.calls(1, 1, CALLS, "5000"));
  private final Scenario thousandPairs =
      Workload.read(Workload.calls(1, 1000, CALLS / 1000, "5000"));
  private final Scenario twoPairs = Workload.read(Workload.calls(2, 2, CALLS / 2, "\"infinity\""));

  private final Scenario onOneOfTwoNodes = Workload.read(ClusterWorkload.calls("Server", CALLS));
  private final Scenario betweenTwoNodes = Workload.read(ClusterWorkload.calls("Server@b", CALLS));

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public Simulation onePair() {
    return Workload.run(onePair);
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public Simulation thousandPairs() {
    return Workload.run(thousandPairs);
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public Simulation twoPairsOnTwoSchedulersWithoutTimeout() {
    return Workload.run(twoPairs);
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public Simulation onOneOfTwoNodes() {
    return Workload.run(onOneOfTwoNodes);
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public Simulation betweenTwoNodes() {
    return Workload.run(betweenTwoNodes);
  }
}
