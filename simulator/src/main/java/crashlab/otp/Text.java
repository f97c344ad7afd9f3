package crashlab.otp;

import org.jspecify.annotations.Nullable;

/// A binary string, as in the text of a log entry or a registry key.
public record Text(String value) implements Term {
  @Override
  public long digest() {
    return Digest.mix(5, Digest.of(value));
  }

  @Override
  public String inspect() {
    return '"' + value + '"';
  }

  /* As the record's own, written out since both are used at every start, and the JDK puts those of
  records together when they are first used, which takes some milliseconds. */

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Text text && value.equals(text.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
