package crashlab.otp;

import org.jspecify.annotations.Nullable;

/// Terms whose inside no scenario can see: those of a kind are equal to each other and are written
/// as a word.
public final class Opaque implements Term {
  private enum Kind {
    REF("ref"),
    FUN("fun"),
    STACK("stack"),
    CHILD_SPEC("child_spec");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  public static final Opaque REF = new Opaque(Kind.REF, null);
  public static final Opaque FUN = new Opaque(Kind.FUN, null);
  public static final Opaque STACK = new Opaque(Kind.STACK, null);
  public static final Opaque CHILD_SPEC = new Opaque(Kind.CHILD_SPEC, null);

  private final Kind kind;
  private final @Nullable ErrorInfo info;

  private Opaque(Kind kind, @Nullable ErrorInfo info) {
    this.kind = kind;
    this.info = info;
  }

  /// Returns a stack trace that says, for people, what was wrong with the arguments.
  public static Opaque stack(ErrorInfo info) {
    return new Opaque(Kind.STACK, info);
  }

  public String word() {
    return kind.word;
  }

  public boolean isStack() {
    return kind == Kind.STACK;
  }

  /// Returns what a stack trace says of the arguments; null where it says nothing.
  public @Nullable ErrorInfo info() {
    return info;
  }

  /// Returns the place of the kind among the kinds.
  int rank() {
    return kind.ordinal();
  }

  boolean isFunction() {
    return kind == Kind.FUN;
  }

  @Override
  public long digest() {
    return Digest.mix(8, kind.ordinal());
  }

  @Override
  public String inspect() {
    return "#" + kind.word;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Opaque opaque && opaque.kind == kind;
  }

  @Override
  public int hashCode() {
    return kind.ordinal();
  }

  @Override
  public String toString() {
    return kind.word;
  }
}
