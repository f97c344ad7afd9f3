package crashlab.scenario;

/// A kind of things that a system lets scenarios give names to, such as tables: each that is spoken
/// of has to be given. Two kinds are never the same, whatever they are called: who declares one
/// keeps it in a constant.
public final class NameKind {
  private final String expected;

  /// @param expected what should stand where an unknown name does, such as `a table that ets_new
  ///   gives`
  public NameKind(String expected) {
    this.expected = expected;
  }

  String expected() {
    return expected;
  }

  @Override
  public String toString() {
    return expected;
  }
}
