package crashlab.otp;

/// The atoms `true` and `false`, which scenario files write as JSON's own.
public enum Bool implements Term {
  FALSE,
  TRUE;

  public static Bool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public long digest() {
    return Digest.mix(4, this == TRUE ? 1 : 0);
  }

  @Override
  public String inspect() {
    return this == TRUE ? "true" : "false";
  }
}
