package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Term;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceAllocationTest {
  private static final int EVENTS = 1_000_000;
  private static final Term[] DETAILS = {new Atom("get"), new Int(42), new Atom("ok")};
  private static final EventType[] TYPES = {
    EventType.CALL, EventType.RECEIVE_CALL, EventType.REPLY, EventType.RECEIVE_REPLY
  };

  @Test
  void aFingerprintAllocatesNothing() {
    var fingerprint = new Fingerprint();
    run(fingerprint, 0);

    assertThat(allocatedBy(() -> run(fingerprint, EVENTS))).isLessThan(1024);
  }

  @Test
  void aLogTakesAtMostFortyBytesAnEvent() {
    var log = new TraceLog(2 * EVENTS);
    run(log, 0);

    assertThat(allocatedBy(() -> run(log, EVENTS))).isLessThan(40L * EVENTS);
  }

  @Test
  void aLogPastItsCapacityAllocatesNothingForTraffic() {
    var log = new TraceLog(1000);
    run(log, 0);

    assertThat(allocatedBy(() -> run(log, EVENTS))).isLessThan(1024);
  }

  @Test
  void aWriterAllocatesNothingForProcessesThatItKnows(@TempDir Path folder) throws Exception {
    try (var writer = new TraceWriter(folder.resolve("trace.jsonl"))) {
      run(writer, 0);

      // Writing a full buffer to the channel costs a few objects each time.
      assertThat(allocatedBy(() -> run(writer, EVENTS))).isLessThan(EVENTS);
    }
  }

  private static void run(TraceSink sink, int after) {
    for (int i = 1; i <= EVENTS; i++) {
      int kind = i & 3;
      sink.event((long) after + i, i * 10L, TYPES[kind], 1 + (i & 255), 300, i, DETAILS[i % 3]);
    }
  }

  private static long allocatedBy(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
