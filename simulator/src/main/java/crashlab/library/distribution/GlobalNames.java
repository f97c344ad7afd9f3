package crashlab.library.distribution;

import crashlab.behaviour.NameLookup;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// Processes by their global names: `{global, Name}`.
///
/// Source: OTP global.erl, `whereis_name/1`, which looks into the own node's copy.
public final class GlobalNames implements NameLookup {
  private static final Atom GLOBAL = new Atom("global");

  private final ErlangNode node;

  /// @param node the node of whoever looks
  public GlobalNames(ErlangNode node) {
    this.node = node;
  }

  @Override
  public @Nullable ErlangProcess whereis(Term key) {
    return GlobalServer.of(node).whereis(key);
  }

  @Override
  public @Nullable Term whyUnreachable() {
    return null;
  }

  @Override
  public Term term(Term key) {
    return Tuple.of(GLOBAL, key);
  }
}
