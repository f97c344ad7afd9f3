package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class InstantsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aRateIsHowManyThereAreASecond() {
    var instants = new Instants(new long[] {0, SECOND / 4, SECOND, 2 * SECOND - 1, 2 * SECOND});

    StepSeries rates = instants.perSecond(new Buckets(0, SECOND, 3), 3 * SECOND);

    assertThat(rates.value(0)).isEqualTo(2);
    assertThat(rates.value(1)).isEqualTo(2);
    assertThat(rates.value(2)).isEqualTo(1);
  }

  @Test
  void aBucketThatTheRunEndsInCountsOnlyUpToThere() {
    var instants = new Instants(new long[] {SECOND, SECOND + SECOND / 4, SECOND + SECOND / 2});

    StepSeries rates = instants.perSecond(new Buckets(0, SECOND, 3), SECOND + SECOND / 2);

    assertThat(rates.value(0)).isZero();
    assertThat(rates.value(1)).isEqualTo(6);
    assertThat(rates.value(2)).isNaN();
  }

  @Test
  void whatHappensAtTheVeryEndCountsForTheLastBucket() {
    var instants = new Instants(new long[] {2 * SECOND});

    StepSeries rates = instants.perSecond(new Buckets(0, SECOND, 2), 2 * SECOND);

    assertThat(rates.value(1)).isEqualTo(1);
  }

  @Test
  void noInstantIsLostOrCountedTwice() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      long end = 1 + random.nextInt(1_000_000);
      long[] times = random.longs(random.nextInt(500), 0, end + 1).sorted().toArray();
      Buckets buckets = Buckets.covering(0, end, 1 + random.nextInt(100));

      StepSeries rates = new Instants(times).perSecond(buckets, end);

      double counted = 0;
      for (int i = 0; i < buckets.count(); i++) {
        long to = Math.min(end, buckets.startNanos(i + 1));
        counted += rates.value(i) * (to - buckets.startNanos(i)) / 1e9;
      }
      assertThat(counted).as("seed " + seed).isCloseTo(times.length, Offset.offset(1e-6));
    }
  }

  @Test
  void percentilesAreThoseOfANaiveModel() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      int size = random.nextInt(400);
      long[] times = random.longs(size, 0, 1_000).sorted().toArray();
      long[] values = random.longs(size, 0, 10_000).toArray();
      var buckets = new Buckets(0, 100, 10);

      StepSeries[] found = Percentiles.of(new Instants(times), values, buckets, 1_000, 50, 99);

      for (int bucket = 0; bucket < 10; bucket++) {
        long from = bucket * 100L;
        long[] inside = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
          if (times[i] >= from && times[i] < from + 100) {
            inside[count++] = values[i];
          }
        }
        long[] sorted = Arrays.copyOf(inside, count);
        Arrays.sort(sorted);
        assertThat(found[0].value(bucket)).as("seed " + seed).isEqualTo(naive(sorted, 50));
        assertThat(found[1].value(bucket)).as("seed " + seed).isEqualTo(naive(sorted, 99));
      }
    }
  }

  /// The first value that at least so many percent do not exceed.
  private static Double naive(long[] sorted, int percent) {
    for (int i = 0; i < sorted.length; i++) {
      if ((i + 1) * 100 >= percent * sorted.length) {
        return (double) sorted[i];
      }
    }
    return Double.NaN;
  }

  @Test
  void theCountGrowsByOneAtEach() {
    StepSeries counted = new Instants(new long[] {5, 5, 9}).counted();

    assertThat(counted.at(0)).isZero();
    assertThat(counted.at(5)).isEqualTo(2);
    assertThat(counted.at(9)).isEqualTo(3);
  }
}
