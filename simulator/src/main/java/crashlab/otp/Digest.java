package crashlab.otp;

/// The mixing function behind every digest and fingerprint: 64 bits, the same on every JVM.
public final class Digest {
  // the constants of SplitMix64: 2^64 by the golden ratio, made odd, and its first multiplier
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long MULTIPLIER = 0xBF58476D1CE4E5B9L;

  private Digest() {}

  /// Returns `hash` with `value` mixed in. Order matters. Allocates nothing.
  public static long mix(long hash, long value) {
    long z = (hash ^ value) * GOLDEN_GAMMA;
    z ^= z >>> 29;
    return z * MULTIPLIER + (hash << 7 | hash >>> 57);
  }

  /// Returns a digest of the UTF-16 units of `text`. Allocates nothing.
  public static long of(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = mix(hash, text.charAt(i));
    }
    return hash;
  }
}
