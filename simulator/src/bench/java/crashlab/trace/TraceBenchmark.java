package crashlab.trace;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.Int;
import crashlab.otp.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What an event costs each of the sinks: nanoseconds an event.
///
/// The events are those of calls between 256 servers: request, receipt, reply, receipt.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TraceBenchmark {
  private static final int EVENTS = 1_000_000;

  private final Digested[] details = {
    new Atom("get"), new Int(42), Tuple.of(new Atom("ok"), new Int(5)), new Atom("ok")
  };
  private final EventType[] types = {
    EventType.CALL, EventType.RECEIVE_CALL, EventType.REPLY, EventType.RECEIVE_REPLY
  };
  private Path file = Path.of("unset");

  @Setup(Level.Trial)
  public void makeFile() throws IOException {
    file = Files.createTempFile("trace", ".jsonl");
  }

  @TearDown(Level.Trial)
  public void deleteFile() throws IOException {
    Files.delete(file);
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public String fingerprint() {
    var sink = new Fingerprint();
    run(sink);
    return sink.text();
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int completeLog() {
    var sink = new TraceLog();
    run(sink);
    return sink.size();
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int logPastItsCapacity() {
    var sink = new TraceLog(1000);
    run(sink);
    return sink.size();
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public Path file() throws IOException {
    try (var sink = new TraceWriter(file)) {
      run(sink);
      sink.finish("", 0, "completed");
    }
    return file;
  }

  private void run(TraceSink sink) {
    for (int pid = 1; pid <= 256; pid++) {
      var identity =
          new Detail.Identity(
              "App/Pool/Worker-" + pid, 1, "W" + pid, ProcessKind.GEN_SERVER, "Worker");
      sink.event(pid, 0, EventType.SPAWN, pid, 0, 0, identity);
    }
    for (int i = 257; i <= EVENTS; i++) {
      int kind = i & 3;
      int pid = 1 + (i & 255);
      sink.event(i, i * 1000L, types[kind], pid, 257 - pid, i - 1, details[kind]);
    }
  }
}
