package crashlab.trace;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import org.jspecify.annotations.Nullable;

/// A 128-bit hash over all events of a run, in order: two runs did the same if they have the same.
///
/// It covers every argument of [#event]; of the detail, its digest. It guards against differences
/// that happen, not against ones that somebody forges.
@SuppressWarnings("EnumOrdinal") // EventType says that its order is part of the fingerprint
public final class Fingerprint implements TraceSink {
  /*
   * Two lanes of 64 bits that differ in their constants. Within a lane the six words of an event are
   * each multiplied by an odd constant of their own and added: these products do not wait for one
   * another. Only the sum then goes through the lane's chain of one multiplication and one shift, so
   * an event costs a few nanoseconds. Both steps are bijections of the lane, so nothing that differs
   * once can become equal again without another difference.
   */
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xC2B2AE3D27D4EB4FL;
  private static final long NO_DETAIL = 0x27D4EB2F165667C5L;

  private long first = FIRST;
  private long second = SECOND;

  /// Mixes one event in. Allocates nothing.
  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    long digest = digest(detail);
    long pair = (long) pid << 32 | (other & 0xFFFF_FFFFL);
    int kind = type.ordinal();
    first =
        chain(
            first,
            seq * 0xFF51AFD7ED558CCDL
                + timeNanos * 0xC4CEB9FE1A85EC53L
                + kind * 0x9FB21C651E98DF25L
                + pair * 0xD6E8FEB86659FD93L
                + cause * 0xA0761D6478BD642FL
                + digest * 0xE7037ED1A0B428DBL,
            FIRST);
    second =
        chain(
            second,
            seq * 0x8EBC6AF09C88C6E3L
                + timeNanos * 0x589965CC75374CC3L
                + kind * 0x1D8E4E27C47D124FL
                + pair * 0xEB44ACCAB455D165L
                + cause * 0x94D049BB133111EBL
                + digest * 0xBF58476D1CE4E5B9L,
            SECOND);
  }

  private static long digest(@Nullable Digested detail) {
    if (detail == null) {
      return NO_DETAIL;
    }
    // most details are atoms: asking for them spares a call through an interface of many classes
    return detail instanceof Atom atom ? atom.digest() : detail.digest();
  }

  /// Returns the hash over the events so far: 32 lower-case hexadecimal digits.
  public String text() {
    var digits = new StringBuilder(32);
    append(digits, finish(first, second));
    append(digits, finish(second, first));
    return digits.toString();
  }

  private static long chain(long lane, long word, long multiplier) {
    long z = (lane ^ word) * multiplier;
    return z ^ z >>> 32;
  }

  private static long finish(long lane, long other) {
    long z = (lane + Long.rotateLeft(other, 23)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ z >>> 33) * 0xC4CEB9FE1A85EC53L;
    return z ^ z >>> 33;
  }

  private static void append(StringBuilder digits, long word) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      digits.append(Character.forDigit((int) (word >>> shift) & 15, 16));
    }
  }
}
