package crashlab.kernel;

import java.util.Locale;

/// A stream of random numbers of its own: the same seed and names give the same numbers on every
/// JVM, whatever other streams draw.
///
/// Its whole state is one `long`, so that a million processes can each have one. Deriving reads the
/// state and does not change it: derive first, then draw, and what is derived depends on seed and
/// names alone.
///
/// The generator is SplitMix64. Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014.
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long INDEX_SALT = 0xD1B54A32D192ED03L; // parts indices from names
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /// Returns the stream that a run with this seed gives to the part called `name`.
  public static RandomStream of(long seed, String name) {
    return new RandomStream(mix(seed + GOLDEN_GAMMA)).derive(name);
  }

  /// Returns the stream of the part of this one called `name`.
  public RandomStream derive(String name) {
    return new RandomStream(mix(mix(state) ^ hash(name)));
  }

  /// Returns the stream of the part of this one with that index, one among many alike.
  public RandomStream derive(long index) {
    return new RandomStream(mix(mix(state ^ INDEX_SALT) + index * GOLDEN_GAMMA));
  }

  /// Returns 64 random bits.
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /// Returns a number from 0 (inclusive) to `bound` (exclusive), each equally likely.
  ///
  /// @throws IllegalArgumentException if `bound` is not positive
  public int nextInt(int bound) {
    return (int) nextLong(bound);
  }

  /// Returns a number from 0 (inclusive) to `bound` (exclusive), each equally likely.
  ///
  /// @throws IllegalArgumentException if `bound` is not positive
  public long nextLong(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "bound must be positive (bound %d)", bound));
    }
    // Lemire's method: the high half of a product is uniform once the rare low halves that would
    // favour some results are refused. Source: Lemire, ACM TOMACS 29(1), 2019.
    long bits = nextLong();
    long low = bits * bound;
    if (Long.compareUnsigned(low, bound) < 0) {
      long refused = Long.remainderUnsigned(-bound, bound);
      while (Long.compareUnsigned(low, refused) < 0) {
        bits = nextLong();
        low = bits * bound;
      }
    }
    return Math.unsignedMultiplyHigh(bits, bound);
  }

  /// Returns a multiple of 2^-53 from 0 (inclusive) to 1 (exclusive).
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /// Returns a number drawn from the exponential distribution of mean 1.
  public double nextExponential() {
    return Ziggurat.nextExponential(this);
  }

  /// Returns a number drawn from the normal distribution of mean 0 and deviation 1.
  public double nextGaussian() {
    return Ziggurat.nextGaussian(this);
  }

  private static long hash(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return mix(hash);
  }

  private static long mix(long bits) {
    long first = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
    return second ^ (second >>> 31);
  }
}
