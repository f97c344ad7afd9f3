package crashlab.otp;

/// An atom, or a module name without its `Elixir.` prefix. Two atoms of one name are equal.
public final class Atom implements Term {
  public static final Atom OK = new Atom("ok");
  public static final Atom ERROR = new Atom("error");
  public static final Atom NIL = new Atom("nil");
  public static final Atom UNDEFINED = new Atom("undefined");
  public static final Atom INFINITY = new Atom("infinity");

  private final String name;
  private final long digest;

  public Atom(String name) {
    this.name = name;
    this.digest = Digest.mix(1, Digest.of(name));
  }

  /// Returns an atom that is to be compared often: with another one made so it takes no look at the
  /// letters.
  public static Atom known(String name) {
    return new Atom(name.intern());
  }

  public String name() {
    return name;
  }

  @Override
  public long digest() {
    return digest;
  }

  @Override
  public String inspect() {
    boolean module = !name.isEmpty() && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
    if (module || name.equals("nil")) {
      return name;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean word =
          c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!word) {
        return ":\"" + name + '"';
      }
    }
    return ':' + name;
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Atom atom && atom.digest == digest && atom.name.equals(name));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(digest);
  }

  @Override
  public String toString() {
    return inspect();
  }
}
