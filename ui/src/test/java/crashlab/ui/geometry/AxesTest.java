package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AxesTest {
  @Test
  void timeAndPlaceAreInversesOfEachOther() {
    var axis = new TimeAxis(1_000, 3_000, 50, 400);

    assertThat(axis.x(2_000)).isEqualTo(250);
    assertThat(axis.time(250)).isEqualTo(2_000);
    assertThat(axis.ticks(100))
        .extracting(AxisTicks.Tick::nanos)
        .containsExactly(1_000L, 1_500L, 2_000L, 2_500L, 3_000L);
  }

  @Test
  void zoomingKeepsWhatIsUnderTheMouse() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      long limit = 1_000_000 + random.nextInt(1_000_000_000);
      long start = random.nextLong(limit / 2);
      var axis = new TimeAxis(start, start + limit / 4, 60, 1_000);
      double x = 60 + random.nextInt(1_000);
      double factor = 0.5 + random.nextDouble() / 2;

      TimeAxis zoomed = axis.zoomed(factor, x, limit);

      assertThat(zoomed.x(axis.time(x))).as("seed " + seed).isCloseTo(x, Offset.offset(0.1));
    }
  }

  @Test
  void noViewLeavesTheRun() {
    var axis = new TimeAxis(0, 1_000, 0, 100);

    assertThat(axis.zoomed(50, 40, 2_000)).isEqualTo(new TimeAxis(0, 2_000, 0, 100));
    assertThat(axis.moved(-500, 2_000)).isEqualTo(axis);
    assertThat(axis.moved(500, 2_000)).isEqualTo(new TimeAxis(1_000, 2_000, 0, 100));
    assertThat(axis.zoomed(1e-9, 50, 2_000).spanNanos()).isEqualTo(TimeAxis.SHORTEST_NANOS);
  }

  @Test
  void aValueAxisHasRoomForTheHighestAndTicksThatPeopleCountIn() {
    ValueAxis axis = ValueAxis.upTo(87, 10, 100, 25);

    assertThat(axis.most()).isEqualTo(100);
    assertThat(axis.ticks()).containsExactly(0.0, 50.0, 100.0);
    assertThat(axis.y(0)).isEqualTo(110);
    assertThat(axis.y(100)).isEqualTo(10);
  }

  @Test
  void thereIsNoTickBetweenTwoThingsThatAreCounted() {
    assertThat(ValueAxis.countsUpTo(1, 0, 400, 20).ticks()).containsExactly(0.0, 1.0);
    assertThat(ValueAxis.countsUpTo(0, 0, 400, 20).ticks()).containsExactly(0.0, 1.0);
  }

  @Test
  void stepsAreOneTwoOrFiveTimesAPowerOfTen() {
    assertThat(NiceStep.atLeast(1)).isEqualTo(1);
    assertThat(NiceStep.atLeast(1.2)).isEqualTo(2);
    assertThat(NiceStep.atLeast(3)).isEqualTo(5);
    assertThat(NiceStep.atLeast(70)).isEqualTo(100);
    assertThat(NiceStep.wholeAtLeast(0.01)).isEqualTo(1);
  }

  @Test
  void bucketsCoverWhatTheyAreAskedTo() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      long start = random.nextInt(1_000_000);
      long end = start + 1 + random.nextInt(1_000_000);
      int most = 1 + random.nextInt(200);

      Buckets buckets = Buckets.covering(start, end, most);

      assertThat(buckets.startNanos(0)).isLessThanOrEqualTo(start);
      assertThat(buckets.endNanos()).isGreaterThanOrEqualTo(end);
      assertThat(buckets.count()).isLessThanOrEqualTo(most + 1);
    }
  }
}
