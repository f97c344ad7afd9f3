package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StepSeriesTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-6);

  @Test
  void aValueHoldsUntilTheNext() {
    var series = new StepSeries(new long[] {10, 20}, new double[] {3, 5});

    assertThat(series.at(9)).isNaN();
    assertThat(series.at(10)).isEqualTo(3);
    assertThat(series.at(19)).isEqualTo(3);
    assertThat(series.at(20)).isEqualTo(5);
    assertThat(series.at(1_000)).isEqualTo(5);
  }

  @Test
  void aColumnKnowsItsLeastAndMostAndWhatItEndsWith() {
    var series =
        new StepSeries(new long[] {0, 12, 14, 16, 30}, new double[] {1, 9, 0, 4, Double.NaN});

    ColumnSeries columns = series.columns(new TimeAxis(0, 40, 0, 4));

    assertThat(columns.max()).containsExactly(1, 9, 4, Double.NaN);
    assertThat(columns.min()).containsExactly(1, 0, 4, Double.NaN);
    assertThat(columns.last()).containsExactly(1, 4, Double.NaN, Double.NaN);
    assertThat(columns.most()).isEqualTo(9);
  }

  @Test
  void columnsAreThoseOfANaiveModelWhateverTheSeries() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      StepSeries series = randomSeries(random, random.nextInt(2_000));
      long start = random.nextInt(5_000);
      var axis = new TimeAxis(start, start + 1 + random.nextInt(5_000), 7, 1 + random.nextInt(300));

      ColumnSeries columns = series.columns(axis);

      for (int column = 0; column < columns.size(); column++) {
        long from = column == 0 ? axis.startNanos() - 1 : axis.time(axis.left() + column);
        long to = axis.time(axis.left() + column + 1);
        double least = series.at(from);
        double most = series.at(from);
        for (int i = 0; i < series.size(); i++) {
          if (series.timeNanos(i) > from && series.timeNanos(i) <= to) {
            least = Double.isNaN(least) ? series.value(i) : Math.min(least, series.value(i));
            most = Double.isNaN(most) ? series.value(i) : Math.max(most, series.value(i));
          }
        }
        assertThat(columns.min()[column]).as("seed " + seed).isEqualTo(Double.valueOf(least));
        assertThat(columns.max()[column]).as("seed " + seed).isEqualTo(Double.valueOf(most));
        assertThat(columns.last()[column])
            .as("seed " + seed)
            .isEqualTo(Double.valueOf(series.at(to)));
      }
    }
  }

  @Test
  void meansAreThoseOfANaiveModelWhateverTheSeries() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      StepSeries series = randomSeries(random, random.nextInt(300));
      long end = 1 + random.nextInt(3_000);
      Buckets buckets = Buckets.covering(0, end, 1 + random.nextInt(40));

      StepSeries means = series.means(buckets, end);

      for (int bucket = 0; bucket < buckets.count(); bucket++) {
        double sum = 0;
        long to = Math.min(buckets.startNanos(bucket + 1), end);
        for (long time = buckets.startNanos(bucket); time < to; time++) {
          double value = series.at(time);
          sum += Double.isNaN(value) ? 0 : value;
        }
        double expected = sum / (to - buckets.startNanos(bucket));
        assertThat(means.value(bucket)).as("seed " + seed).isCloseTo(expected, CLOSE);
      }
    }
  }

  private static StepSeries randomSeries(Random random, int size) {
    long[] times = new long[size];
    double[] values = new double[size];
    long time = random.nextInt(100);
    for (int i = 0; i < size; i++) {
      time += random.nextInt(8);
      times[i] = time;
      values[i] = random.nextInt(50);
    }
    return new StepSeries(times, values);
  }
}
