package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipfDistributionTest {
  private static final int DRAWS = 400_000;

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 1",
    "2, 0",
    "10, 0",
    "10, 0.5",
    "10, 1",
    "10, 3",
    "1000, 0.99",
    "1000, 1",
    "1000, 1.000000001",
    "1000, 1.2",
    "100000, 0.7",
    "10000000, 1"
  })
  void drawsRanksWithTheirProbabilities(int count, double exponent) {
    var random = RandomStream.of(11, "zipf");
    var zipf = new ZipfDistribution(count, exponent);
    var cells = new Cells(count, exponent);
    for (int i = 0; i < DRAWS; i++) {
      cells.count(zipf.draw(random));
    }

    // a chi-square variable exceeds its mean by 4 deviations in fewer than 1 of 1,000 cases
    double freedom = cells.used - 1;
    assertThat(cells.chiSquare()).isLessThan(freedom + 4 * StrictMath.sqrt(2 * freedom) + 4);
  }

  @Test
  void givesTheRecordedRanks() {
    var random = RandomStream.of(42, "zipf");
    var zipf = new ZipfDistribution(1_000_000, 1.1);

    assertThat(LongStream.generate(() -> zipf.draw(random)).limit(8))
        .containsExactly(19L, 32L, 5500L, 114466L, 0L, 8375L, 3L, 3L);
  }

  @Test
  void drawsTheFirstRankAlmostAlwaysIfTheExponentIsLarge() {
    var random = RandomStream.of(1, "zipf");
    var zipf = new ZipfDistribution(1L << 52, 1_000);

    assertThat(LongStream.generate(() -> zipf.draw(random)).limit(1_000)).containsOnly(0L);
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertThatThrownBy(() -> new ZipfDistribution(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a Zipf distribution (count 0, exponent 1.0)");
    assertThatThrownBy(() -> new ZipfDistribution(1, -0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ZipfDistribution(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Ranks in groups that are each expected to be drawn often enough to be compared.
  private static final class Cells {
    private final int[] cellOfRank;
    private final double[] expected;
    private final int[] found;
    private int used;

    Cells(int count, double exponent) {
      cellOfRank = new int[count];
      expected = new double[count];
      found = new int[count];
      double total = 0;
      for (int rank = count; rank >= 1; rank--) {
        total += StrictMath.pow(rank, -exponent);
      }
      double perCell = Math.max(20, DRAWS / 2_000.0);
      for (int rank = 0; rank < count; rank++) {
        if (expected[used] >= perCell) {
          used++;
        }
        cellOfRank[rank] = used;
        expected[used] += DRAWS * StrictMath.pow(rank + 1, -exponent) / total;
      }
      used++;
    }

    void count(long rank) {
      found[cellOfRank[Math.toIntExact(rank)]]++;
    }

    double chiSquare() {
      double sum = 0;
      for (int cell = 0; cell < used; cell++) {
        double difference = found[cell] - expected[cell];
        sum += difference * difference / expected[cell];
      }
      return sum;
    }
  }
}
