package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private final RandomStream stream = RandomStream.of(42, "test");

  /// Numbers recorded once: they are part of what a seed means, and must never change.
  @Nested
  class WithFixedVectors {
    @Test
    void givesTheRecordedBits() {
      assertThat(LongStream.generate(stream::nextLong).limit(4))
          .containsExactly(
              -2322936743665484393L,
              -6990705377712684033L,
              -4693391836730711754L,
              2695914476060000360L);
    }

    @Test
    void givesTheRecordedBitsToDerivedStreams() {
      assertThat(stream.derive("child").nextLong()).isEqualTo(-474469119362505636L);
      assertThat(stream.derive(1).nextLong()).isEqualTo(-7031698377428258731L);
    }

    @Test
    void givesTheRecordedNumbers() {
      assertThat(IntStream.generate(() -> stream.nextInt(1000)).limit(6))
          .containsExactly(874, 621, 745, 146, 745, 393);
      assertThat(DoubleStream.generate(stream::nextDouble).limit(2))
          .containsExactly(0.5227046559768943, 0.17845996750351767);
    }

    @Test
    void givesTheRecordedExponentialNumbers() {
      assertThat(DoubleStream.generate(stream::nextExponential).limit(4))
          .containsExactly(
              1.2207511303013425, 0.2911816525169495, 4.221849720520273, 0.7025345200339954);
      assertThat(fingerprint(RandomStream::nextExponential)).isEqualTo(7081903749786935004L);
    }

    @Test
    void givesTheRecordedNormalNumbers() {
      assertThat(DoubleStream.generate(stream::nextGaussian).limit(4))
          .containsExactly(
              -1.207126068989026, 0.24883471495703627, 2.2974305696009205, 0.6282334036212129);
      assertThat(fingerprint(RandomStream::nextGaussian)).isEqualTo(6740809094161083792L);
    }
  }

  @Test
  void dependsOnSeedAndName() {
    assertThat(RandomStream.of(42, "test").nextLong()).isEqualTo(stream.nextLong());
    assertThat(
            LongStream.of(
                RandomStream.of(42, "test").nextLong(),
                RandomStream.of(43, "test").nextLong(),
                RandomStream.of(42, "tesu").nextLong(),
                RandomStream.of(42, "").nextLong()))
        .doesNotHaveDuplicates();
  }

  @Test
  void derivesDifferentStreamsWithoutBeingChanged() {
    long[] first = new long[2_000];
    for (int i = 0; i < 1_000; i++) {
      first[i] = stream.derive(i).nextLong();
      first[1_000 + i] = stream.derive(Integer.toString(i)).nextLong();
    }

    assertThat(first).doesNotHaveDuplicates();
    assertThat(stream.nextLong()).isEqualTo(RandomStream.of(42, "test").nextLong());
  }

  @Test
  void drawsEachNumberBelowTheBoundEquallyOften() {
    int bound = 10;
    int[] counts = new int[bound];
    for (int i = 0; i < 1_000_000; i++) {
      counts[stream.nextInt(bound)]++;
    }

    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(98_800, 101_200));
  }

  @Test
  void staysBelowALargeBound() {
    long bound = (1L << 62) + 1;

    assertThat(LongStream.generate(() -> stream.nextLong(bound)).limit(10_000))
        .allMatch(number -> number >= 0 && number < bound);
  }

  @Test
  void refusesABoundThatIsNotPositive() {
    assertThatThrownBy(() -> stream.nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound must be positive (bound 0)");
  }

  @Test
  void drawsFractionsUniformly() {
    assertFollows(RandomStream::nextDouble, x -> Math.clamp(x, 0, 1));
  }

  @Test
  void drawsExponentialNumbers() {
    assertFollows(RandomStream::nextExponential, x -> 1 - StrictMath.exp(-x));
  }

  @Test
  void drawsTheTailOfExponentialNumbers() {
    double[] draws = sortedDraws(RandomStream::nextExponential);

    double beyond = Arrays.stream(draws).filter(x -> x > 8).count();
    double expected = draws.length * StrictMath.exp(-8);
    assertThat(beyond).isCloseTo(expected, within(4 * StrictMath.sqrt(expected)));
  }

  @Test
  void drawsNormalNumbers() {
    double[] draws = sortedDraws(RandomStream::nextGaussian);

    assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(0, within(0.003));
    assertThat(Arrays.stream(draws).map(x -> x * x).average().orElseThrow())
        .isCloseTo(1, within(0.005));
    assertShareBelow(draws, -2.3263478740408408, 0.01);
    assertShareBelow(draws, -1, 0.15865525393145707);
    assertShareBelow(draws, 0, 0.5);
    assertShareBelow(draws, 0.6744897501960817, 0.75);
    assertShareBelow(draws, 3, 0.9986501019683699);
    assertShareBelow(draws, 4, 0.9999683287581669); // beyond where the ziggurat's tail begins
  }

  private static void assertShareBelow(double[] draws, double x, double share) {
    double expected = draws.length * share;
    double deviation = StrictMath.sqrt(expected * (1 - share));
    assertThat((double) Arrays.stream(draws).filter(draw -> draw < x).count())
        .as("draws below %s", x)
        .isCloseTo(expected, within(4 * deviation));
  }

  /// Compares draws with a distribution function by the Kolmogorov-Smirnov distance.
  private static void assertFollows(
      ToDoubleFunction<RandomStream> draw, DoubleUnaryOperator distribution) {
    double[] draws = sortedDraws(draw);
    double distance = 0;
    for (int i = 0; i < draws.length; i++) {
      double expected = distribution.applyAsDouble(draws[i]);
      distance = Math.max(distance, Math.abs(expected - (i + 0.5) / draws.length));
    }
    assertThat(distance * StrictMath.sqrt(draws.length)).isLessThan(1.63);
  }

  private static double[] sortedDraws(ToDoubleFunction<RandomStream> draw) {
    var stream = RandomStream.of(7, "draws");
    return DoubleStream.generate(() -> draw.applyAsDouble(stream))
        .limit(1_000_000)
        .sorted()
        .toArray();
  }

  /// Sums up the bits of many draws, so that every way through the ziggurat counts.
  private static long fingerprint(ToDoubleFunction<RandomStream> draw) {
    var stream = RandomStream.of(42, "fingerprint");
    long sum = 0;
    for (int i = 0; i < 100_000; i++) {
      sum = sum * 31 + Double.doubleToLongBits(draw.applyAsDouble(stream));
    }
    return sum;
  }
}
