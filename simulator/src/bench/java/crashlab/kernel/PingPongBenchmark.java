package crashlab.kernel;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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

/// Ping-pong: two parties and one message between them, while timers wait that are far away.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class PingPongBenchmark {
  private static final int EVENTS = 200_000;
  private static final long FAR_NANOS = Long.MAX_VALUE >> 2;

  /// How long the message takes.
  @Param({"0", "1000"})
  public long latencyNanos;

  /// How many timers wait.
  @Param({"0", "100", "100000"})
  public int timers;

  private final EventQueue ours = new EventQueue();
  private final ObjectQueue theirs = new ObjectQueue();
  private final SsjRun ssj = new SsjRun();

  /// Sends the first message, and sets the timers.
  @Setup(Level.Trial)
  public void begin() {
    ours.schedule(0, 1, 0, 0);
    theirs.schedule(0, 1, 0, 0);
    new Message().schedule(0);
    for (int i = 1; i <= timers; i++) {
      ours.schedule(FAR_NANOS + i * 1_000_000L, 2, i, 0);
      theirs.schedule(FAR_NANOS + i * 1_000_000L, 2, i, 0);
      new Message().schedule(FAR_NANOS + i * 1e6);
    }
  }

  private final class Message extends Event {
    Message() {
      super(ssj.simulator());
    }

    @Override
    public void actions() {
      schedule(latencyNanos);
      ssj.countDown();
    }
  }

  /// Ours.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long eventQueue() {
    for (int i = 0; i < EVENTS; i++) {
      ours.advance();
      ours.schedule(ours.nowNanos() + latencyNanos, 1, ours.subject() ^ 1, ours.argument() + 1);
    }
    return ours.argument();
  }

  /// The JDK's binary heap of event objects.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long priorityQueue() {
    for (int i = 0; i < EVENTS; i++) {
      theirs.advance();
      theirs.schedule(
          theirs.nowNanos() + latencyNanos, 1, theirs.subject() ^ 1, theirs.argument() + 1);
    }
    return theirs.argument();
  }

  /// SSJ's splay tree.
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public double ssj() {
    ssj.run(EVENTS);
    return ssj.simulator().time();
  }
}
