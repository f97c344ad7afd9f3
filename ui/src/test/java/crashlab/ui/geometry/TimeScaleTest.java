package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
  private static final int SEEDS = 2_000;

  @Test
  void theInstantUnderTheMouseStaysThereWhenZoomed() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      TimeScale scale = any(random);
      double x = random.nextDouble(2000);
      double instant = scale.from() + x * scale.nanosPerPixel();

      TimeScale zoomed = scale.zoomed(Math.exp(random.nextGaussian()), x, 1e10);

      assertThat(zoomed.x(instant)).as("seed " + seed).isCloseTo(x, within(1e-3));
    }
  }

  @Test
  void pixelsAndInstantsAreEachOthersInverse() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      TimeScale scale = any(random);
      double x = random.nextDouble(2000);

      long nanos = scale.nanosAt(x);

      assertThat(scale.x(nanos)).as("seed " + seed).isBetween(x - 1.001, x + 1e-3);
    }
  }

  @Test
  void fitsTheWholeStretch() {
    TimeScale scale = TimeScale.fit(0, 3.6e12, 1000);

    assertThat(scale.x(0)).isZero();
    assertThat(scale.x(3.6e12)).isCloseTo(1000, within(1e-6));
  }

  @Test
  void looksNoCloserThanANanosecondAPixelAndNoFurtherThanAllowed() {
    TimeScale scale = TimeScale.fit(0, 1e9, 1000);

    assertThat(scale.zoomed(1e12, 500, 1e6).nanosPerPixel()).isEqualTo(TimeScale.FINEST);
    assertThat(scale.zoomed(1e-12, 500, 1e6).nanosPerPixel()).isEqualTo(1e6);
  }

  @Test
  void leafingOnAndBackReturnsToTheSamePage() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      TimeScale anchor = any(random);
      double here = anchor.from() + random.nextDouble(0.9) * 1000 * anchor.nanosPerPixel();
      double there = here + random.nextGaussian() * 1e9;

      TimeScale page = anchor.pageOf(there, 1000);

      assertThat(page.x(there)).as("seed " + seed).isBetween(-1e-3, 900.001);
      assertThat(anchor.pageOf(here, 1000)).as("seed " + seed).isEqualTo(anchor);
    }
  }

  @Test
  void movesNoFurtherThanHalfAPictureBeyondTheRun() {
    TimeScale scale = new TimeScale(5e9, 1e6);

    assertThat(scale.within(2e9, 1000).from()).isEqualTo(1.5e9);
    assertThat(scale.panned(-1e6).within(2e9, 1000).from()).isEqualTo(-0.5e9);
    assertThat(scale.within(1e8, 1000).from()).isZero();
  }

  @Test
  void ticksAreRoundEvenlySpacedAndFarEnoughApart() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      TimeScale scale = any(random);
      List<AxisTicks.Tick> ticks = AxisTicks.of(scale, 1200, 80, Long.MAX_VALUE / 4);

      assertThat(ticks).as("seed " + seed).hasSizeBetween(1, 16);
      for (int i = 1; i < ticks.size(); i++) {
        double apart = scale.x(ticks.get(i).nanos()) - scale.x(ticks.get(i - 1).nanos());
        assertThat(apart).as("seed " + seed).isBetween(79.9, 400.0);
        assertThat(ticks.get(i).label()).isNotEqualTo(ticks.get(i - 1).label());
      }
    }
  }

  @Test
  void labelsHaveAUnitAndAsManyFiguresAsNeedBe() {
    assertThat(labels(0, 2e9, 1e9)).containsExactly("0.0 s", "0.5 s", "1.0 s");
    assertThat(labels(0, 5e6, 5e6)).startsWith("0 ms", "1 ms");
    assertThat(labels(0, 5e3, 5e3)).startsWith("0 µs", "1 µs");
    assertThat(labels(12e9, 12.002e9, 13e9)).startsWith("12.0000 s", "12.0005 s");
    assertThat(labels(0, 36e11, 36e11)).startsWith("0 min", "10 min").endsWith("1 h");
    assertThat(labels(0, 60e9, 60e9)).startsWith("0 s", "10 s");
  }

  private static List<String> labels(double from, double to, double end) {
    TimeScale scale = TimeScale.fit(from, to, 600);
    return AxisTicks.of(scale, 600, 90, (long) end).stream().map(AxisTicks.Tick::label).toList();
  }

  /// From a microsecond to hours in the picture.
  private static TimeScale any(Random random) {
    double nanosPerPixel = Math.pow(10, random.nextDouble(9.5));
    return new TimeScale(Math.floor(random.nextDouble(1e12)), nanosPerPixel);
  }
}
