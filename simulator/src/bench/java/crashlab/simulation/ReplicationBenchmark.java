package crashlab.simulation;

import crashlab.scenario.Scenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Two runs one after the other, and the same two in a thread each.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 8)
@Fork(1)
@State(Scope.Thread)
public class ReplicationBenchmark {
  private final Scenario scenario = Workload.read(Workload.calls(2, 1000, 2000, "5000"));

  @Benchmark
  public String oneAfterTheOther() {
    return Workload.run(scenario).fingerprint() + Workload.run(scenario).fingerprint();
  }

  @Benchmark
  public void sideBySide() throws InterruptedException {
    var other = new Thread(() -> Workload.run(scenario));
    other.start();
    Workload.run(scenario);
    other.join();
  }
}
