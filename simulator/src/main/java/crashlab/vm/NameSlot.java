package crashlab.vm;

import crashlab.otp.Atom;
import crashlab.otp.Digest;
import org.jspecify.annotations.Nullable;

/// A name that processes of one node can be registered under, and who holds it now. Whoever
/// addresses the name keeps the slot, so that no send looks a name up.
public final class NameSlot implements Destination {
  private final ErlangNode node;
  private final String name;
  private final Atom atom;
  private final long digest;
  @Nullable ErlangProcess holder;

  /// Whether a process has ever held it.
  boolean wasHeld;

  int mailboxMax;
  int restarts;

  NameSlot(ErlangNode node, String name) {
    this.node = node;
    this.name = name;
    this.atom = new Atom(name);
    this.digest = Digest.of(name);
  }

  /// The node on which the name is registered: `{name, node}` elsewhere.
  @Override
  public ErlangNode node() {
    return node;
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

  /// How often a supervisor has started a process anew that had the name once it was up.
  public int restarts() {
    return restarts;
  }

  /// The most messages that ever waited for a holder of the name.
  public int mailboxMax() {
    return mailboxMax;
  }
}
