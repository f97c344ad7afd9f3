package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
  private static final int DRAWS = 500_000;

  static Stream<Distribution> distributions() {
    return Stream.of(
        new Distribution.Fixed(0),
        new Distribution.Fixed(1_500),
        new Distribution.Exponential(0),
        new Distribution.Exponential(2_000_000),
        new Distribution.Uniform(7, 7),
        new Distribution.Uniform(0, 1),
        new Distribution.Uniform(1_000, 9_000),
        new Distribution.Normal(50_000, 0),
        new Distribution.Normal(50_000, 2_000),
        new Distribution.Normal(50_000, 40_000),
        new Distribution.Normal(0, 40_000),
        new Distribution.Lognormal(1_000_000, 1_000_000),
        new Distribution.Lognormal(1_000_000, 5_000_000),
        new Distribution.Empirical(List.of(5L)),
        new Distribution.Empirical(List.of(10L, 20L, 20L, 1_000L)));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void drawsItsAverage(Distribution distribution) {
    long[] draws = sortedDraws(distribution);

    double mean = Arrays.stream(draws).average().orElseThrow();
    double variance = Arrays.stream(draws).mapToDouble(x -> (x - mean) * (x - mean)).sum() / DRAWS;
    double tolerance = 4 * StrictMath.sqrt(variance / DRAWS) + 1e-9;
    assertThat(mean).isCloseTo(distribution.averageNanos(), within(tolerance));
    assertThat(draws[0]).isNotNegative();
  }

  @Test
  void spreadsNormalDrawsByTheirDeviation() {
    long[] draws = sortedDraws(new Distribution.Normal(50_000, 2_000));

    assertThat(draws[(int) (DRAWS * 0.84134)]).isCloseTo(52_000, within(20L));
    assertThat(draws[(int) (DRAWS * 0.15866)]).isCloseTo(48_000, within(20L));
  }

  @Test
  void putsMedianAndP99OfLognormalDrawsWhereTheyBelong() {
    long[] draws = sortedDraws(new Distribution.Lognormal(1_000_000, 5_000_000));

    assertThat(draws[DRAWS / 2]).isCloseTo(1_000_000, within(5_000L));
    assertThat(draws[DRAWS / 100 * 99]).isCloseTo(5_000_000, within(70_000L));
  }

  @Test
  void includesBothEndsOfAUniformRange() {
    assertThat(Arrays.stream(sortedDraws(new Distribution.Uniform(3, 5))).distinct())
        .containsExactly(3L, 4L, 5L);
  }

  @Test
  void givesTheRecordedDraws() {
    var random = RandomStream.of(42, "distributions");

    assertThat(distributions().map(distribution -> distribution.draw(random)))
        .containsExactly(
            0L, 1500L, 0L, 338266L, 7L, 0L, 7679L, 50000L, 48304L, 0L, 15561L, 1000000L, 755724L,
            5L, 1000L);
  }

  @Test
  void staysAtTheEndOfTimeRatherThanOverflow() {
    var random = RandomStream.of(1, "overflow");
    var distribution = new Distribution.Exponential(Long.MAX_VALUE);

    assertThat(LongStream.generate(() -> distribution.draw(random)).limit(100))
        .allMatch(nanos -> nanos >= 0)
        .contains(Long.MAX_VALUE);
  }

  @Test
  void keepsItsOwnCopyOfMeasuredDurations() {
    var measured = new ArrayList<>(List.of(1L));
    var distribution = new Distribution.Empirical(measured);
    measured.set(0, 2L);

    assertThat(distribution.nanos()).containsExactly(1L);
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatThrownBy(() -> new Distribution.Fixed(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nanos out of range (-1)");
    assertThatThrownBy(() -> new Distribution.Exponential(-1))
        .hasMessage("meanNanos out of range (-1)");
    assertThatThrownBy(() -> new Distribution.Uniform(2, 1))
        .hasMessage("highNanos out of range (1)");
    assertThatThrownBy(() -> new Distribution.Normal(1, -2))
        .hasMessage("deviationNanos out of range (-2)");
    assertThatThrownBy(() -> new Distribution.Lognormal(10, 9))
        .hasMessage("p99Nanos out of range (9)");
    assertThatThrownBy(() -> new Distribution.Empirical(List.of()))
        .hasMessage("number of nanos out of range (0)");
    assertThatThrownBy(() -> new Distribution.Empirical(List.of(1L, -1L)))
        .hasMessage("nanos out of range (-1)");
  }

  private static long[] sortedDraws(Distribution distribution) {
    var random = RandomStream.of(3, "draws");
    return LongStream.generate(() -> distribution.draw(random)).limit(DRAWS).sorted().toArray();
  }
}
