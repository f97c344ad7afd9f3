package crashlab.otp;

/// Terms whose inside no scenario can see: they are equal to each other and are written as a word.
public enum Opaque implements Term {
  REF("ref"),
  FUN("fun"),
  STACK("stack"),
  CHILD_SPEC("child_spec");

  private final String word;

  Opaque(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  @Override
  public long digest() {
    return Digest.mix(8, ordinal());
  }

  @Override
  public String inspect() {
    return "#" + word;
  }
}
