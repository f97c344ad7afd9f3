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

/// Messages without an answer: casts, of which the BEAM takes 0.28 µs each, timers with half a
/// million of them pending, 3.7 µs, and what a long mailbox costs.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 8)
@Fork(1)
public class MessageBenchmark {
  private static final int MESSAGES = 500_000;

  /// What stands in a mailbox, unwanted, while others are received.
  @State(Scope.Thread)
  public static class WithWaitingMessages {
    @Param({"1000", "10000", "100000", "1000000"})
    public int waiting;

    private Scenario receives = Workload.read(Workload.selectiveReceive(0, 1));
    private Scenario backlog = receives;

    /// Builds the scenarios. The messages that wait are sent first, and are part of the time.
    @Setup
    public void build() {
      receives = Workload.read(Workload.selectiveReceive(waiting, 2_000_000));
      backlog = Workload.read(Workload.backlog(waiting));
    }
  }

  /// Those that depend on nothing.
  @State(Scope.Thread)
  public static class Plain {
    private final Scenario casts = Workload.read(Workload.casts(MESSAGES));
    private final Scenario timers = Workload.read(Workload.timers(MESSAGES));
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public Simulation cast(Plain plain) {
    return Workload.run(plain.casts);
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public Simulation timerSetAndFired(Plain plain) {
    return Workload.run(plain.timers);
  }

  /// A send to oneself and its selective receive.
  @Benchmark
  @OperationsPerInvocation(2_000_000)
  public Simulation selectiveReceive(WithWaitingMessages mailbox) {
    return Workload.run(mailbox.receives);
  }

  /// A whole backlog of casts, built up and worked off; divide by its length.
  @Benchmark
  public Simulation backlog(WithWaitingMessages mailbox) {
    return Workload.run(mailbox.backlog);
  }
}
