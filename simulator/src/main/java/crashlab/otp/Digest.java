package crashlab.otp;

/// The mixing function behind every digest and fingerprint: 64 bits, the same on every JVM.
public final class Digest {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private Digest() {}

  /// Returns `hash` with `value` mixed in. Order matters. Allocates nothing.
  public static long mix(long hash, long value) {
    long z = (hash ^ value) * MULTIPLIER;
    z ^= z >>> 29;
    return z * 0xBF58476D1CE4E5B9L + (hash << 7 | hash >>> 57);
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
