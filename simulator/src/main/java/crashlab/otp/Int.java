package crashlab.otp;

import org.jspecify.annotations.Nullable;

/// An integer.
public record Int(long value) implements Term {
  /// Returns the sum of two numbers. Erlang's have no bound; these stop at those of 64 bits.
  public static Int sum(long a, long b) {
    long sum = a + b;
    boolean overflows = ((a ^ sum) & (b ^ sum)) < 0;
    return new Int(overflows ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum);
  }

  @Override
  public long digest() {
    return Digest.mix(2, value);
  }

  @Override
  public String inspect() {
    return Long.toString(value);
  }

  /* As the record's own, written out since both are used at every start, and the JDK puts those of
  records together when they are first used, which takes some milliseconds. */

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Int integer && value == integer.value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }
}
