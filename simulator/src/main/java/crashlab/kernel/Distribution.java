package crashlab.kernel;

import java.util.List;
import java.util.Locale;

/// How long something takes: a distribution of nanoseconds.
///
/// A draw is computed in floating point and rounded once, is never negative, and is cut at
/// `Long.MAX_VALUE`. Drawing allocates nothing.
public sealed interface Distribution {
  /// Returns a duration drawn with the numbers of `stream`.
  long draw(RandomStream stream);

  /// Returns the mean of all possible draws before rounding.
  double averageNanos();

  /// Always the same duration.
  record Fixed(long nanos) implements Distribution {
    /// @throws IllegalArgumentException if `nanos` is negative
    public Fixed {
      require(nanos >= 0, "nanos", nanos);
    }

    @Override
    public long draw(RandomStream stream) {
      return nanos;
    }

    @Override
    public double averageNanos() {
      return nanos;
    }
  }

  /// The time from one event to the next when events happen independently at a constant rate.
  record Exponential(long meanNanos) implements Distribution {
    /// @throws IllegalArgumentException if `meanNanos` is negative
    public Exponential {
      require(meanNanos >= 0, "meanNanos", meanNanos);
    }

    @Override
    public long draw(RandomStream stream) {
      return Math.round(meanNanos * stream.nextExponential());
    }

    @Override
    public double averageNanos() {
      return meanNanos;
    }
  }

  /// Any whole number of nanoseconds from `lowNanos` to `highNanos`, both inclusive.
  record Uniform(long lowNanos, long highNanos) implements Distribution {
    /// @throws IllegalArgumentException if `lowNanos` is negative, `highNanos` is below it, or they
    ///   span every `long`
    public Uniform {
      require(lowNanos >= 0, "lowNanos", lowNanos);
      require(highNanos >= lowNanos, "highNanos", highNanos);
      require(highNanos - lowNanos < Long.MAX_VALUE, "highNanos", highNanos);
    }

    @Override
    public long draw(RandomStream stream) {
      return lowNanos + stream.nextLong(highNanos - lowNanos + 1);
    }

    @Override
    public double averageNanos() {
      return lowNanos + (highNanos - lowNanos) / 2.0;
    }
  }

  /// The normal distribution, with what lies below 0 moved to 0.
  record Normal(long meanNanos, long deviationNanos) implements Distribution {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    private static final double SURE = 8; // so many deviations above 0, a double sees no cut

    /// @throws IllegalArgumentException if one of them is negative
    public Normal {
      require(meanNanos >= 0, "meanNanos", meanNanos);
      require(deviationNanos >= 0, "deviationNanos", deviationNanos);
    }

    @Override
    public long draw(RandomStream stream) {
      return Math.max(0, Math.round(meanNanos + deviationNanos * stream.nextGaussian()));
    }

    /// Returns the mean with the cut at 0, so a little above `meanNanos`.
    @Override
    public double averageNanos() {
      double ratio = (double) meanNanos / deviationNanos;
      if (!(ratio < SURE)) {
        return meanNanos;
      }
      double density = StrictMath.exp(-0.5 * ratio * ratio - HALF_LOG_TWO_PI);
      return meanNanos * shareBelow(ratio, density) + deviationNanos * density;
    }

    /// Returns the share of a standard normal distribution below `x`. Source: Marsaglia,
    /// "Evaluating the Normal Distribution", Journal of Statistical Software 11(4), 2004.
    private static double shareBelow(double x, double density) {
      double term = x;
      double sum = x;
      double before = 0;
      for (int divisor = 3; sum != before; divisor += 2) {
        before = sum;
        term *= x * x / divisor;
        sum += term;
      }
      return 0.5 + sum * density;
    }
  }

  /// Mostly near the median, with a long tail: as service times tend to be. A hundredth of the
  /// draws lies above `p99Nanos`.
  record Lognormal(long medianNanos, long p99Nanos) implements Distribution {
    private static final double P99_DEVIATIONS = 2.3263478740408408;

    /// @throws IllegalArgumentException if `medianNanos` is not positive, or `p99Nanos` below it
    public Lognormal {
      require(medianNanos > 0, "medianNanos", medianNanos);
      require(p99Nanos >= medianNanos, "p99Nanos", p99Nanos);
    }

    @Override
    public long draw(RandomStream stream) {
      double deviations = stream.nextGaussian() / P99_DEVIATIONS;
      // StrictMath.pow would allocate tables, unless the compiler sees that they are not needed
      double exponent = deviations * StrictMath.log((double) p99Nanos / medianNanos);
      return Math.round(medianNanos * StrictMath.exp(exponent));
    }

    @Override
    public double averageNanos() {
      double sigma = StrictMath.log((double) p99Nanos / medianNanos) / P99_DEVIATIONS;
      return medianNanos * StrictMath.exp(sigma * sigma / 2);
    }
  }

  /// Durations that were measured, each equally likely.
  record Empirical(List<Long> nanos) implements Distribution {
    /// @throws IllegalArgumentException if there are none, or one is negative
    public Empirical {
      nanos = List.copyOf(nanos);
      require(!nanos.isEmpty(), "number of nanos", 0);
      for (long duration : nanos) {
        require(duration >= 0, "nanos", duration);
      }
    }

    @Override
    public long draw(RandomStream stream) {
      return nanos.get(stream.nextInt(nanos.size()));
    }

    @Override
    public double averageNanos() {
      double sum = 0;
      for (long duration : nanos) {
        sum += duration;
      }
      return sum / nanos.size();
    }
  }

  private static void require(boolean holds, String name, long found) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s out of range (%d)", name, found));
    }
  }
}
