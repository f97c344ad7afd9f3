package crashlab.otp;

/// A term of which only the size matters: what is copied with the message that it is part of.
///
/// @param bytes at least 0
public record Blob(long bytes) implements Term {
  @Override
  public long digest() {
    return Digest.mix(11, bytes);
  }

  @Override
  public String inspect() {
    return "#term<" + bytes + " bytes>";
  }
}
