package crashlab.otp;

import org.jspecify.annotations.Nullable;

/// An integer.
public record Int(long value) implements Term {
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
