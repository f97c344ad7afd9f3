package crashlab.otp;

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
}
