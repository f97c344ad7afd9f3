package crashlab.kernel;

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

/// M/M/1: at most two events are pending, so this weighs the model and the draws as much as the
/// event list.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StationBenchmark {
  private static final int EVENTS = 200_000;

  /// Ours.
  @State(Scope.Thread)
  public static class WithEventQueue {
    private final StationOnEventQueue run = new StationOnEventQueue();
  }

  /// The JDK's binary heap of event objects.
  @State(Scope.Thread)
  public static class WithPriorityQueue {
    private final ObjectQueue queue = new ObjectQueue();
    private final Station station = new Station();

    /// Begins with one customer on the way.
    public WithPriorityQueue() {
      queue.schedule(station.nextInterarrival(), Station.ARRIVAL, 0, 0);
    }

    private void step() {
      queue.advance();
      long now = queue.nowNanos();
      if (queue.kind() == Station.ARRIVAL) {
        queue.schedule(now + station.nextInterarrival(), Station.ARRIVAL, 0, 0);
        if (station.arrive(now)) {
          queue.schedule(now + station.nextService(), Station.DEPARTURE, 0, 0);
        }
      } else if (station.depart(now)) {
        queue.schedule(now + station.nextService(), Station.DEPARTURE, 0, 0);
      }
    }
  }

  /// SSJ's splay tree.
  @State(Scope.Thread)
  public static class WithSsj {
    private final StationOnSsj run = new StationOnSsj();
  }

  /// SSJ's splay tree and SSJ's draws.
  @State(Scope.Thread)
  public static class WithSsjAsShipped {
    private final StationOnSsj run = StationOnSsj.asShipped();
  }

  /// Ours.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public double eventQueue(WithEventQueue state) {
    return state.run.run(EVENTS);
  }

  /// The JDK's binary heap of event objects.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public double priorityQueue(WithPriorityQueue state) {
    for (int i = 0; i < EVENTS; i++) {
      state.step();
    }
    return state.station.sojournNanos();
  }

  /// SSJ's splay tree, with our draws.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public double ssj(WithSsj state) {
    return state.run.run(EVENTS);
  }

  /// SSJ's splay tree and SSJ's draws.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public double ssjAsShipped(WithSsjAsShipped state) {
    return state.run.run(EVENTS);
  }
}
