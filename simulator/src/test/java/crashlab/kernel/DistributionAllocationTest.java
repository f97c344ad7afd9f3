package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionAllocationTest {
  private static final int DRAWS = 200_000;

  private final RandomStream random = RandomStream.of(1, "steady");
  private final LatencyHistogram histogram = new LatencyHistogram();

  @ParameterizedTest
  @MethodSource("crashlab.kernel.DistributionTest#distributions")
  void allocatesNothingToDrawAndRecord(Distribution distribution) {
    assertAllocatesNothing(() -> record(distribution));
  }

  @Test
  void allocatesNothingToDrawARank() {
    var zipf = new ZipfDistribution(1_000_000, 1.1);

    assertAllocatesNothing(() -> record(zipf));
  }

  private void record(Distribution distribution) {
    for (int i = 0; i < DRAWS; i++) {
      histogram.record(distribution.draw(random));
    }
  }

  private void record(ZipfDistribution zipf) {
    for (int i = 0; i < DRAWS; i++) {
      histogram.record(zipf.draw(random));
    }
  }

  private static void assertAllocatesNothing(Runnable draws) {
    draws.run();
    draws.run();

    long before = allocatedBytes();
    draws.run();

    assertThat(allocatedBytes() - before).isLessThan(DRAWS / 5); // a few new octaves are 8 KiB each
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
