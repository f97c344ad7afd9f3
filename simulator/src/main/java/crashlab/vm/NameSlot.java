package crashlab.vm;

import crashlab.otp.Atom;
import crashlab.otp.Digest;
import org.jspecify.annotations.Nullable;

/// A name that processes can be registered under, and who holds it now. Whoever addresses the name
/// keeps the slot, so that no send looks a name up.
public final class NameSlot {
  private final String name;
  private final Atom atom;
  private final long digest;
  @Nullable ErlangProcess holder;
  int mailboxMax;

  NameSlot(String name) {
    this.name = name;
    this.atom = new Atom(name);
    this.digest = Digest.of(name);
  }

  public String name() {
    return name;
  }

  long digest() {
    return digest;
  }

  public Atom atom() {
    return atom;
  }

  /// The process registered under the name, or null.
  public @Nullable ErlangProcess holder() {
    return holder;
  }

  /// The most messages that ever waited for a holder of the name.
  public int mailboxMax() {
    return mailboxMax;
  }
}
