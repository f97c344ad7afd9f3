package crashlab.behaviour;

import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// Finds processes under keys: what OTP calls a via module, as far as messages are sent by it.
///
/// Source: OTP gen.erl, `where/1`; gen_server manual, `server_ref()`.
public interface NameLookup {
  /// Returns the living process under a key, or null.
  @Nullable ErlangProcess whereis(Term key);

  /// Returns the error that looking up a key raises, or null if it can be looked up.
  @Nullable Term whyUnreachable();

  /// Returns the name of a process under a key: `{via, Module, {Name, Key}}`.
  Term term(Term key);
}
