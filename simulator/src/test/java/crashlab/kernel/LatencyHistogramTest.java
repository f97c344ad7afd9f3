package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
  private final LatencyHistogram histogram = new LatencyHistogram();

  @Nested
  class WhenEmpty {
    @Test
    void isZeroThroughout() {
      assertThat(histogram.count()).isZero();
      assertThat(histogram.minNanos()).isZero();
      assertThat(histogram.maxNanos()).isZero();
      assertThat(histogram.meanNanos()).isZero();
      assertThat(histogram.valueAtQuantile(0.99)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1023, 1024, 1025, 2047, 2048, 123_456_789, 1L << 40, Long.MAX_VALUE})
  void givesBackASingleValueExactly(long nanos) {
    histogram.record(nanos);

    assertThat(histogram.valueAtQuantile(0)).isEqualTo(nanos);
    assertThat(histogram.valueAtQuantile(0.5)).isEqualTo(nanos);
    assertThat(histogram.valueAtQuantile(1)).isEqualTo(nanos);
    assertThat(histogram.minNanos()).isEqualTo(nanos);
    assertThat(histogram.maxNanos()).isEqualTo(nanos);
    assertThat(histogram.meanNanos()).isEqualTo((double) nanos);
  }

  @Test
  void givesQuantilesToAThousandth() {
    for (int seed = 0; seed < 20; seed++) {
      var random = RandomStream.of(seed, "latencies");
      var latencies = new LatencyHistogram();
      long[] values = new long[5_000];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextLong() >>> (1 + random.nextInt(62));
        latencies.record(values[i]);
      }
      Arrays.sort(values);
      for (double quantile : new double[] {0.001, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 0.9999}) {
        long exact = values[(int) Math.ceil(quantile * values.length) - 1];

        assertThat(latencies.valueAtQuantile(quantile))
            .as("seed %d, quantile %s", seed, quantile)
            .isBetween(exact, exact + exact / 1_000);
      }
    }
  }

  @Test
  void keepsTheMeanBeyondTheRangeOfALong() {
    for (int i = 0; i < 7; i++) {
      histogram.record(Long.MAX_VALUE);
    }
    histogram.record(0);

    assertThat(histogram.meanNanos()).isCloseTo(Long.MAX_VALUE / 8.0 * 7, within(2048.0));
  }

  @Test
  void mergesToWhatOneHistogramOfAllWouldBe() {
    var random = RandomStream.of(9, "latencies");
    var first = new LatencyHistogram();
    var second = new LatencyHistogram();
    for (int i = 0; i < 20_000; i++) {
      long nanos = random.nextLong() >>> (1 + random.nextInt(62));
      (i % 3 == 0 ? first : second).record(nanos);
      histogram.record(nanos);
    }

    first.merge(second);
    first.merge(new LatencyHistogram());

    assertThat(first.count()).isEqualTo(histogram.count());
    assertThat(first.meanNanos()).isEqualTo(histogram.meanNanos());
    for (int percent = 0; percent <= 100; percent++) {
      assertThat(first.valueAtQuantile(percent / 100.0))
          .isEqualTo(histogram.valueAtQuantile(percent / 100.0));
    }
  }

  @Test
  void doublesWhenMergedWithItself() {
    histogram.record(3_000);
    histogram.record(5_000);

    histogram.merge(histogram);

    assertThat(histogram.count()).isEqualTo(4);
    assertThat(histogram.meanNanos()).isEqualTo(4_000);
    assertThat(histogram.valueAtQuantile(0.5)).isBetween(3_000L, 3_003L);
  }

  @Test
  void refusesWhatIsNoLatencyOrQuantile() {
    assertThatThrownBy(() -> histogram.record(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("latency must not be negative (-1)");
    assertThatThrownBy(() -> histogram.valueAtQuantile(1.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantile out of range (1.01)");
    assertThatThrownBy(() -> histogram.valueAtQuantile(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
