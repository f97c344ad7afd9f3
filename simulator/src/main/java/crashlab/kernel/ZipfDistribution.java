package crashlab.kernel;

import java.util.Locale;

/// Ranks from 0 (the most frequent) to `count - 1`, where the rank `r` is drawn with a probability
/// in proportion to `1 / (r + 1)^exponent`: how keys are read, and pages visited.
///
/// Exact, in constant time and space. Drawing allocates nothing.
public final class ZipfDistribution {
  /*
   * Rejection-inversion: the histogram of the weights is covered by the integral of the weight as a
   * continuous function, shifted by one half. A uniform number in that area, put through the
   * inverse of the integral and rounded, is a candidate, nearly always accepted. Source: Hörmann
   * and Derflinger, "Rejection-Inversion to Generate Variates from Monotone Discrete
   * Distributions", ACM TOMACS 6(3), 1996.
   */
  private static final double SMALL = 1e-8; // below, two terms of a series are exact

  private final long count;
  private final double exponent;
  private final double lowestArea;
  private final double highestArea;
  private final double sureDistance; // a candidate so near to its place is always accepted

  /// Prepares draws.
  ///
  /// @param count how many ranks there are
  /// @param exponent how uneven they are: 0 makes them equal, 1 is Zipf's law
  /// @throws IllegalArgumentException if `count` is not from 1 to 2^52, or `exponent` not from 0 to
  ///   1000
  public ZipfDistribution(long count, double exponent) {
    if (count < 1 || count > 1L << 52 || !(exponent >= 0 && exponent <= 1000)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "not a Zipf distribution (count %d, exponent %s)", count, exponent));
    }
    this.count = count;
    this.exponent = exponent;
    lowestArea = integral(1.5) - 1;
    highestArea = integral((double) count + 0.5);
    sureDistance = 2 - inverse(integral(2.5) - weight(2));
  }

  /// Returns a rank from 0 (inclusive) to `count` (exclusive).
  public long draw(RandomStream stream) {
    while (true) {
      double area = highestArea + stream.nextDouble() * (lowestArea - highestArea);
      double x = inverse(area);
      double place = Math.clamp(Math.rint(x), 1, (double) count);
      if (place - x <= sureDistance || area >= integral(place + 0.5) - weight(place)) {
        return (long) place - 1;
      }
    }
  }

  private double weight(double x) {
    return StrictMath.exp(-exponent * StrictMath.log(x));
  }

  /// Returns the integral of [#weight] from 1 to `x`.
  private double integral(double x) {
    double log = StrictMath.log(x);
    double power = (1 - exponent) * log;
    double quotient = Math.abs(power) > SMALL ? StrictMath.expm1(power) / power : 1 + power / 2;
    return quotient * log;
  }

  /// Returns the `x` whose [#integral] is `area`.
  private double inverse(double area) {
    double shifted = Math.max(-1, area * (1 - exponent));
    double quotient =
        Math.abs(shifted) > SMALL ? StrictMath.log1p(shifted) / shifted : 1 - shifted / 2;
    return StrictMath.exp(quotient * area);
  }
}
