package crashlab.kernel;

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
import umontreal.ssj.simevents.Event;

/// HOLD: of a constant number of pending events, each puts itself back, exponentially distributed
/// with a mean of one second, when it happens.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HoldBenchmark {
  private static final int EVENTS = 200_000;
  private static final double MEAN_NANOS = 1e9;

  private static long delay(RandomStream random) {
    return (long) (MEAN_NANOS * random.nextExponential());
  }

  /// Ours.
  @State(Scope.Thread)
  public static class WithEventQueue {
    /// How many events are pending.
    @Param({"1000", "100000", "1000000"})
    public int pending;

    private final EventQueue queue = new EventQueue();
    private final RandomStream random = RandomStream.of(1, "hold");

    /// Fills the queue and lets it reach its steady state.
    @Setup
    public void fill() {
      for (int i = 0; i < pending; i++) {
        queue.schedule(delay(random), 0, i, 0);
      }
      for (int i = 0; i < 2 * pending; i++) {
        step();
      }
    }

    private void step() {
      queue.advance();
      queue.schedule(queue.nowNanos() + delay(random), 0, queue.subject(), 0);
    }
  }

  /// The JDK's binary heap of event objects.
  @State(Scope.Thread)
  public static class WithPriorityQueue {
    /// How many events are pending.
    @Param({"1000", "100000", "1000000"})
    public int pending;

    private final ObjectQueue queue = new ObjectQueue();
    private final RandomStream random = RandomStream.of(1, "hold");

    /// Fills the queue and lets it reach its steady state.
    @Setup
    public void fill() {
      for (int i = 0; i < pending; i++) {
        queue.schedule(delay(random), 0, i, 0);
      }
      for (int i = 0; i < 2 * pending; i++) {
        step();
      }
    }

    private void step() {
      queue.advance();
      queue.schedule(queue.nowNanos() + delay(random), 0, queue.subject(), 0);
    }
  }

  /// SSJ's splay tree.
  @State(Scope.Thread)
  public static class WithSsj {
    /// How many events are pending.
    @Param({"1000", "100000", "1000000"})
    public int pending;

    private final SsjRun run = new SsjRun();
    private final RandomStream random = RandomStream.of(1, "hold");

    /// Fills the tree and lets it reach its steady state.
    @Setup
    public void fill() {
      for (int i = 0; i < pending; i++) {
        new Hold().schedule(delay(random));
      }
      run.run(2 * pending);
    }

    private final class Hold extends Event {
      Hold() {
        super(run.simulator());
      }

      @Override
      public void actions() {
        schedule(delay(random));
        run.countDown();
      }
    }
  }

  /// Ours.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long eventQueue(WithEventQueue state) {
    for (int i = 0; i < EVENTS; i++) {
      state.step();
    }
    return state.queue.nowNanos();
  }

  /// The JDK's binary heap of event objects.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long priorityQueue(WithPriorityQueue state) {
    for (int i = 0; i < EVENTS; i++) {
      state.step();
    }
    return state.queue.nowNanos();
  }

  /// SSJ's splay tree.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public double ssj(WithSsj state) {
    state.run.run(EVENTS);
    return state.run.simulator().time();
  }
}
