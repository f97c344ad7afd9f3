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
  private static final int ROUNDS = 40;

  /// A few new octaves of the histogram are 8 KiB each.
  private static final long FEW_BYTES = DRAWS / 5;

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

  /* The first rounds are interpreted; on a busy machine it takes several until none is. */
  private static void assertAllocatesNothing(Runnable draws) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least >= FEW_BYTES; round++) {
      long before = allocatedBytes();
      draws.run();
      least = Math.min(least, allocatedBytes() - before);
    }

    assertThat(least).isLessThan(FEW_BYTES);
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
