package crashlab.otp;

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
}
