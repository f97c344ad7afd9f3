package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueAllocationTest {
  private static final int STEPS = 200_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000})
  void allocatesNothingOnceItHasGrown(int pending) {
    var random = RandomStream.of(1, "steady");
    var queue = new EventQueue();
    for (int i = 0; i < pending; i++) {
      queue.schedule(i, 0, i, 0);
    }
    run(queue, random);
    run(queue, random);

    long before = allocatedBytes();
    run(queue, random);

    assertThat(allocatedBytes() - before).isLessThan(STEPS / 100);
  }

  private static void run(EventQueue queue, RandomStream random) {
    for (int i = 0; i < STEPS; i++) {
      queue.advance();
      long delay = i % 8 == 0 ? 0 : (long) (1e9 * random.nextExponential());
      queue.schedule(queue.nowNanos() + delay, 0, queue.subject(), i);
    }
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
